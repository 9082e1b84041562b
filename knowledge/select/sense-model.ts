import type { StaticWeights } from '../static-model.ts';
import { lengthOf } from './length.ts';
import { createFeatureCounter } from './sense-counter.ts';
import { senseValue, type SenseWord } from './sense-words.ts';

/**
 * A learned encoder that brings a question in everyday words and the provision that answers it near each other. A text is the
 * weighted sum of its features' vectors at length 1, a provision the weighted sum of its fields' at length 1. Trained by
 * `npm run train -- sense` (`eval/train/sense.ts`) and only read here. Vectors have length 1, or are zeros for a text without a
 * known feature.
 */
export interface SenseModel {
  readonly dimension: number;
  question(words: readonly SenseWord[]): Float32Array;
  provision(fields: SenseFields): SenseVectors;
}

/** What is read of a provision. */
export interface SenseFields {
  readonly own: readonly SenseWord[];
  /** Headings and leading words above it. */
  readonly lead: readonly SenseWord[];
  readonly heading: readonly SenseWord[];
  /** Kind and title of its document. */
  readonly title: readonly SenseWord[];
  /** Without marks. */
  readonly everyday: readonly SenseWord[];
}

/** A provision with and without the everyday words that were written for it. */
export interface SenseVectors {
  readonly whole: Float32Array;
  readonly bare: Float32Array;
}

/** The order of the fields' weights. Everyday words come last: what stands before them is the provision without them. */
export const SENSE_FIELDS = ['own', 'lead', 'heading', 'title', 'everyday'] as const;

/** Texts whose sums are kept: provisions near each other have the same words above them. */
const KEPT_SUMS = 64;

/** The weighted sum of a text's features, and its length. */
interface Sum {
  readonly units: Float64Array;
  readonly length: number;
}

/** Makes a model of its weights, whose fields are `SENSE_FIELDS`. */
export function createSenseModel(weights: StaticWeights): SenseModel {
  const { dimension, fields } = weights;
  const counter = createFeatureCounter(weights.keys);
  const kept = new Map<readonly SenseWord[], Sum>();

  function sumOf(words: readonly SenseWord[], side: Float32Array): Sum {
    const units = new Float64Array(dimension);
    const { rows, counts } = counter.count(words);
    addRows(
      units,
      rows,
      Float64Array.from(rows, (row, at) => senseValue(counts[at] ?? 0) * (side[row] ?? 0)),
      weights.vectors,
    );
    return { units, length: lengthOf(units) };
  }

  function sumOfPassage(words: readonly SenseWord[]): Sum {
    const known = kept.get(words);
    if (known !== undefined) return known;
    const sum = sumOf(words, weights.passage);
    if (kept.size >= KEPT_SUMS) kept.clear();
    kept.set(words, sum);
    return sum;
  }

  /** Adds a text's vector at length `share` to `into`. */
  function add({ units, length }: Sum, share: number, into: Float64Array): void {
    if (length === 0) return;
    for (let unit = 0; unit < dimension; unit += 1)
      into[unit] = (into[unit] ?? 0) + (share * (units[unit] ?? 0)) / length;
  }

  return {
    dimension,
    question: (words) => {
      const whole = new Float64Array(dimension);
      add(sumOf(words, weights.question), 1, whole);
      return atLengthOne(whole);
    },
    provision: (texts) => {
      const whole = new Float64Array(dimension);
      let bare = new Float32Array(dimension);
      SENSE_FIELDS.forEach((field, at) => {
        if (field === 'everyday') bare = atLengthOne(whole);
        if (texts[field].length > 0) add(sumOfPassage(texts[field]), fields[at] ?? 0, whole);
      });
      return { bare, whole: texts.everyday.length === 0 ? bare : atLengthOne(whole) };
    },
  };
}

/** Adds rows of vectors, each times its value, in their order; four in one pass. */
function addRows(
  into: Float64Array,
  rows: readonly number[],
  values: Float64Array,
  vectors: Int8Array,
): void {
  const dimension = into.length;
  const whole = rows.length - (rows.length % 4);
  for (let at = 0; at < whole; at += 4) {
    const [a, b, c, d] = [values[at] ?? 0, values[at + 1] ?? 0, values[at + 2] ?? 0, values[at + 3] ?? 0];
    let ofA = (rows[at] ?? 0) * dimension;
    let ofB = (rows[at + 1] ?? 0) * dimension;
    let ofC = (rows[at + 2] ?? 0) * dimension;
    let ofD = (rows[at + 3] ?? 0) * dimension;
    for (let unit = 0; unit < dimension; unit += 1) {
      const first = (into[unit] ?? 0) + a * (vectors[ofA++] ?? 0);
      const second = first + b * (vectors[ofB++] ?? 0);
      const third = second + c * (vectors[ofC++] ?? 0);
      into[unit] = third + d * (vectors[ofD++] ?? 0);
    }
  }
  for (let at = whole; at < rows.length; at += 1) {
    const value = values[at] ?? 0;
    const from = (rows[at] ?? 0) * dimension;
    for (let unit = 0; unit < dimension; unit += 1)
      into[unit] = (into[unit] ?? 0) + value * (vectors[from + unit] ?? 0);
  }
}

function atLengthOne(vector: Float64Array): Float32Array<ArrayBuffer> {
  const length = lengthOf(vector) || 1;
  const unit = new Float32Array(vector.length);
  for (let at = 0; at < vector.length; at += 1) unit[at] = (vector[at] ?? 0) / length;
  return unit;
}
