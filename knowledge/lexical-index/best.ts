import type { Hit } from '../types.ts';

/**
 * The `limit` rows of the highest score above 0, best first; of equal ones the earlier row. Keeps a heap of the best so far,
 * whose worst stands at its root: a question about common words scores every row of the library.
 */
export function bestRows(scores: Float64Array, limit: number): Hit[] {
  const heap: Hit[] = [];
  if (limit <= 0) return heap;
  for (let row = 0; row < scores.length; row += 1) {
    const score = scores[row] ?? 0;
    if (score <= 0) continue;
    const [worst] = heap;
    // Rows come in order, so an equal score comes later and is the worse one.
    if (worst !== undefined && heap.length >= limit && score <= worst.score) continue;
    if (heap.length < limit) up(heap, { row, score });
    else down(heap, { row, score });
  }
  return heap.sort((a, b) => b.score - a.score || a.row - b.row);
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
