import { numberWords } from './amount-words.ts';
import type { Amount } from './amounts.ts';

/** Amounts that could have stood in an amount's place: same unit, another value, written alike. */

/** Values that rules use, ascending, by unit. */
const LADDERS: Readonly<Record<string, readonly number[]>> = {
  'ngày làm việc': [1, 2, 3, 5, 7, 10, 12, 15, 20, 25, 30, 45],
  'giờ làm việc': [2, 4, 8, 12, 16, 24, 48],
  ngày: [1, 2, 3, 5, 7, 10, 15, 20, 30, 45, 60, 90, 120, 180],
  tháng: [1, 2, 3, 4, 6, 9, 12, 18, 24, 36, 48, 60],
  năm: [1, 2, 3, 4, 5, 7, 10, 15, 20, 25],
  'tháng tuổi': [6, 9, 12, 15, 18, 24, 36, 48],
  tuần: [1, 2, 3, 4, 6, 8],
  giờ: [1, 2, 3, 4, 6, 8, 10, 12, 18, 24, 36, 48, 72],
  phút: [5, 10, 15, 20, 30, 45, 60, 90, 120],
  tuổi: [6, 10, 13, 14, 15, 16, 17, 18, 20, 21, 25, 30, 45, 50, 55, 60, 62, 65],
  độ: [5, 10, 15, 20, 25, 30, 40],
  '%': [5, 10, 15, 20, 25, 30, 40, 50, 60, 65, 70, 75, 80, 90],
  bộ: [1, 2, 3, 4, 5, 6],
  bản: [1, 2, 3, 4, 5, 6],
  lần: [1, 2, 3, 4, 5, 6, 10],
  người: [1, 2, 3, 5, 7, 9, 10, 15, 20, 25, 30, 50, 100, 200, 300],
  'thành viên': [3, 5, 7, 9, 11, 13, 15],
};
/** Of money, by what it is multiplied. */
const FACTORS = [0.2, 0.4, 0.5, 0.6, 2, 1.5, 3, 5];

export interface Other {
  readonly text: string;
  readonly value: number;
}

/** Nearest values first. `known`: amounts of the same unit that rules have, for ranges and for dates. */
export function otherAmounts(amount: Amount, known: readonly Amount[]): Other[] {
  const others = amount.unit.includes('–')
    ? known
        .filter(
          ({ unit, value, upper }) =>
            unit === amount.unit && (value !== amount.value || upper !== amount.upper),
        )
        .map(({ text, value }) => ({ text, value }))
    : ladderOf(amount)
        .filter((value) => value !== amount.value)
        .flatMap((value) => written(amount, value));
  const unique = [...new Map(others.map((one) => [one.text, one])).values()];
  const step = (value: number) => Math.abs(Math.log((value + 0.1) / (amount.value + 0.1)));
  return unique
    .filter(({ text }) => text !== amount.text)
    .sort((a, b) => step(a.value) - step(b.value) || (a.text < b.text ? -1 : 1));
}

function ladderOf({ unit, value }: Amount): readonly number[] {
  if (unit === 'đồng')
    return FACTORS.map((factor) => factor * value).filter(
      (one) => one >= 1000 && Number.isInteger(one / 500),
    );
  return LADDERS[unit] ?? [];
}

function written(amount: Amount, value: number): Other[] {
  if (amount.unit === 'đồng' && amount.text !== `${amount.written} đồng`) return [];
  const digits =
    amount.unit === 'đồng'
      ? String(value).replace(/\B(?=(?:\d{3})+$)/gu, '.')
      : String(value).padStart(amount.written.startsWith('0') ? 2 : 1, '0');
  let text = amount.text.replace(amount.written, digits);
  const bracket = /\(([\p{L} ]+)\)/u.exec(text);
  if (bracket !== null) {
    const words = numberWords(value);
    if (words === null) return [];
    text = text.replace(bracket[0], `(${words})`);
  }
  return [{ text, value }];
}
