import type { Day, Provision, Span } from '../../knowledge/types.ts';
import { addDays, DAY, DAY_GROUPS, dayOf, foldSame, readable } from './days.ts';
import { textFact, type Fact, type PartialEffect } from './fact.ts';

/** From when until when the text says that it is in force. */
export interface Effect {
  readonly from: Fact<Day> | null;
  readonly until: Fact<Day> | null;
  readonly partial: readonly PartialEffect[];
  /** Vietnamese sentence for readers: where the text says it; empty where it says nothing. */
  readonly how: string;
  readonly warnings: readonly string[];
}

const KINDS =
  'luat|bo luat|phap lenh|nghi dinh|nghi quyet(?: lien tich)?|thong tu(?: lien tich)?|quyet dinh|chi thi|quy dinh|quy che|huong dan|ket luan|ke hoach|chuong trinh|van ban|dieu le';
const COUNTED = String.raw`(?:sau\s+(?:\p{L}+\s+\()?(\d{1,3})\)?\s+ngay,?\s+)?`;
const SIGNED = String.raw`(ky|ban hanh|cong bo|thong qua|dang)`;
/** "Nghị định này có hiệu lực thi hành từ ngày …", "… sau 45 ngày kể từ ngày ký"; over folded text. */
const EFFECT = new RegExp(
  String.raw`(?<!\p{L})(?:${KINDS})\s+nay\s+(?:[^.;]{1,250}?\s+va\s+)?(?:bat\s+dau\s+)?co\s+hieu\s+luc(?:\s+thi\s+hanh)?,?\s+${COUNTED}(?:ke\s+)?tu\s+(?:ngay\s+)?(?:${DAY}|${SIGNED})`,
  'gu',
);
const DAYS_AFTER = 1;
const FIRST_DAY = 2;
const SIGN_WORD = FIRST_DAY + DAY_GROUPS;
const ENDS = new RegExp(
  String.raw`(?<!\p{L})(?:${KINDS})\s+nay\s+[^.;]{0,60}?het\s+hieu\s+luc(?:\s+thi\s+hanh)?\s+(?:ke\s+)?tu\s+ngay\s+${DAY}`,
  'u',
);
const UNTIL = new RegExp(String.raw`den\s+(?:het\s+)?(?:ngay\s+)?${DAY}`, 'u');
const PART = new RegExp(
  String.raw`(?:co\s+hieu\s+luc(?:\s+thi\s+hanh)?|duoc\s+(?:thuc\s+hien|ap\s+dung))\s+(?:ke\s+)?tu\s+ngay\s+${DAY}`,
  'u',
);

interface Found {
  readonly provision: Provision;
  readonly match: RegExpMatchArray;
  readonly start: number;
}

/** Reads the document's own validity. The last such sentence of the body counts: it stands in the final articles. */
export function readEffect(text: string, provisions: readonly Provision[], issuedOn: Day | null): Effect {
  const own = provisions.filter((one) => one.place.appendix === undefined && one.kind !== 'preamble');
  const found = own.flatMap(effectIn).at(-1);
  const until = found ? (endOf(text, found) ?? expiry(text, own)) : expiry(text, own);
  if (found === undefined) return { from: null, until, partial: [], how: '', warnings: [] };
  const { day, warning } = firstDay(found.match, issuedOn);
  const span = { start: found.provision.start + found.start, end: sentenceEnd(found) };
  const fact = day === null ? null : textFact(text, day, span);
  const words = text.slice(span.start, span.end).replace(/\s+/gu, ' ');
  const signed = found.match[SIGN_WORD] === undefined || day === null ? '' : `, tức ngày ${readable(day)}`;
  return {
    from: fact,
    until,
    partial: partsOf(found, own),
    how: `${capital(found.provision.locator)}: "${words}"${signed}.`,
    warnings: warning === null ? [] : [warning],
  };
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function effectIn(provision: Provision): Found[] {
  const folded = foldSame(provision.text);
  return [...folded.matchAll(EFFECT)].flatMap((match) => {
    const quoted = /[“"][^”"]*$/u.test(provision.text.slice(0, match.index));
    return quoted ? [] : [{ provision, match, start: match.index }];
  });
}

function sentenceEnd({ provision, match, start }: Found): number {
  const matched = start + match[0].length;
  const rest = /^[^.;\n]*/u.exec(provision.text.slice(matched))?.[0] ?? '';
  return provision.start + matched + rest.trimEnd().length;
}

function firstDay(
  match: RegExpMatchArray,
  issuedOn: Day | null,
): { day: Day | null; warning: string | null } {
  const count = match[DAYS_AFTER];
  const stated = dayOf(match, FIRST_DAY);
  if (stated !== null)
    return { day: count === undefined ? stated : addDays(stated, Number(count)), warning: null };
  const word = match[SIGN_WORD];
  if (word === undefined || word === 'cong bo' || word === 'dang')
    return { day: null, warning: 'không tính được ngày có hiệu lực từ câu quy định hiệu lực' };
  if (issuedOn === null)
    return { day: null, warning: 'văn bản có hiệu lực từ ngày ký nhưng không rõ ngày ký' };
  return { day: count === undefined ? issuedOn : addDays(issuedOn, Number(count)), warning: null };
}

/** "… đến hết ngày 31 tháng 12 năm 2026" in the same sentence: in force through that day. */
function endOf(text: string, found: Found): Fact<Day> | null {
  const from = found.provision.start + found.start + found.match[0].length;
  const rest = text.slice(from, sentenceEnd(found));
  const match = UNTIL.exec(foldSame(rest));
  const day = match && dayOf(match);
  return day
    ? textFact(text, addDays(day, 1), {
        start: from + match.index,
        end: from + match.index + match[0].length,
      })
    : null;
}

function expiry(text: string, provisions: readonly Provision[]): Fact<Day> | null {
  for (const provision of provisions) {
    const match = ENDS.exec(foldSame(provision.text));
    const day = match && dayOf(match);
    const start = provision.start + (match?.index ?? 0);
    if (match && day) return textFact(text, day, { start, end: start + match[0].length });
  }
  return null;
}

/** Parts that begin on another day: sentences of the same article that name one. */
function partsOf(found: Found, own: readonly Provision[]): PartialEffect[] {
  const article = found.provision.place.article;
  if (article === null) return [];
  return own
    .filter((one) => one.place.article === article && one !== found.provision)
    .flatMap((one) => one.segments.flatMap((segment) => partIn(one, segment)));
}

function partIn(provision: Provision, { start, end }: Span): PartialEffect[] {
  const written = provision.text.slice(start, end);
  const folded = foldSame(written);
  const match = PART.exec(folded);
  const from = match && dayOf(match);
  return from && folded.search(EFFECT) === -1 ? [{ provision: provision.id, from, written }] : [];
}
