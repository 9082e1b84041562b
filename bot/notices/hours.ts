import { clockInVietNam, isDecentHour } from '../hours.ts';

/** How long after the time that a person chose it is still theirs, whatever the hour: a bot that was restarted is not late. */
export const GRACE_MINUTES = 60;

/** Whether what was wanted at `time` (`07:30`) may still be sent at an instant of that day. */
export function isDueAt(time: string, instant: Date): boolean {
  const clock = clockInVietNam(instant);
  if (clock < time) return false;
  return isDecentHour(instant) || minutesOf(clock) - minutesOf(time) <= GRACE_MINUTES;
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

/** `7:30`, `7h30`, `7 giờ`, `07.30` as `07:30`; null for what is no time of day. */
export function readTime(written: string): string | null {
  const [, hour = '', minute = '0'] =
    /^(\d{1,2})(?:\s*(?:[:.h]|giờ|gio)\s*(\d{1,2})?)?(?:\s*(?:phút|phut|p))?$/iu.exec(written.trim()) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
}

/** `2023-11-29` as people here write it: `29/11/2023`. */
export const shortDay = (day: string): string => day.split('-').reverse().join('/');
