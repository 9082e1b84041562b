import { dayInVietNam } from '../day.ts';
import { clockInVietNam, instantInVietNam, isDecentHour } from '../hours.ts';

/** To whom asked the same day a reply may go a little earlier and later than other notices: they wait for it. */
const SAME_DAY_BEGINS = '07:00';
const SAME_DAY_ENDS = '21:00';

/** Until when a reply that is written by day may go out at any hour, ISO time; undefined: by day alone. */
export function reachesUntil(asked: string, now: Date): string | undefined {
  const today = dayInVietNam(now);
  return dayInVietNam(new Date(asked)) === today ? instantInVietNam(today, SAME_DAY_ENDS) : undefined;
}

/** Whether a person's reply may go out now to who asked at `asked` (ISO time); else it is held for the morning. */
export function mayReach(asked: string, now: Date): boolean {
  if (isDecentHour(now)) return true;
  const clock = clockInVietNam(now);
  const sameDay = dayInVietNam(new Date(asked)) === dayInVietNam(now);
  return sameDay && SAME_DAY_BEGINS <= clock && clock < SAME_DAY_ENDS;
}
