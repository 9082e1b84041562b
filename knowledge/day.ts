import type { Day } from './types.ts';

/** Viet Nam is at UTC+7 all year, milliseconds. It has kept no summer time since 1975. */
const OFFSET = 7 * 60 * 60 * 1000;

/** The calendar day in Viet Nam at an instant, wherever the machine stands. */
export function dayInVietNam(instant: Date): Day {
  return new Date(instant.getTime() + OFFSET).toISOString().slice(0, 10);
}
