import type { Day } from '../../../knowledge/types.ts';
import { dayInVietNam } from '../../day.ts';
import type { Attempt } from '../../quiz-practice.ts';
import { shareRight, type Share } from './share.ts';

/** Results of one person, unit, topic, provision or week. */
export interface Line extends Share {
  /** Null: attempts that name none. */
  readonly key: string | null;
  /** How many people answered. */
  readonly people: number;
  /** Median of the times, milliseconds; null where none is known. */
  readonly ms: number | null;
}

export type Grouping = 'person' | 'unit' | 'topic' | 'provision';

/** What stands for attempts of no topic, or of one without a name. */
export const NO_TOPIC = 'Chủ đề khác';

/** What stands for attempts of people of no unit and no team. */
export const NO_UNIT = 'Không ghi đội, đơn vị';

/** Attempts with the names of their topics in place of ids; those of a topic without a name stand with those of none. */
export const withTopicNames = (
  attempts: readonly Attempt[],
  nameOf: (topic: string) => string | null,
): Attempt[] =>
  attempts.map((attempt) => ({
    ...attempt,
    topic: attempt.topic === null ? null : nameOf(attempt.topic),
  }));

/**
 * Attempts by what they have in common. The least known first: by the upper end of the interval, so that one wrong answer of one
 * does not stand before nine of ten.
 */
export function group(attempts: readonly Attempt[], by: Grouping): Line[] {
  return linesOf(attempts, (attempt) => attempt[by]).sort(leastKnownFirst);
}

/** Weeks, by their Monday in Viet Nam, oldest first; weeks without attempts are left out. */
export function byWeek(attempts: readonly Attempt[]): Line[] {
  return byTime(attempts, ({ at }) => mondayOf(dayInVietNam(new Date(at))));
}

/** Months in Viet Nam (`2026-11`), oldest first; months without attempts are left out. */
export const byMonth = (attempts: readonly Attempt[]): Line[] =>
  byTime(attempts, ({ at }) => dayInVietNam(new Date(at)).slice(0, 7));

const byTime = (attempts: readonly Attempt[], keyOf: (attempt: Attempt) => string): Line[] =>
  linesOf(attempts, keyOf).sort((a, b) => ((a.key ?? '') < (b.key ?? '') ? -1 : 1));

export const leastKnownFirst = (a: Line, b: Line): number =>
  a.high - b.high || b.answers - a.answers || ((a.key ?? '') < (b.key ?? '') ? -1 : 1);

const linesOf = (attempts: readonly Attempt[], keyOf: (attempt: Attempt) => string | null): Line[] =>
  [...partsOf(attempts, keyOf)].map(([key, own]) => lineOf(key, own));

/** Attempts by a key, in the order in which the keys come. */
export function partsOf(
  attempts: readonly Attempt[],
  keyOf: (attempt: Attempt) => string | null,
): ReadonlyMap<string | null, readonly Attempt[]> {
  const groups = new Map<string | null, Attempt[]>();
  for (const attempt of attempts) {
    const key = keyOf(attempt);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [attempt]);
    else known.push(attempt);
  }
  return groups;
}

export const lineOf = (key: string | null, attempts: readonly Attempt[]): Line => ({
  key,
  ...shareRight(attempts),
  people: new Set(attempts.map(({ person }) => person)).size,
  ms: median(attempts.flatMap(({ ms }) => (ms === null ? [] : [ms]))),
});

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[half - 1], sorted[half]];
  if (high === undefined) return null;
  return sorted.length % 2 === 1 || low === undefined ? high : (low + high) / 2;
}

const DAY_MS = 24 * 60 * 60 * 1_000;

function mondayOf(day: Day): Day {
  const time = Date.parse(day);
  const sinceMonday = (new Date(time).getUTCDay() + 6) % 7;
  return new Date(time - sinceMonday * DAY_MS).toISOString().slice(0, 10);
}
