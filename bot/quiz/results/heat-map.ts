import type { Attempt } from '../../quiz-practice.ts';
import { group, leastKnownFirst, lineOf, type Line } from './groups.ts';

/** Rules by topic, the least known first. */
export interface HeatMap {
  readonly rows: readonly HeatRow[];
}
export interface HeatRow {
  readonly topic: Line;
  /** `key` is the provision; attempts bound to none are left out. */
  readonly cells: readonly Line[];
}

/** A topic with its provisions. A provision whose items are of two topics stands under both, with the answers of each. */
export function heatMap(attempts: readonly Attempt[]): HeatMap {
  const bound = attempts.filter(({ provision }) => provision !== null);
  const topics = [...new Set(bound.map(({ topic }) => topic))];
  const rows = topics.map((topic) => {
    const own = bound.filter((attempt) => attempt.topic === topic);
    return { topic: lineOf(topic, own), cells: group(own, 'provision') };
  });
  return { rows: rows.sort((a, b) => leastKnownFirst(a.topic, b.topic)) };
}
