import { dayInVietNam } from '../day.ts';
import { clockInVietNam, isDecentHour } from '../hours.ts';

/** To whom asked the same day a reply may go a little earlier and later than other notices: they wait for it. */
const SAME_DAY_BEGINS = '07:00';
const SAME_DAY_ENDS = '21:00';

/** Whether a person's reply may go out now to who asked at `asked` (ISO time); else it is held for the morning. */
export function mayReach(asked: string, now: Date): boolean {
  if (isDecentHour(now)) return true;
  const clock = clockInVietNam(now);
  const sameDay = dayInVietNam(new Date(asked)) === dayInVietNam(now);
  return sameDay && SAME_DAY_BEGINS <= clock && clock < SAME_DAY_ENDS;
}
