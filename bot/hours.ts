import type { Letter } from './channel.ts';

/** Viet Nam is at UTC+7 all year, milliseconds. */
const OFFSET = 7 * 60 * 60 * 1000;

/** The wall clock in Viet Nam at an instant: `07:30`. Compares correctly as a string. */
export function clockInVietNam(instant: Date): string {
  return new Date(instant.getTime() + OFFSET).toISOString().slice(11, 16);
}

/** People are written to without having asked from 07:30 on and before 20:30: outside, they sleep or are with their families. */
const DAY_BEGINS = '07:30';
const DAY_ENDS = '20:30';

export function isDecentHour(instant: Date): boolean {
  const clock = clockInVietNam(instant);
  return DAY_BEGINS <= clock && clock < DAY_ENDS;
}

/**
 * Letters that nobody asked for just now, which wait at night. `until`: ISO time until which they may go out at any hour,
 * where their person chose it.
 */
export const unasked = (letters: readonly Letter[], until?: string): Letter[] =>
  letters.map((letter) => ({ ...letter, unasked: until === undefined ? {} : { until } }));

/** The instant of a day (`2023-11-29`) at which a wall clock in Viet Nam shows `time` (`07:30`), ISO, so many minutes later. */
export const instantInVietNam = (day: string, time: string, minutesLater = 0): string =>
  new Date(Date.parse(`${day}T${time}:00Z`) - OFFSET + minutesLater * 60_000).toISOString();

/** ISO time where it is night in Viet Nam, as the store is asked for letters (`Night` of `bot/mail.ts`); null by day. */
export const nightAt = (instant: Date): string | null =>
  isDecentHour(instant) ? null : instant.toISOString();

const TIME = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  hour: '2-digit',
  minute: '2-digit',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});

/** An ISO time as people in Viet Nam write it: `08:10 03/11/2026`. */
export const sayTime = (at: string): string => TIME.format(new Date(at));
