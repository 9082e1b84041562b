import { z } from 'zod';
import type { Day } from '../knowledge/types.ts';

export { dayInVietNam } from '../knowledge/day.ts';

/** `2026-11-03`, or `3/11/2026` as people here write a day; null for what is no day of the calendar. */
export function writtenDay(text: string): Day | null {
  const { day = '', month = '', year = '' } = BY_HAND.exec(text)?.groups ?? {};
  const iso = year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return z.iso.date().safeParse(iso).data ?? null;
}

const BY_HAND = /^(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4})$/;
