import type { NetworkWeights } from '../../../knowledge/network.ts';
import type { Layers } from './layers.ts';

/** The weights as they are shipped: the first layer in 8 bits with one scale a feature, which costs nothing measurable. */
export function quantise(layers: Layers): Omit<NetworkWeights, 'labels' | 'keys'> {
  const { hidden, input } = layers;
  const features = input.values.length / hidden;
  const scales = new Float32Array(features);
  const bytes = new Int8Array(input.values.length);
  for (let row = 0; row < features; row += 1) {
    const weights = input.values.subarray(row * hidden, (row + 1) * hidden);
    const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127 || 1;
    scales[row] = scale;
    bytes.set(
      Int8Array.from(weights, (weight) => Math.round(weight / scale)),
      row * hidden,
    );
  }
  return {
    input: bytes,
    scales,
    hiddenBias: layers.hiddenBias.values,
    output: layers.output.values,
    outputBias: layers.outputBias.values,
  };
}
