import { hashFeature } from './network.ts';
import type { FieldName, PassageFields } from './types.ts';
import { tokenise } from './vietnamese.ts';

/**
 * Static embeddings: a vector for each syllable and pair of neighbours, one weight for each in questions and one in passages.
 * A text's vector is their weighted sum at length 1, a passage's the weighted sum of its fields' at length 1. Trained by
 * `npm run train -- embeddings` (`eval/train/embeddings.ts`) and only read here.
 */
export interface StaticModel {
  readonly dimension: number;
  /** Unit vector of a question; all zeros where it holds no known word. */
  question(text: string): Float32Array;
  /** The same of a passage. */
  passage(fields: PassageFields): Float32Array;
}

/** The order of the fields' weights. */
export const FIELDS = ['heading', 'title', 'trail', 'topic', 'body'] as const satisfies readonly FieldName[];

/** The parts of a model. `F` features, `D` dimensions. */
export interface StaticWeights {
  readonly dimension: number;
  /** Hashes of the features (`hashFeature`), ascending; `F` long. */
  readonly keys: Uint32Array;
  /** What a feature's vector is multiplied with in a question and in a passage; `F` long each. */
  readonly question: Float32Array;
  readonly passage: Float32Array;
  /** In the order of `FIELDS`. */
  readonly fields: Float32Array;
  /** `F × D`, directions and relative lengths of the features. */
  readonly vectors: Int8Array;
}

/** A feature that occurs n times in a field counts √n: a word said ten times is not ten times the subject. */
export function countWeight(count: number): number {
  return Math.sqrt(count);
}

/** Makes a model of its weights. */
export function createStaticModel(weights: StaticWeights): StaticModel {
  const { dimension, fields } = weights;
  const find = openTable(weights.keys);
  const sum = new Float64Array(dimension);

  /** Adds a text's vector at length `share` to `into`. */
  function add(text: string, side: Float32Array, share: number, into: Float64Array): void {
    sum.fill(0);
    for (const [feature, count] of countFeatures(text, find)) {
      const value = countWeight(count) * (side[feature] ?? 0);
      const from = feature * dimension;
      for (let unit = 0; unit < dimension; unit += 1)
        sum[unit] = (sum[unit] ?? 0) + value * (weights.vectors[from + unit] ?? 0);
    }
    const length = lengthOf(sum);
    if (length === 0) return;
    for (let unit = 0; unit < dimension; unit += 1)
      into[unit] = (into[unit] ?? 0) + (share * (sum[unit] ?? 0)) / length;
  }

  return {
    dimension,
    question: (text) => {
      const whole = new Float64Array(dimension);
      add(text, weights.question, 1, whole);
      return Float32Array.from(whole);
    },
    passage: (texts) => {
      const whole = new Float64Array(dimension);
      FIELDS.forEach((field, at) => add(texts[field], weights.passage, fields[at] ?? 0, whole));
      const length = lengthOf(whole) || 1;
      return Float32Array.from(whole, (one) => one / length);
    },
  };
}

function lengthOf(vector: Float64Array): number {
  let square = 0;
  for (const one of vector) square += one * one;
  return Math.sqrt(square);
}

/** The known syllables and pairs of a text, with how often they occur. */
function countFeatures(text: string, find: (key: number) => number): Map<number, number> {
  const counts = new Map<number, number>();
  const count = (feature: string): void => {
    const row = find(hashFeature(feature));
    if (row >= 0) counts.set(row, (counts.get(row) ?? 0) + 1);
  };
  let before: string | null = null;
  for (const { norm } of tokenise(text)) {
    count(norm);
    if (before !== null) count(`${before} ${norm}`);
    before = norm;
  }
  return counts;
}

/** Rows by key: a table with open addressing, at most half full. -1 for a key that is not there. */
function openTable(keys: Uint32Array): (key: number) => number {
  const bits = Math.ceil(Math.log2(Math.max(1, keys.length))) + 1;
  const mask = 2 ** bits - 1;
  const rows = new Int32Array(mask + 1).fill(-1);
  const place = (key: number): number => Math.imul(key, 0x9e3779b1) >>> (32 - bits);
  keys.forEach((key, row) => {
    let at = place(key);
    while (rows[at] !== -1) at = (at + 1) & mask;
    rows[at] = row;
  });
  return (key) => {
    for (let at = place(key); ; at = (at + 1) & mask) {
      const row = rows[at] ?? -1;
      if (row < 0 || keys[row] === key) return row;
    }
  };
}
