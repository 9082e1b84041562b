/** The letters of điểm, in order: Vietnamese law skips f, j, w and z, and puts đ after d. */
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

/** The place of a điểm's letter in the sequence, from 1; null where it is no such letter. */
export function pointOrdinal(letter: string): number | null {
  const index = POINT_LETTERS.indexOf(letter.toLowerCase());
  return index === -1 ? null : index + 1;
}

/** ASCII part of an id: `đ` is `dd`, the rest is itself in lower case. */
export function slug(value: string): string {
  return value.toLowerCase().replaceAll('đ', 'dd');
}
