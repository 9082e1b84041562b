import { z } from 'zod';
import { fold } from '../../knowledge/vietnamese.ts';
import type { Day } from '../../knowledge/types.ts';

/** A day as rule texts write it, over folded text; its three groups twice: "01 thang 7 nam 2026", "01/7/2026". */
export const DAY = String.raw`(?:(\d{1,2})\s+thang\s+(\d{1,2})\s+nam\s+(\d{4})|(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4}))`;
/** How many groups `DAY` has. */
export const DAY_GROUPS = 6;

/** The day of a match whose `DAY` groups begin at `first`; null where the calendar has no such day. */
export function dayOf(match: RegExpMatchArray, first = 1): Day | null {
  const [d1, m1, y1, d2, m2, y2] = match.slice(first, first + DAY_GROUPS);
  return toDay(y1 ?? y2, m1 ?? m2, d1 ?? d2);
}

function toDay(year = '', month = '', day = ''): Day | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return z.iso.date().safeParse(iso).success ? iso : null;
}

/** The day so many days later. */
export function addDays(day: Day, count: number): Day {
  const time = Date.parse(`${day}T00:00:00Z`) + count * 24 * 60 * 60 * 1000;
  return new Date(time).toISOString().slice(0, 10);
}

/** `2026-07-01` → `01/7/2026`, as people read it. */
export function readable(day: Day): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${date}/${Number(month)}/${year}`;
}

/** Lower case without diacritics, of the same length as the (NFC) text, so that offsets hold for both. */
export function foldSame(text: string): string {
  const folded = fold(text.toLowerCase());
  return folded.length === text.length ? folded : text.toLowerCase();
}
