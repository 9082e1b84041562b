import type { Bm25Parameters } from '../lexical-index.ts';
import { FIELDS } from './postings.ts';
import type { Segment } from './segment.ts';

/** A part of the index with what is added to a row's number within it. */
export interface Placed {
  readonly segment: Segment;
  readonly first: number;
}

/**
 * What one occurrence counts in each field of each row: field weight / (1 − b + b · length / average length of non-empty
 * fields); of row `r` and field `f` at `r · fields + f`. Seven digits are enough, and half the memory is faster.
 */
export function sharesOf(placed: readonly Placed[], rows: number, { fields }: Bm25Parameters): Float32Array {
  const shares = new Float32Array(rows * FIELDS.length);
  FIELDS.forEach((name, field) => {
    const { weight, b } = fields[name];
    const average = averageLength(placed, field);
    for (const { segment, first } of placed) {
      for (let row = 0; row < segment.rows; row += 1) {
        const length = segment.lengths[row * FIELDS.length + field] ?? 0;
        shares[(first + row) * FIELDS.length + field] = weight / (1 - b + (b * length) / average);
      }
    }
  });
  return shares;
}

function averageLength(placed: readonly Placed[], field: number): number {
  let [sum, filled] = [0, 0];
  for (const { segment } of placed) {
    for (let at = field; at < segment.lengths.length; at += FIELDS.length) {
      const length = segment.lengths[at] ?? 0;
      sum += length;
      if (length > 0) filled += 1;
    }
  }
  return Math.max(1, sum / Math.max(1, filled));
}
