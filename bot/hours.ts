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
