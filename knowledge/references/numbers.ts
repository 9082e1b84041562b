import { isKindCode, isKnownCode, isPartyIssuer, spellCode } from './codes.ts';

const DASH = '[-‐‑‒–—−]';
const CODE = '\\p{L}{1,8}(?:&\\p{L}{1,3})?[0-9]{0,2}';
/** Codes after the first stand without spaces, but for the few issuers that people write "NĐ - CP". */
const MORE = `(?:${DASH}${CODE}|\\s?${DASH}\\s?(?:CP|TTg|UBND|HĐND|HDND)(?!\\p{L}))`;

/** 22/2008/QH12, 112/2020/NĐ-CP, 03/2022/TTLT-BNV-BTC: digits, year, then codes. */
const STATE_YEAR = `\\d{1,5}[a-z]?\\s?/\\s?(?:19|20)\\d{2}\\s?/\\s?${CODE}${MORE}{0,4}`;
/** 30-CT/TU, 26 CT/TW, 968 -CĐ/TTg, 874/QĐ-BTTTT, 3176/BKHCN-CVT, 71 nq/tu, 30 ct tu: digits, code, issuer. */
const TWO_CODES = `\\d{1,5}(?:\\s?${DASH}\\s?|\\s?/\\s?|\\s?)\\p{L}{1,6}(?:\\s?(?:/|${DASH})\\s?|\\s)${CODE}${MORE}{0,3}`;
/** 67/CP, 206/TTg, 161/HĐBT: numbers of the State until 1996 name the issuer alone. */
const ISSUER_ONLY = `\\d{1,4}\\s?/\\s?(?:CP|TTg|HĐBT)(?!\\s?${DASH})`;
const SHAPE = new RegExp(
  `(?<![\\p{L}\\p{N}/-])(?:${STATE_YEAR}|${ISSUER_ONLY}|${TWO_CODES})(?![\\p{L}\\p{N}])`,
  'giu',
);

/** Every full number in a text, with its offsets. "3 giờ/ngày" has the shape but no code. */
export function findNumbers(text: string): { start: number; end: number; parts: NumberParts }[] {
  return [...text.matchAll(SHAPE)].flatMap((match) => {
    const parts = numberParts(match[0]);
    if (parts === null || !isNumber(match[0], parts)) return [];
    return [{ start: match.index, end: match.index + match[0].length, parts }];
  });
}

/** Both codes known, or capitals with signs between them and no spaces ("3176/BKHCN-CVT"). */
function isNumber(written: string, { codes, year, first }: NumberParts): boolean {
  const known = codes.every(isKnownCode);
  if (year !== null) return known || /^\d+[a-z]?\s?\/\s?\d{4}\s?\/\s?\p{Lu}/u.test(written);
  if (isKindCode(codes[0] ?? '') && known) return true;
  if (isOldIssuer(codes)) return first === '/' && !/\s/u.test(written);
  return first !== '' && !/[\s\p{Ll}]/u.test(written.replace(/TTg|TTr|QĐi|CTr/gu, '')) && codes.length > 1;
}

/** True for the one code of a number until 1996. */
function isOldIssuer(codes: readonly string[]): boolean {
  return codes.length === 1 && ['CP', 'TTg', 'HĐBT'].includes(codes[0] ?? '');
}

/** A number taken apart. */
export interface NumberParts {
  readonly digits: string;
  readonly year: string | null;
  /** In the order written, spelled right: `CT`, `TU`. */
  readonly codes: readonly string[];
  /** The sign after the digits as written: `-`, `/` or empty. */
  readonly first: string;
}

/** Takes a written number apart; null where it is none. */
export function numberParts(written: string): NumberParts | null {
  const match =
    /^\s*(?:số\s*)?(\d{1,5}(?:[a-z](?=\s*\/\s*[\p{L}\d]))?)\s*(?:\/\s*((?:19|20)\d{2})(?=\s*\/))?\s*(.*)$/su.exec(
      written,
    );
  if (!match) return null;
  const rest = match[3] ?? '';
  const codes = rest.replaceAll('&', '').match(/[\p{L}\p{N}]+/gu) ?? [];
  const first = /^[/]/u.test(rest) ? '/' : /^[‐‑‒–—−-]/u.test(rest) ? '-' : '';
  return codes.length === 0
    ? null
    : { digits: match[1] ?? '', year: match[2] ?? null, codes: codes.map(spellCode), first };
}

/**
 * One spelling for a number: `968 -CĐ/TTg` → `968/CĐ-TTg`, `26 CT/TW` → `26-CT/TW`, `71 nq/tu` → `71-NQ/TU`.
 * Who issues decides the form: Party bodies write `digits-CODE/BODY`, the State `digits/CODE-BODY`. `kind` is the kind
 * that the text names with the number; a text without codes gets none back. Returns null where it is no full number.
 */
export function normaliseNumber(written: string, kind: string | null = null): string | null {
  const parts = numberParts(written.normalize('NFC'));
  if (parts === null) return null;
  const { digits, year } = parts;
  const codes = kind === 'Quy định' ? parts.codes.map((code) => (code === 'QD' ? 'QĐ' : code)) : parts.codes;
  if (year !== null) return `${digits}/${year}/${codes.join('-')}`;
  const [code, ...issuers] = codes;
  if (isOldIssuer(codes) && parts.first === '/') return `${digits}/${codes.join('')}`;
  if (code === undefined || issuers.length === 0) return null;
  const party = isPartyIssuer(issuers.at(-1) ?? '') && isKindCode(code);
  return party ? `${digits}-${code}/${issuers.join('-')}` : `${digits}/${codes.join('-')}`;
}

/** The year of a State number (`112/2020/NĐ-CP`); null where the number carries none. */
export function yearOf(number: string): number | null {
  const year = numberParts(number)?.year ?? null;
  return year === null ? null : Number(year);
}
