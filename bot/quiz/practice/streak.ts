import type { Day } from '../../../knowledge/types.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const before = (day: Day): Day => new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10);
/** Saturday and Sunday. */
const isRest = (day: Day): boolean => [0, 6].includes(new Date(day).getUTCDay());

/**
 * Days practised in a row, up to today or the last working day. A weekend without practice breaks nothing: people have their
 * rest. `practised`: days with an answer, in whatever order.
 */
export function streakOf(practised: Iterable<Day>, today: Day): number {
  const days = new Set(practised);
  let day = days.has(today) ? today : before(today);
  let count = 0;
  while (days.has(day) || isRest(day)) {
    if (days.has(day)) count += 1;
    day = before(day);
  }
  return count;
}
