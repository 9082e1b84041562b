import { dayInVietNam } from '../../day.ts';
import type { Day } from '../../../knowledge/types.ts';

/** Days as people write them beside an hour: `27/11`, `thứ sáu 27/11`, `thứ hai tuần sau`, `mai`; folded, in lower case. */

const NUMBERED = String.raw`(?:thu\s*(?:hai|ba|tu|nam|sau|bay|[2-7])|t[2-7]|chu\s+nhat)\b`;
const WEEK = String.raw`tuan\s+(?:nay|toi|sau(?:\s+nua)?)\b`;
const DATE = String.raw`(?:ngay\s*)?(?<![\d/.-])\d{1,2}(?:[/-]|\s*thang\s*)\d{1,2}(?:(?:[/-]|\s*nam\s*)\d{4})?(?![\d/-])`;
const BETWEEN = String.raw`[\s,(]+`;

const dayPattern = (weekday: string, named: string): string => {
  const then = (part: string) => `(?:${BETWEEN}${part})?`;
  const ofWeekday = `${weekday}${then(String.raw`(?:${WEEK}|nay\b|toi\b)`)}${then(DATE)}${then(WEEK)}`;
  const ofDate = `${DATE}${then(weekday)}${then(WEEK)}`;
  const ofName = `(?:${named})${then(weekday)}${then(DATE)}`;
  return String.raw`(?:${ofWeekday}|${WEEK}${BETWEEN}${weekday}|${ofDate}|${ofName})\)?`;
};

/** Behind its hour. */
export const DAY_AFTER = dayPattern(
  String.raw`(?:${NUMBERED}|cn\b)`,
  String.raw`hom\s+nay\b|(?:ngay\s+)?mai\b`,
);
/** Before its hour, where words of the subject may stand too: "khuyến mãi" is no morrow. */
export const DAY_BEFORE = dayPattern(
  NUMBERED,
  String.raw`hom\s+nay\b|ngay\s+mai\b|(?<=^|(?:sang|trua|chieu|toi)\s+)mai\b`,
);
/** What is clearly a day, though it has no hour. */
export const CLEAR_DAY = new RegExp(String.raw`\b${NUMBERED}${BETWEEN}(?:${WEEK}|${DATE})`);

/** A day, or a sentence on what does not fit; null for words that name none. */
export type ReadDay = { readonly day: Day } | { readonly fault: string } | null;

const DAY_MS = 24 * 60 * 60 * 1_000;
/** A day without a year that is over is meant for the next year only where that is near: else it was mistyped. */
const MOST_AHEAD_MS = 183 * DAY_MS;

const plus = (day: Day, days: number): Day =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
const weekdayOf = (day: Day): number => new Date(day).getUTCDay();
const mondayOf = (day: Day): Day => plus(day, -((weekdayOf(day) + 6) % 7));

const NAMES = ['chủ nhật', 'thứ hai', 'thứ ba', 'thứ tư', 'thứ năm', 'thứ sáu', 'thứ bảy'] as const;
const WRITTEN = ['', 'hai', 'ba', 'tu', 'nam', 'sau', 'bay'];
const two = (value: string) => value.padStart(2, '0');
const sayDay = (day: Day): string => day.split('-').reverse().join('/');

interface Words {
  readonly dates: readonly RegExpMatchArray[];
  /** 0 Sunday; null for none. */
  readonly weekday: number | null;
  /** 0 for this week; null for none. */
  readonly week: number | null;
  /** Days from today; null for none. */
  readonly named: number | null;
}

/** `isOver`: whether the hour that goes with it is over on a day. Without words it is the next day on which it is not. */
export function readDay(words: string, now: Date, isOver: (day: Day) => boolean): ReadDay {
  const today = dayInVietNam(now);
  const found = wordsOf(words);
  const { dates, weekday, week, named } = found;
  const [first] = dates;
  if (first !== undefined) {
    const all = dates.map((date) => dated(date, today, isOver));
    const [day = null] = all;
    if (day === null || all.some((one) => one !== day)) return null;
    return checked(day, found, today);
  }
  if (named !== null) return checked(plus(today, named), found, today);
  if (weekday === null) return { day: isOver(today) ? plus(today, 1) : today };
  if (week !== null) return { day: plus(mondayOf(today), 7 * week + ((weekday + 6) % 7)) };
  const next = plus(today, (weekday - weekdayOf(today) + 7) % 7);
  return { day: isOver(next) ? plus(next, 7) : next };
}

function wordsOf(words: string): Words {
  const written = /\bthu\s*(hai|ba|tu|nam|sau|bay|[2-7])\b|\bt([2-7])\b|\b(?:chu\s+nhat|cn)\b/.exec(words);
  const name = written?.[1] ?? written?.[2] ?? null;
  const number = name === null ? 0 : /\d/.test(name) ? Number(name) - 1 : WRITTEN.indexOf(name);
  const week = /\btuan\s+(nay|toi|sau\s+nua|sau)\b/.exec(words)?.[1];
  const named = /\b(?:hom\s+nay|(mai))\b/.exec(words);
  return {
    dates: [...words.matchAll(/(\d{1,2})(?:[/-]|\s*thang\s*)(\d{1,2})(?:(?:[/-]|\s*nam\s*)(\d{4}))?/g)],
    weekday: written === null ? null : number,
    week: week === undefined ? null : week === 'nay' ? 0 : week.endsWith('nua') ? 2 : 1,
    named: named === null ? null : named[1] === undefined ? 0 : 1,
  };
}

/** Null where the calendar has no such day. */
function dated(
  [, day = '', month = '', year]: RegExpMatchArray,
  today: Day,
  isOver: (day: Day) => boolean,
): Day | null {
  const on = (of: string): Day | null => {
    const written = `${of}-${two(month)}-${two(day)}`;
    const time = Date.parse(written);
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(written) ? written : null;
  };
  const here = on(year ?? today.slice(0, 4));
  if (year !== undefined || (here !== null && !isOver(here))) return here;
  const next = on(String(Number(today.slice(0, 4)) + 1));
  return next !== null && Date.parse(next) - Date.parse(today) < MOST_AHEAD_MS ? next : here;
}

/** What else was said of the day has to fit. */
function checked(day: Day, { weekday, week, named }: Words, today: Day): ReadDay {
  const is = `${sayDay(day)} là ${NAMES[weekdayOf(day)] ?? ''}`;
  const not = (what: string): ReadDay => ({ fault: `${is}, không phải ${what}. Bạn xem lại ngày.` });
  if (weekday !== null && weekday !== weekdayOf(day)) return not(NAMES[weekday] ?? '');
  if (week !== null && mondayOf(day) !== plus(mondayOf(today), 7 * week))
    return not(`ngày của ${['tuần này', 'tuần sau', 'tuần sau nữa'][week] ?? ''}`);
  if (named !== null && day !== plus(today, named)) return not(named === 0 ? 'hôm nay' : 'ngày mai');
  return { day };
}
