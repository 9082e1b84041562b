import type { AnswerableWeights } from '../../../knowledge/answerable.ts';
import type { Examples } from './examples.ts';

export interface RegressOptions {
  /** Standardised values beyond this are cut. */
  readonly clip: number;
  /** Half the weight of the squared weights beside the mean loss. */
  readonly ridge: number;
  /** Step of Adam, and steps over all examples at once. */
  readonly rate: number;
  readonly steps: number;
}

/** Logistic regression on standardised and clipped signals, with a ridge; Adam (Kingma and Ba, 2015) on all examples at once. */
export function regress(examples: Examples, options: RegressOptions): AnswerableWeights['linear'] {
  const { names, held, weights } = examples;
  const [width, count] = [names.length, held.length];
  const { mean, deviation } = moments(examples);
  const { clip, ridge, rate, steps } = options;
  const values = examples.values.map((value, at) =>
    cut((value - (mean[at % width] ?? 0)) / (deviation[at % width] ?? 1), clip),
  );
  const all = weights.reduce((sum, one) => sum + one, 0);
  // The last parameter is the offset, which the ridge leaves alone.
  const weight = new Float64Array(width + 1);
  const [slope, first, second] = [0, 1, 2].map(() => new Float64Array(width + 1)) as Three;
  for (let step = 1; step <= steps; step += 1) {
    slope.fill(0);
    for (let row = 0; row < count; row += 1) {
      const base = row * width;
      let margin = weight[width] ?? 0;
      for (let at = 0; at < width; at += 1) margin += (values[base + at] ?? 0) * (weight[at] ?? 0);
      const error = ((weights[row] ?? 0) * (1 / (1 + Math.exp(-margin)) - (held[row] ?? 0))) / all;
      for (let at = 0; at < width; at += 1) slope[at] = (slope[at] ?? 0) + error * (values[base + at] ?? 0);
      slope[width] = (slope[width] ?? 0) + error;
    }
    for (let at = 0; at <= width; at += 1) {
      const own = (slope[at] ?? 0) + (at < width ? ridge * (weight[at] ?? 0) : 0);
      first[at] = 0.9 * (first[at] ?? 0) + 0.1 * own;
      second[at] = 0.999 * (second[at] ?? 0) + 0.001 * own * own;
      const scale = Math.sqrt((second[at] ?? 0) / (1 - 0.999 ** step)) + 1e-8;
      weight[at] = (weight[at] ?? 0) - (rate * (first[at] ?? 0)) / (1 - 0.9 ** step) / scale;
    }
  }
  return {
    clip,
    mean: [...mean],
    deviation: [...deviation],
    weight: [...weight.subarray(0, width)],
    offset: weight[width] ?? 0,
  };
}

type Three = [Float64Array, Float64Array, Float64Array];

function cut(value: number, clip: number): number {
  return Math.max(-clip, Math.min(clip, value));
}

function moments({ names, values, held }: Examples): { mean: Float64Array; deviation: Float64Array } {
  const width = names.length;
  const [mean, square] = [new Float64Array(width), new Float64Array(width)];
  values.forEach((value, at) => {
    mean[at % width] = (mean[at % width] ?? 0) + value / held.length;
    square[at % width] = (square[at % width] ?? 0) + (value * value) / held.length;
  });
  const deviation = square.map((one, at) => {
    const variance = one - (mean[at] ?? 0) ** 2;
    return variance > 1e-9 ? Math.sqrt(variance) : 1;
  });
  return { mean, deviation };
}
