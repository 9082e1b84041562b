import { clockInVietNam, isDecentHour } from '../../hours.ts';

/** When people may be reminded of something that they are to do: not at night. */

const HOUR = 60 * 60 * 1_000;
/** Hours before a deadline at which people are reminded. */
const REMINDERS = [24, 2] as const;
/** A reminder that is due at night comes in the evening before, at eight in Viet Nam. */
const EVENING = '20:00';

/** ISO times, the earliest first; none that is over. */
export function remindersOf(deadline: string | null, now: Date): string[] {
  if (deadline === null) return [];
  const times = REMINDERS.map((hours) => decent(Date.parse(deadline) - hours * HOUR));
  return [...new Set(times)]
    .filter((time) => time > now.getTime())
    .sort((a, b) => a - b)
    .map((time) => new Date(time).toISOString());
}

function decent(time: number): number {
  if (isDecentHour(new Date(time))) return time;
  const day = new Date(time + 7 * HOUR).toISOString().slice(0, 10);
  const evening = Date.parse(`${day}T${EVENING}:00+07:00`);
  return clockInVietNam(new Date(time)) > EVENING ? evening : evening - 24 * HOUR;
}
