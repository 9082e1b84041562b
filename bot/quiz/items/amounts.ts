import type { Span } from '../../../knowledge/types.ts';

/** An amount as a text writes it. */
export interface Amount extends Span {
  readonly text: string;
  /** Amounts of one kind can stand in each other's place: `ngày làm việc`, `%`, `đồng–đồng`. */
  readonly unit: string;
  /** In the unit; of a range the lower end. */
  readonly value: number;
  /** Of a range; equal to `value` otherwise. */
  readonly upper: number;
  /** The number as written, without its unit; of a range the first. */
  readonly written: string;
}

const NUMBER = String.raw`\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?`;
const WORDS = String.raw`(?: \([\p{L} ]{2,20}\))?`;
const MONEY = String.raw`(?:(?:triệu|nghìn|tỷ) )?đồng`;
/** Longer units first. */
const UNITS = String.raw`ngày làm việc|giờ làm việc|ngày|tháng tuổi|tháng|năm|tuần|giờ|phút|tuổi|độ(?= trở| đến|[.,;]|$)|bộ(?= hồ sơ)|bản|người|lần|thành viên|km|m|cm|mm`;
/** Before a number that counts nothing: a place, a date, a title, part of a larger name. */
const BEFORE = String.raw`(?<![\p{L}\d.,/–-])(?<!(?:số|[Đđ]iều|khoản|điểm|năm|quý|tháng|[Mm]ục|[Cc]hương|[Mm]ẫu|khóa|loại|nhóm|cấp|hạng|lần thứ|bậc|ngày) )`;
/** Behind an amount that is none: "6 tháng 5 năm", "15 ngày 30 phút". */
const AFTER = String.raw`(?![\p{L}\d])(?! (?:\d|năm \d{4}))`;

const PATTERNS: readonly (readonly [RegExp, 'money' | 'range' | 'date' | 'single' | 'share'])[] = [
  [new RegExp(`${BEFORE}(${NUMBER}) (${MONEY}) đến (?:dưới )?(${NUMBER}) (${MONEY})${AFTER}`, 'gu'), 'money'],
  [
    new RegExp(
      `${BEFORE}(${NUMBER})${WORDS}(?: (${UNITS}))? đến (?:dưới )?(${NUMBER})${WORDS} (${UNITS})${AFTER}`,
      'gu',
    ),
    'range',
  ],
  [new RegExp(String.raw`(?<=ngày )(\d{1,2}) tháng (\d{1,2})(?! năm \d)(?!\d)`, 'gu'), 'date'],
  [new RegExp(`${BEFORE}(${NUMBER})${WORDS} (${UNITS}|${MONEY})${AFTER}`, 'gu'), 'single'],
  [new RegExp(`${BEFORE}(${NUMBER}) ?(%)`, 'gu'), 'share'],
];

/** Every amount, in reading order; none within another. */
export function amountsIn(text: string): Amount[] {
  if (!/\d/u.test(text)) return [];
  const found: Amount[] = [];
  for (const [pattern, kind] of PATTERNS)
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (!found.some(({ start, end }) => span.start < end && start < span.end))
        found.push({ ...span, text: match[0], ...readAmount(kind, match) });
    }
  return found.sort((a, b) => a.start - b.start);
}

type Read = Pick<Amount, 'unit' | 'value' | 'upper' | 'written'>;

function readAmount(kind: 'money' | 'range' | 'date' | 'single' | 'share', match: RegExpExecArray): Read {
  const [, first = '', second = '', third = '', fourth = ''] = match;
  if (kind === 'date') {
    // As a day of the year, 31 days a month: for the order alone.
    const value = Number(second) * 31 + Number(first);
    return { unit: 'ngày–tháng', value, upper: value, written: first };
  }
  if (kind === 'money' || kind === 'range')
    return {
      unit: `${fourth}–${fourth}`,
      value: numberIn(first, second),
      upper: numberIn(third, fourth),
      written: first,
    };
  const unit = /đồng$/u.test(second) ? 'đồng' : second;
  const value = numberIn(first, second);
  return { unit, value, upper: value, written: first };
}

/** "1.000.000", "5,5"; of money in đồng. */
function numberIn(written: string, unit: string): number {
  const value = Number(written.replaceAll('.', '').replace(',', '.'));
  const factor = /^(triệu|nghìn|tỷ) /u.exec(unit)?.[1];
  return (
    value *
    (factor === undefined ? 1 : { nghìn: 1e3, triệu: 1e6, tỷ: 1e9 }[factor as 'nghìn' | 'triệu' | 'tỷ'])
  );
}
