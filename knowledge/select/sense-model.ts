import { hashFeature } from '../network.ts';
import type { StaticWeights } from '../static-model.ts';

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

/** A word without marks and with those that it has. */
export interface SenseWord {
  readonly fold: string;
  readonly norm: string;
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

/** Words of fewer letters have no runs of letters to share with others. */
const SHORT = 2;
/** Letters of a run, with a mark for each end of the word, and what a run counts beside a word. */
const RUN = 4;
const RUN_COUNTS = 0.4;

/**
 * Features of a text with how often they occur: words with and without marks, pairs of neighbours and runs of letters without.
 */
export function countSenseFeatures(words: readonly SenseWord[]): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (name: string, count: number): void => {
    counts.set(name, (counts.get(name) ?? 0) + count);
  };
  words.forEach(({ fold, norm }, at) => {
    add(fold, 1);
    add(`!${norm}`, 1);
    const before = words[at - 1];
    if (before !== undefined) add(`${before.fold} ${fold}`, 1);
    if (fold.length <= SHORT) return;
    const framed = `<${fold}>`;
    for (let from = 0; from + RUN <= framed.length; from += 1)
      add(`=${framed.slice(from, from + RUN)}`, RUN_COUNTS);
  });
  return counts;
}

/** What a feature that occurs so often adds: a word said ten times is not ten times the subject. */
export function senseValue(count: number): number {
  return Math.sqrt(count);
}

/** Makes a model of its weights, whose fields are `SENSE_FIELDS`. */
export function createSenseModel(weights: StaticWeights): SenseModel {
  const { dimension, vectors, fields } = weights;
  const rows = new Map([...weights.keys].map((key, row) => [key, row]));
  const sum = new Float64Array(dimension);

  /** Adds a text's vector at length `share` to `into`. */
  function add(words: readonly SenseWord[], side: Float32Array, share: number, into: Float64Array): void {
    if (words.length === 0) return;
    sum.fill(0);
    for (const [name, count] of countSenseFeatures(words)) {
      const row = rows.get(hashFeature(name));
      if (row === undefined) continue;
      const value = senseValue(count) * (side[row] ?? 0);
      const from = row * dimension;
      for (let unit = 0; unit < dimension; unit += 1)
        sum[unit] = (sum[unit] ?? 0) + value * (vectors[from + unit] ?? 0);
    }
    const length = Math.hypot(...sum);
    if (length === 0) return;
    for (let unit = 0; unit < dimension; unit += 1)
      into[unit] = (into[unit] ?? 0) + (share * (sum[unit] ?? 0)) / length;
  }

  return {
    dimension,
    question: (words) => {
      const whole = new Float64Array(dimension);
      add(words, weights.question, 1, whole);
      return atLengthOne(whole);
    },
    provision: (texts) => {
      const whole = new Float64Array(dimension);
      let bare = new Float32Array(dimension);
      SENSE_FIELDS.forEach((field, at) => {
        if (field === 'everyday') bare = atLengthOne(whole);
        add(texts[field], weights.passage, fields[at] ?? 0, whole);
      });
      return { bare, whole: texts.everyday.length === 0 ? bare : atLengthOne(whole) };
    },
  };
}

function atLengthOne(vector: Float64Array): Float32Array<ArrayBuffer> {
  const length = Math.hypot(...vector) || 1;
  return Float32Array.from(vector, (one) => one / length);
}
