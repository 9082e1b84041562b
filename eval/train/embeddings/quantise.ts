import type { StaticWeights } from '../../../knowledge/static-model.ts';
import type { Parameters } from './parameters.ts';

/** The greatest 8-bit number that is used: -127 to 127. */
const GREATEST = 127;

/** 8-bit vectors, each with its greatest number at 127; what that changes goes into the feature's weights. Sorted by key. */
export function quantiseStatic(
  { dimension, vectors, weights, fields }: Parameters,
  keys: Uint32Array,
): StaticWeights {
  const order = [...keys.keys()].sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
  const whole = new Int8Array(vectors.length);
  const scales = order.map((feature, row) => {
    const own = vectors.subarray(feature * dimension, (feature + 1) * dimension);
    const scale = own.reduce((most, one) => Math.max(most, Math.abs(one)), 0) / GREATEST || 1;
    own.forEach((one, unit) => (whole[row * dimension + unit] = Math.round(one / scale)));
    return scale;
  });
  const scaled = (side: Float32Array): Float32Array =>
    Float32Array.from(order, (feature, row) => (side[feature] ?? 0) * (scales[row] ?? 0));
  return {
    dimension,
    keys: Uint32Array.from(order, (feature) => keys[feature] ?? 0),
    question: scaled(weights.question),
    passage: scaled(weights.passage),
    fields: fields.slice(0, -1),
    vectors: whole,
  };
}
