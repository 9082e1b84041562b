import type { RankingData } from './ranking-data.ts';

/** Bins of a feature, at most. */
export const BINS = 64;

/** Features as numbers of bins, one feature after another. */
export interface Binned {
  readonly rows: number;
  /** Of feature `f` and row `r`, `bins[f · rows + r]`. */
  readonly bins: Uint8Array;
  /** Of each feature the upper edges: a value is in the first bin whose edge is not below it. */
  readonly edges: readonly Float64Array[];
}

export function binFeatures({ values, names, gold }: RankingData): Binned {
  const [width, rows] = [names.length, gold.length];
  const bins = new Uint8Array(width * rows);
  const edges = names.map((_, feature) => {
    const column = new Float32Array(rows);
    for (let row = 0; row < rows; row += 1) column[row] = values[row * width + feature] ?? 0;
    const own = edgesOf(column);
    for (let row = 0; row < rows; row += 1) bins[feature * rows + row] = binOf(own, column[row] ?? 0);
    return own;
  });
  return { rows, bins, edges };
}

/** Edges between values at equal shares of the rows, half way to the next value. */
function edgesOf(column: Float32Array): Float64Array {
  const sorted = column.slice().sort();
  const edges: number[] = [];
  for (let cut = 1; cut < BINS; cut += 1) {
    let at = Math.floor((cut * sorted.length) / BINS);
    const value = sorted[at] ?? 0;
    if (edges.length > 0 && value <= (edges.at(-1) ?? 0)) continue;
    while (at < sorted.length && sorted[at] === value) at += 1;
    if (at < sorted.length) edges.push((value + (sorted[at] ?? 0)) / 2);
  }
  return Float64Array.from(new Set(edges));
}

function binOf(edges: Float64Array, value: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (value <= (edges[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}
