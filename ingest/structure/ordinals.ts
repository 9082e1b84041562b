/** The letters of điểm, in order: Vietnamese law skips f, j, w and z, and puts đ after d; after y it doubles them. */
export const POINT_LETTERS = [...'abcdđeghiklmnopqrstuvxy'];

const ROMAN = /^(X{0,3})(IX|IV|V?I{0,3})$/u;
const VALUES: Record<string, number> = { I: 1, V: 5, X: 10 };
const WORDS = ['nhất', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười'];

/** The number that a label's value stands for: `IV` 4, `thứ hai` 2, `14` 14; null where it is none. */
export function ordinal(value: string): number | null {
  if (/^\d+$/u.test(value)) return Number(value);
  const word = /^thứ\s+(\p{L}+)$/u.exec(value.toLowerCase())?.[1];
  if (word !== undefined) return WORDS.includes(word) ? WORDS.indexOf(word) + 1 : null;
  return fromRoman(value.toUpperCase());
}

function fromRoman(value: string): number | null {
  if (value === '' || !ROMAN.test(value)) return null;
  const digits = [...value].map((letter) => VALUES[letter] ?? 0);
  return digits.reduce((sum, digit, i) => sum + (digit < (digits[i + 1] ?? 0) ? -digit : digit), 0);
}

const TENS = ['', 'X', 'XX', 'XXX'];
const ONES = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'];

/** Roman numeral of 1 to 39, as chapters have them. */
export function roman(value: number): string {
  return `${TENS[Math.floor(value / 10)] ?? ''}${ONES[value % 10] ?? ''}`;
}

/** The place of a điểm's letter in the sequence, from 1: `đ` 5, `aa` 24, `a1` (put in after a) 1; null where it is none. */
export function pointOrdinal(letter: string): number | null {
  const [, first = '', second = ''] = /^(\p{L})(\p{L}?)\d?$/u.exec(letter.toLowerCase()) ?? [];
  const index = POINT_LETTERS.indexOf(first);
  if (index === -1 || (second !== '' && second !== first)) return null;
  return second === '' ? index + 1 : POINT_LETTERS.length + index + 1;
}

/** The letter at a place of the sequence; null past the doubled letters. */
export function pointLetter(order: number): string | null {
  const count = POINT_LETTERS.length;
  const letter = POINT_LETTERS[(order - 1) % count];
  return letter === undefined || order > 2 * count ? null : letter.repeat(order > count ? 2 : 1);
}

/** ASCII part of an id: `đ` is `dd`, doubled letters get a hyphen (`dd` → `d-d`), other signs become one hyphen. */
export function slug(value: string): string {
  const doubled = value.toLowerCase().replace(/^(\p{L})\1$/u, '$1-$1');
  return doubled
    .replaceAll('đ', 'dd')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9.]+/gu, '-')
    .replace(/^-|-$/gu, '');
}
