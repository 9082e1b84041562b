import type { Hit } from '../types.ts';
import { bestRows, leastOfBest } from './best.ts';
import { createFrequencies, readFrequencies, readWanted, type Frequencies } from './frequencies.ts';
import type { FeatureLists } from './lists.ts';
import {
  addToAll,
  addToKnown,
  clearScores,
  createScores,
  dropBelow,
  rowsInOrder,
  type Scores,
} from './scores.ts';

/** A feature of a question: where it stands, and the most that it can add to a row. */
export interface WeighedFeature extends FeatureLists {
  readonly weight: number;
}

/** The `limit` rows of the highest sum of `weight · tf′ / (k1 + tf′)`, best first; of equal ones the earlier row. */
export type Rank = (features: readonly WeighedFeature[], limit: number) => Hit[];

/** Share of all weights by which a bound is slackened: sums of floating numbers may be off in their last digits. */
const ROUNDING = 1e-9;
/** Of so many times as many rows as are sought the whole score is counted early, for a bound that few others reach. */
const PILOTS = 2;

/**
 * Ranks rows exactly without weighing each row of each list. Features are added from the weightiest to the lightest. Once
 * half of the weight is added, the best rows so far are scored whole: the worst of the best among them is a bound (MaxScore).
 * As soon as what is left cannot bring a new row above it, only rows seen so far go on, and after each further feature only
 * those that can still reach the bound. The common words come last and meet few rows.
 */
export function createRanking(rows: number, shares: Float32Array, k1: number): Rank {
  const work: Work = {
    scores: createScores(rows),
    pilots: createScores(rows),
    list: createFrequencies(),
    shares,
    k1,
  };
  return (features, limit) => {
    const { scores } = work;
    clearScores(scores);
    if (limit <= 0) return [];
    const order = [...features].sort((a, b) => b.weight - a.weight);
    const all = order.reduce((sum, { weight }) => sum + weight, 0);
    let [added, bound, closed] = [0, 0, false];
    order.forEach((feature, at) => {
      if (closed) addKnown(work, scores, feature);
      else addAll(work, feature);
      added += feature.weight;
      const left = all - added + all * ROUNDING;
      // No row has more than what was added: before that is more than what is left, no bound can hold.
      if (added <= left) return;
      // Fewer rows than are sought are all among the best: there is none to be worse than.
      if (scores.length < limit) return;
      if (bound === 0) bound = boundOf(work, order.slice(at + 1), limit);
      if (bound <= left) return;
      dropBelow(scores, bound - left);
      closed = true;
    });
    return bestRows(scores, limit);
  };
}

interface Work {
  readonly scores: Scores;
  readonly pilots: Scores;
  readonly list: Frequencies;
  readonly shares: Float32Array;
  readonly k1: number;
}

function addAll({ scores, list: into, shares, k1 }: Work, { lists, weight }: WeighedFeature): void {
  for (const { list, first } of lists) {
    readFrequencies(into, { list, first, shares });
    addToAll(scores, into, { weight, k1 });
  }
}

/** Rows of a list for one that is wanted, from which it is read whole: most blocks would be read anyway. */
const SPARSE = 8;

function addKnown(
  { list: into, shares, k1 }: Work,
  scores: Scores,
  { lists, count, weight }: WeighedFeature,
): void {
  const sparse = count > scores.length * SPARSE;
  for (const { list, first } of lists) {
    if (sparse) readWanted(into, { list, first, shares }, rowsInOrder(scores));
    else readFrequencies(into, { list, first, shares });
    addToKnown(scores, into, { weight, k1 });
  }
}

/** The whole score of the `limit`-th best of the rows that lead so far: no more than that of all rows. */
function boundOf(work: Work, left: readonly WeighedFeature[], limit: number): number {
  const { scores, pilots } = work;
  clearScores(pilots);
  for (const { row, score } of bestRows(scores, PILOTS * limit)) {
    pilots.values[row] = score;
    pilots.rows[pilots.length] = row;
    pilots.length += 1;
  }
  for (const feature of left) addKnown(work, pilots, feature);
  return leastOfBest(pilots, limit);
}
