import { FIELDS } from '../../../knowledge/static-model.ts';
import { normal } from '../chance.ts';

/** What is learned. `F` features, `D` dimensions. */
export interface Parameters {
  readonly features: number;
  readonly dimension: number;
  /** `F × D`. */
  readonly vectors: Float32Array;
  /** Weight of each feature in a question and in a passage; `F` long each. */
  readonly weights: { readonly question: Float32Array; readonly passage: Float32Array };
  /** Weight of each field of a passage, in the order of `FIELDS`; one more, always 1, for a question. */
  readonly fields: Float32Array;
  /** Natural logarithm of what similarities are multiplied with before the softmax; one number. */
  readonly logScale: Float32Array;
}

export type Side = keyof Parameters['weights'];

/** The place in `fields` that a question has. */
export const QUESTION = FIELDS.length;
/** Where the scale starts; it is learned. Source: the retrieval recipe, "about 20". */
const SCALE = 20;

/**
 * Random directions, which already make a text near to those that share its features, and weights by rarity. `spread`: inverse
 * frequency of each feature, its logarithm, any positive numbers.
 */
export function startParameters(spread: Float32Array, dimension: number, chance: () => number): Parameters {
  const features = spread.length;
  const vectors = new Float32Array(features * dimension);
  const size = 1 / Math.sqrt(dimension);
  for (let at = 0; at < vectors.length; at += 1) vectors[at] = size * normal(chance);
  const mean = spread.reduce((sum, one) => sum + one, 0) / Math.max(1, features);
  const weight = spread.map((one) => one / mean);
  return {
    features,
    dimension,
    vectors,
    weights: { question: weight, passage: Float32Array.from(weight) },
    fields: Float32Array.from([0.7, 0.4, 0.2, 0.3, 1, 1]),
    logScale: Float32Array.of(Math.log(SCALE)),
  };
}
