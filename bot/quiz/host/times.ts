/** Times as people write them in a line: `lúc 14:00`, `lúc 8h sáng mai`, `hạn 17:00 30/11`; folded, in lower case. */

/** Two digits behind a space are minutes unless they are a day (`14h 27/11`) or a number of something (`8h 20 câu`). */
const CLOCK = String.raw`(\d{1,2})\s*(?::|h|gio)(?:(?:(?=\d)|\s+(?=\d{2}(?!\d|\s*(?:[/-]|thang|cau|giay|s\b|doi|phut\s*(?:mot|moi|/)))))(\d{2}))?(?:\s*phut\b)?(?:\s*(sang|trua|chieu|toi)\b)?`;
const DAY = String.raw`(?:\s*,?\s*(?:ngay)?\s*(hom nay|mai|(\d{1,2})(?:[/-]|\s*thang\s*)(\d{1,2})(?:(?:[/-]|\s*nam\s*)(\d{4}))?)(?!\d))?`;
export const STARTS = new RegExp(String.raw`\bluc\s+${CLOCK}${DAY}`);
export const ENDS = new RegExp(String.raw`\bhan(?:\s+(?:nop|chot))?\s+${CLOCK}${DAY}`);

/** Absent (null), a time to come (ISO), or words that name none. */
export type Read = { readonly time: string } | { readonly written: string } | null;

export const timeOf = (read: Read): string | null => (read !== null && 'time' in read ? read.time : null);

const HOUR_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * HOUR_MS;
/** A day without a year that is over is meant for the next year only where that is near: else it was mistyped. */
const MOST_AHEAD_MS = 183 * DAY_MS;
const two = (value: number) => String(value).padStart(2, '0');

/** In Viet Nam, which has no summer time; a time without a day is the next such time. */
export function readTime(found: RegExpExecArray | null, now: Date): Read {
  if (found === null) return null;
  const [written, hour, minute = '00', part, named, day, month, year] = found;
  const clock = `${two(hourOf(Number(hour), part))}:${minute}`;
  const local = new Date(now.getTime() + 7 * HOUR_MS);
  const today = local.toISOString().slice(0, 10);
  const on = (date: string) => Date.parse(`${date}T${clock}:00+07:00`);
  const dated = (of: number) => on(`${String(of)}-${two(Number(month))}-${two(Number(day))}`);
  let time = on(today);
  if (named === 'mai') time += DAY_MS;
  else if (day !== undefined) time = dated(year === undefined ? local.getUTCFullYear() : Number(year));
  else if (named === undefined && time <= now.getTime()) time += DAY_MS;
  if (time <= now.getTime() && day !== undefined && year === undefined) {
    const next = dated(local.getUTCFullYear() + 1);
    if (next - now.getTime() < MOST_AHEAD_MS) time = next;
  }
  return Number.isNaN(time) || time <= now.getTime()
    ? { written: written.trim() }
    : { time: new Date(time).toISOString() };
}

/** "2 giờ chiều" is 14; what is no hour stays none. */
function hourOf(hour: number, part: string | undefined): number {
  const later = part === 'chieu' || part === 'toi' || (part === 'trua' && hour < 11);
  return later && hour < 12 ? hour + 12 : hour;
}

/** Words for a day that `DAY` does not read, and a day that stands elsewhere than behind its hour. */
const OTHER_DAY =
  /\b(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|(?:tuan|thang) sau|ngay (?:mot|kia|\d{1,2}(?:\/\d{1,2})?))\b|(?:^|\s)\/\d|(?<![\d/.-])\d{1,2}\/\d{1,2}(?![\d-])/;

const HOW = 'Viết giờ như: lúc 14:00, lúc 14:00 27/11, hạn 17:00 30/11.';

/** `rest`: what was left of the line, in which a time that was not read may stand. */
export function faultsOf(ends: Read, starts: Read, rest: string): string[] {
  const left = /\b(?:luc|han)\s+\d\S*/.exec(rest)?.[0];
  const day = ends === null && starts === null ? undefined : OTHER_DAY.exec(rest)?.[0].trim();
  const [until, from] = [timeOf(ends), timeOf(starts)];
  return [
    ...[ends, starts].flatMap((one) =>
      one !== null && 'written' in one ? [`“${one.written}” đã qua hoặc không phải là giờ. ${HOW}`] : [],
    ),
    ...(left === undefined ? [] : [`Tôi không đọc được giờ ở “${left}”. ${HOW}`]),
    ...(day === undefined ? [] : [`Tôi không đọc được ngày ở “${day}”. ${HOW}`]),
    ...(until !== null && from !== null && from >= until ? ['Giờ mở phải trước hạn.'] : []),
  ];
}
