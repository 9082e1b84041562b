import type { Attempt } from '../../quiz-practice.ts';
import { byMonth, byWeek, group, partsOf, type Grouping, type Line } from './groups.ts';
import { shareOf, type Share } from './share.ts';

/** Progress over time: the same weeks, or months, for everybody, so that lines can be set beside each other. */
export interface Periods {
  readonly of: 'week' | 'month';
  /** Mondays, or months as `2026-11`; those with answers alone, oldest first. */
  readonly keys: readonly string[];
  readonly all: readonly Line[];
}

/** Weeks that fit on a page side by side: those of a quarter. More are told by months. */
const MOST_WEEKS = 13;

export function periodsOf(attempts: readonly Attempt[]): Periods {
  const weeks = byWeek(attempts);
  const of = weeks.length > MOST_WEEKS ? 'month' : 'week';
  const all = of === 'month' ? byMonth(attempts) : weeks;
  return { of, all, keys: all.map(({ key }) => key ?? '') };
}

/** How somebody, or a unit, did in each of the periods; null where there are no answers. */
export interface Course {
  readonly key: string | null;
  readonly points: readonly (Share | null)[];
}

/** In the order of `group`. */
export function coursesOf(attempts: readonly Attempt[], by: Grouping, { of, keys }: Periods): Course[] {
  const split = of === 'month' ? byMonth : byWeek;
  const own = partsOf(attempts, (attempt) => attempt[by]);
  return group(attempts, by).map(({ key }) => {
    const lines = new Map(split(own.get(key) ?? []).map((line) => [line.key, line]));
    return { key, points: keys.map((period) => pointOf(lines.get(period))) };
  });
}

const pointOf = (line: Line | undefined): Share | null =>
  line === undefined ? null : shareOf(line.right, line.answers);
