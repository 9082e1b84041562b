import type { Library } from '../../knowledge/library.ts';
import { foldWords } from '../../knowledge/references.ts';
import type { Document } from '../../knowledge/types.ts';
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
/** "điều 5 luật bmnn hiện hành": behind the name at the end. */
const BEHIND = new RegExp(String.raw`(${KIND}\s+)${NAME}(?<=\s)${CURRENT}(?=${END})`, 'giu');
/** "luật cán bộ công chức hiện hành điều 8", "nđ 30 hiện hành điều 8": which one is meant is asked of the day of law anyway. */
const BEFORE_PLACE = new RegExp(String.raw`\s+${CURRENT}(?=${PLACE})`, 'giu');
/** "luật bmnn cũ điều 7"; without marks "cu" is also other words, so that it stands before a place or at the end. */
const FORMERLY = new RegExp(
  String.raw`${KIND}\s+${NAME}(?:(?:cũ|trước\s+đây)(?!\p{L})|(?:cu|truoc\s+day)(?=${PLACE}|${END}))`,
  'giu',
);
const NAMES_PLACE = new RegExp(String.raw`(?<!\p{L})${PLACE_WORD}\s+[\divx]`, 'iu');
/** Words up to which a message without a place hands a name over, rather than asks something of the law. */
const SHORT = 8;

/** Writes out which law is meant, where the name is one of a law held. */
export function writeOutVersion(text: string, library: Library): string {
  // Without a place who asks what it says asks of the subject, which is searched for.
  const line = NAMES_PLACE.test(text)
    ? text.replace(ABOUT, (written, kind: string, which: string, about: string) =>
        nameFirst(written, kind, which, about, library),
      )
    : text;
  const former = line.replace(FORMERLY, (written, name: string) => {
    const former = formerOf(lawsNamed(name, library), library);
    return former === null ? written : `luật ${former}`;
  });
  const placed = former.replace(BEFORE_PLACE, (written, at: number) =>
    endsWithSuperseded(former.slice(0, at), library) ? written : '',
  );
  if (!NAMES_PLACE.test(placed) && placed.split(/\s+/u).length > SHORT) return placed;
  return placed.replace(BEHIND, (written, kind: string, name: string) => {
    const laws = lawsNamed(name, library);
    return laws.length === 0 || isSuperseded(laws, library) ? written : `${kind}${name.trimEnd()}`;
  });
}

/** True where the words end with the name of a law whose successor is not held: "mới" then means that one. */
function endsWithSuperseded(before: string, library: Library): boolean {
  const name = /(?:luật|luat)\s+([\p{L},\s]+)$/iu.exec(before)?.[1];
  return name !== undefined && isSuperseded(lawsNamed(name, library), library);
}

/** "luật hiện hành về bí mật nhà nước" as "luật bí mật nhà nước hiện hành": the longest beginning that is a name. */
function nameFirst(written: string, kind: string, which: string, about: string, library: Library): string {
  const words = about.trim().split(/\s+/u);
  for (let count = words.length; count > 1; count--) {
    const name = words.slice(0, count).join(' ').replace(/,$/u, '');
    if (lawsNamed(name, library).length === 0) continue;
    const space = /\s$/u.test(written) ? ' ' : '';
    return `${[kind, name, which, ...words.slice(count)].join(' ')}${space}`;
  }
  return written;
}

/** The laws held that people call so, the newest first. */
function lawsNamed(name: string, { documents }: Library): readonly Document[] {
  const words = foldWords(name);
  return documents
    .filter((one) => /^(?:bộ )?luật/iu.test(one.kind) && isNamed(words, nameWords(one)))
    .sort((a, b) => (b.issuedOn ?? '').localeCompare(a.issuedOn ?? ''));
}

function isNamed(words: readonly string[], name: readonly string[]): boolean {
  return isShortName(words, name) || words.join(' ') === name.join(' ');
}

function isSuperseded([newest]: readonly Document[], library: Library): boolean {
  const next = newest?.validity.replacedBy ?? null;
  return next !== null && library.document(next) === undefined;
}

/** The law before the one of today: held, or the one that it replaced by its own words. Laws of several names have none. */
function formerOf(laws: readonly Document[], library: Library): string | null {
  const [newest, before] = laws;
  if (newest === undefined || new Set(laws.map(({ title }) => fold(title.toLowerCase()))).size > 1)
    return null;
  if (isSuperseded(laws, library)) return newest.number;
  if (before !== undefined) return before.number;
  const replaced = newest.relations.find(
    ({ kind, to, places }) => kind === 'replaces' && places.length === 0 && /\/QH\d/u.test(to),
  );
  return replaced?.to ?? null;
}
