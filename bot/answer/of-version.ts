import type { Library } from '../../knowledge/library.ts';
import { foldWords } from '../../knowledge/references.ts';
import type { Day, Document } from '../../knowledge/types.ts';
import { validityOn } from '../../knowledge/validity.ts';
import { fold } from '../../knowledge/vietnamese.ts';
import { isShortName, nameWords } from './short-names.ts';

/** Which of the laws of one name is meant: "luật bmnn hiện hành", "luật hiện hành về bí mật nhà nước", "luật bmnn cũ". */

const KIND = String.raw`(?<![\p{L}\p{N}])(?<!kỷ |kỉ |pháp |ky |ki |phap )(?:bộ\s+luật|bo\s+luat|luật|luat)`;
const PLACE_WORD = String.raw`(?:điều|khoản|điểm|mục|chương|phần|dieu|khoan|diem|muc|chuong|phan)`;
const PLACE = String.raw`\s+${PLACE_WORD}\s+[\p{L}\d]`;
const END = String.raw`\s*(?:$|[?!.;,)])`;
/** One to eleven words of a name, none of which begins another law or a place. */
const NAME = String.raw`((?:(?!(?:luật|luat|${PLACE_WORD})(?!\p{L}))\p{L}+,?\s+){1,11}?)`;

const CURRENT = String.raw`(?:(?:(?:đang|dang|còn|con)\s+)*(?:có\s+hiệu\s+lực|co\s+hieu\s+luc)|hiện\s+hành|hien\s+hanh|hiện\s+nay|hien\s+nay|mới\s+nhất|moi\s+nhat|mới|moi|bây\s+giờ)`;
const FORMER = String.raw`(?:cũ|cu|trước\s+đây|truoc\s+day)`;

/** "luật hiện hành về bí mật nhà nước", "luật cũ về …": which one stands before what it is about. */
const ABOUT = new RegExp(
  String.raw`(${KIND})\s+(${CURRENT}|${FORMER})\s+(?:về|ve)\s+((?:(?!${PLACE_WORD}(?!\p{L}))\p{L}+,?\s*){2,12})`,
  'giu',
);
/** "điều 5 luật bmnn hiện hành": behind the name, before a place or at the end. */
const BEHIND = new RegExp(
  String.raw`(${KIND}\s+)${NAME}(?<=\s)${CURRENT}(?=${PLACE}|\s*(?:$|[?!.;)]))`,
  'giu',
);
/** "luật bmnn cũ điều 7"; without marks "cu" is also other words, so that it stands before a place or at the end. */
const FORMERLY = new RegExp(
  String.raw`${KIND}\s+${NAME}(?:(?:cũ|trước\s+đây)(?!\p{L})|(?:cu|truoc\s+day)(?=${PLACE}|${END}))`,
  'giu',
);
const NAMES_PLACE = new RegExp(String.raw`(?<!\p{L})${PLACE_WORD}\s+[\divx]`, 'iu');
/** Words up to which a message without a place hands a name over, rather than asks something of the law. */
const SHORT = 8;

/** Writes out which law is meant on a day of law, where the name is one of a law held. */
export function writeOutVersion(text: string, library: Library, on: Day): string {
  const named = (name: string): readonly Document[] => lawsNamed(name, library, on);
  // Without a place who asks what it says asks of the subject, which is searched for.
  const line = NAMES_PLACE.test(text)
    ? text.replace(ABOUT, (written, kind: string, which: string, about: string) =>
        nameFirst(written, kind, which, about, named),
      )
    : text;
  const former = line.replace(FORMERLY, (written, name: string) => {
    const number = formerOf(named(name), library, on);
    return number === null ? written : `luật ${number}`;
  });
  if (!NAMES_PLACE.test(former) && former.split(/\s+/u).length > SHORT) return former;
  return former.replace(BEHIND, (written, kind: string, name: string) => {
    const laws = named(name);
    const next = successorElsewhere(laws, library, on);
    if (next !== null) return `luật ${next}`;
    return laws.length === 0 ? written : `${kind}${name.trimEnd()}`;
  });
}

/** "luật hiện hành về bí mật nhà nước" as "luật bí mật nhà nước hiện hành": the longest beginning that is a name. */
function nameFirst(
  written: string,
  kind: string,
  which: string,
  about: string,
  named: (name: string) => readonly Document[],
): string {
  const words = about.trim().split(/\s+/u);
  for (let count = words.length; count > 1; count--) {
    const name = words.slice(0, count).join(' ').replace(/,$/u, '');
    if (named(name).length === 0) continue;
    const space = /\s$/u.test(written) ? ' ' : '';
    return `${[kind, name, which, ...words.slice(count)].join(' ')}${space}`;
  }
  return written;
}

/** The laws held that people call so and that were law by a day, the newest first. */
function lawsNamed(name: string, { documents }: Library, on: Day): readonly Document[] {
  const words = foldWords(name);
  return documents
    .filter(
      (one) =>
        /^(?:bộ )?luật/iu.test(one.kind) && isNamed(words, nameWords(one)) && (one.validity.from ?? on) <= on,
    )
    .sort((a, b) => (b.issuedOn ?? '').localeCompare(a.issuedOn ?? ''));
}

function isNamed(words: readonly string[], name: readonly string[]): boolean {
  return isShortName(words, name) || words.join(' ') === name.join(' ');
}

/** The number of what replaced the newest by now, where that is not held. */
function successorElsewhere([newest]: readonly Document[], library: Library, on: Day): string | null {
  if (newest === undefined || validityOn(newest.validity, on) !== 'expired') return null;
  const next = newest.validity.replacedBy;
  return next !== null && library.document(next) === undefined ? next : null;
}

/** The law before the one of today: held, or the one that it replaced by its own words. Laws of several names have none. */
function formerOf(laws: readonly Document[], library: Library, on: Day): string | null {
  const [newest, before] = laws;
  if (newest === undefined || new Set(laws.map(({ title }) => fold(title.toLowerCase()))).size > 1)
    return null;
  if (successorElsewhere(laws, library, on) !== null) return newest.number;
  if (before !== undefined) return before.number;
  const replaced = newest.relations.find(
    ({ kind, to, places }) => kind === 'replaces' && places.length === 0 && /\/QH\d/u.test(to),
  );
  return replaced?.to ?? null;
}
