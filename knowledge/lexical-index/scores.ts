import type { Frequencies } from './frequencies.ts';

/** The scores of rows while a question is searched. */
export interface Scores {
  /** By row; 0 where nothing was found, or where the row was given up. */
  readonly values: Float64Array;
  /** The rows with a score; the first `length` hold. */
  readonly rows: Uint32Array;
  length: number;
  /** True where they stand in order. */
  sorted: boolean;
}

export function createScores(rows: number): Scores {
  return { values: new Float64Array(rows), rows: new Uint32Array(rows), length: 0, sorted: false };
}

/** Forgets all scores. Only rows that have one are touched: a library of millions is not gone through for a question. */
export function clearScores(scores: Scores): void {
  const { values, rows, length } = scores;
  for (let at = 0; at < length; at += 1) values[rows[at] ?? 0] = 0;
  scores.length = 0;
  scores.sorted = false;
}

/** How much a feature counts: `weight · tf′ / (k1 + tf′)`. */
export interface Weight {
  readonly weight: number;
  readonly k1: number;
}

/** Adds a list to every row that it names. */
export function addToAll(scores: Scores, list: Frequencies, { weight, k1 }: Weight): void {
  const { values, rows } = scores;
  const [listed, frequencies, end] = [list.rows, list.values, list.length];
  let { length } = scores;
  for (let at = 0; at < end; at += 1) {
    const row = listed[at] ?? 0;
    const frequency = frequencies[at] ?? 0;
    const before = values[row] ?? 0;
    if (before === 0) {
      rows[length] = row;
      length += 1;
    }
    values[row] = before + (weight * frequency) / (k1 + frequency);
  }
  scores.length = length;
}

/** Adds a list to the rows that have a score. */
export function addToKnown({ values }: Scores, list: Frequencies, { weight, k1 }: Weight): void {
  const [listed, frequencies, end] = [list.rows, list.values, list.length];
  for (let at = 0; at < end; at += 1) {
    const row = listed[at] ?? 0;
    const before = values[row] ?? 0;
    if (before === 0) continue;
    const frequency = frequencies[at] ?? 0;
    values[row] = before + (weight * frequency) / (k1 + frequency);
  }
}

/** Gives up rows with a score below `least`. */
export function dropBelow(scores: Scores, least: number): void {
  const { values, rows } = scores;
  let kept = 0;
  for (let at = 0; at < scores.length; at += 1) {
    const row = rows[at] ?? 0;
    if ((values[row] ?? 0) < least) values[row] = 0;
    else {
      rows[kept] = row;
      kept += 1;
    }
  }
  scores.length = kept;
}

/** The rows with a score, in order. Sorted when they are first asked for: by then most were given up. */
export function rowsInOrder(scores: Scores): Uint32Array {
  const rows = scores.rows.subarray(0, scores.length);
  if (!scores.sorted) rows.sort();
  scores.sorted = true;
  return rows;
}
