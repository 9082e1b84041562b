import type { Hit } from '../types.ts';
import type { Scores } from './scores.ts';

/**
 * The `limit` rows of the highest score, best first; of equal ones the earlier row. Keeps a heap of the best so far, whose
 * worst stands at its root.
 */
export function bestRows({ values, rows, length }: Scores, limit: number): Hit[] {
  const heap: Hit[] = [];
  if (limit <= 0) return heap;
  for (let at = 0; at < length; at += 1) {
    const row = rows[at] ?? 0;
    const score = values[row] ?? 0;
    const [worst] = heap;
    if (worst === undefined || heap.length < limit) up(heap, { row, score });
    else if (score > worst.score || (score === worst.score && row < worst.row)) down(heap, { row, score });
  }
  return heap.sort((a, b) => b.score - a.score || a.row - b.row);
}

/** The score of the `limit`-th best row; 0 where fewer have one. A heap of numbers, which costs no object a row. */
export function leastOfBest({ values, rows, length }: Scores, limit: number): number {
  if (length < limit) return 0;
  const heap = new Float64Array(limit);
  for (let at = 0; at < limit; at += 1) heap[at] = values[rows[at] ?? 0] ?? 0;
  for (let at = (limit >>> 1) - 1; at >= 0; at -= 1) sink(heap, at, heap[at] ?? 0);
  for (let at = limit; at < length; at += 1) {
    const score = values[rows[at] ?? 0] ?? 0;
    if (score > (heap[0] ?? 0)) sink(heap, 0, score);
  }
  return heap[0] ?? 0;
}

/** Puts a number in place of the one at `from` and lets it sink below smaller ones. */
function sink(heap: Float64Array, from: number, value: number): void {
  let at = from;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && (heap[child + 1] ?? 0) < (heap[child] ?? 0)) child += 1;
    const below = heap[child] ?? 0;
    if (below >= value) break;
    heap[at] = below;
    at = child;
  }
  heap[at] = value;
}

function isWorse(a: Hit, b: Hit): boolean {
  return a.score < b.score || (a.score === b.score && a.row > b.row);
}

/** Adds a hit at the end and lets it rise. */
function up(heap: Hit[], hit: Hit): void {
  let at = heap.push(hit) - 1;
  while (at > 0) {
    const parent = (at - 1) >>> 1;
    const above = heap[parent];
    if (above === undefined || !isWorse(hit, above)) break;
    heap[at] = above;
    at = parent;
  }
  heap[at] = hit;
}

/** Puts a hit in place of the worst and lets it sink. */
function down(heap: Hit[], hit: Hit): void {
  let at = 0;
  for (;;) {
    const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]];
    if (left === undefined) break;
    const [child, below] =
      right !== undefined && isWorse(right, left) ? [2 * at + 2, right] : [2 * at + 1, left];
    if (!isWorse(below, hit)) break;
    heap[at] = below;
    at = child;
  }
  heap[at] = hit;
}
