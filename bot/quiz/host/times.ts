import { CLEAR_DAY, DAY_AFTER, DAY_BEFORE, readDay } from './days.ts';

/** Times as people write them in a line: `lúc 14:00`, `lúc 8h sáng mai`, `thứ sáu 27/11 lúc 14h`, `hạn 17:00 30/11`; folded, in lower case. */

/** Two digits behind a space are minutes unless they are a day (`14h 27/11`) or a number of something (`8h 20 câu`). */
const CLOCK = String.raw`(\d{1,2})\s*(?::|h|gio)(?:(?:(?=\d)|\s+(?=\d{2}(?!\d|\s*(?:[/-]|thang|cau|giay|s\b|doi|phut\s*(?:mot|moi|/)))))(\d{2}))?(?:\s*phut\b)?(?:\s*(sang|trua|chieu|toi)\b)?`;
/** `chiều thứ sáu 27/11, ` before the hour, and a day behind it. */
const BEFORE = String.raw`(?:(?:\b(sang|trua|chieu|toi)\s+)?(?<![\p{L}\d])(${DAY_BEFORE})[\s,]+)?`;
const AFTER = String.raw`(?:[\s,(]*(${DAY_AFTER}))?`;
export const STARTS = new RegExp(String.raw`${BEFORE}\bluc\s+${CLOCK}${AFTER}`, 'u');
export const ENDS = new RegExp(
  String.raw`\bhan(?:\s+(?:nop|chot|den|truoc|vao|la))*\s+${BEFORE}(?:(?:luc|vao|truoc)\s+)?${CLOCK}${AFTER}`,
  'u',
);

/** Absent (null), a time to come (ISO), words that name none, or a sentence on what does not fit. */
export type Read =
  { readonly time: string } | { readonly written: string } | { readonly fault: string } | null;

export const timeOf = (read: Read): string | null => (read !== null && 'time' in read ? read.time : null);

/** In Viet Nam, which has no summer time; a time without a day is the next such time. */
export function readTime(found: RegExpExecArray | null, now: Date): Read {
  if (found === null) return null;
  const [written, partBefore, dayBefore = '', hour, minute = '00', part = partBefore, dayAfter = ''] = found;
  const clock = `${String(hourOf(Number(hour), part)).padStart(2, '0')}:${minute}`;
  const on = (day: string) => Date.parse(`${day}T${clock}:00+07:00`);
  const read = readDay(`${dayBefore} ${dayAfter}`, now, (day) => on(day) <= now.getTime());
  if (read !== null && 'fault' in read) return read;
  const time = read === null ? NaN : on(read.day);
  return Number.isNaN(time) || time <= now.getTime()
    ? { written: written.trim() }
    : { time: new Date(time).toISOString() };
}

/** "2 giờ chiều" is 14; what is no hour stays none. */
function hourOf(hour: number, part: string | undefined): number {
  const later = part === 'chieu' || part === 'toi' || (part === 'trua' && hour < 11);
  return later && hour < 12 ? hour + 12 : hour;
}

/** Words for a day that are not read, and a day that stands away from its hour. */
const OTHER_DAY =
  /\b(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|(?:tuan|thang) sau|ngay (?:mot|kia|\d{1,2}(?:\/\d{1,2})?))\b|(?:^|\s)\/\d|(?<![\d/.-])\d{1,2}\/\d{1,2}(?![\d-])/;
/** Where an hour should stand: `hạn 30/11`, `hạn thứ sáu`. */
const NO_HOUR = /\b(?:luc|han)\s+(?:\d\S*|(?:thu\s*(?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)\b)/;

const HOW = 'Viết giờ như: lúc 14:00, lúc 14:00 27/11, lúc 14:00 thứ sáu, hạn 17:00 30/11.';

/** `rest`: what was left of the line, in which a time that was not read may stand. */
export function faultsOf(ends: Read, starts: Read, rest: string): string[] {
  const none = ends === null && starts === null;
  const left = (NO_HOUR.exec(rest) ?? (none ? CLEAR_DAY.exec(rest) : null))?.[0].trim();
  const day = none ? undefined : OTHER_DAY.exec(rest)?.[0].trim();
  const [until, from] = [timeOf(ends), timeOf(starts)];
  return [
    ...[ends, starts].flatMap((one) => faultOf(one)),
    ...(left === undefined ? [] : [`Tôi không đọc được giờ ở “${left}”. ${HOW}`]),
    ...(day === undefined ? [] : [`Tôi không đọc được ngày ở “${day}”. ${HOW}`]),
    ...(until !== null && from !== null && from >= until ? ['Giờ mở phải trước hạn.'] : []),
  ];
}

function faultOf(read: Read): string[] {
  if (read === null || 'time' in read) return [];
  return 'fault' in read ? [read.fault] : [`“${read.written}” đã qua hoặc không phải là giờ. ${HOW}`];
}
