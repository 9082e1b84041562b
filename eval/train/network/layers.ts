import { normal } from '../chance.ts';

/** Weights with, beside each, Adagrad's sum of squared slopes. */
export interface Weights {
  readonly values: Float32Array;
  readonly squares: Float32Array;
}

/** The network while it learns. */
export interface Layers {
  readonly hidden: number;
  readonly labels: number;
  /** `features × hidden`. */
  readonly input: Weights;
  readonly hiddenBias: Weights;
  /** `hidden × labels`. */
  readonly output: Weights;
  readonly outputBias: Weights;
}

/** Adagrad's first sum of squares: bounds the first step. */
const FIRST_SQUARE = 1e-5;
/** Spread of the first weights of the hidden layer. */
const FIRST_SPREAD = 0.3;

/** Layers with random first weights. */
export function createLayers(
  { features, hidden, labels }: { features: number; hidden: number; labels: number },
  chance: () => number,
): Layers {
  const weights = (count: number, spread: number): Weights => ({
    values: new Float32Array(count).map(() => (spread === 0 ? 0 : spread * normal(chance))),
    squares: new Float32Array(count).fill(FIRST_SQUARE),
  });
  return {
    hidden,
    labels,
    input: weights(features * hidden, FIRST_SPREAD),
    hiddenBias: weights(hidden, 0),
    output: weights(hidden * labels, Math.sqrt(1 / hidden)),
    outputBias: weights(labels, 0),
  };
}

/** Adagrad: moves `slopes.length` weights from `from` on by their slopes times `factor`. */
export function move(
  { values, squares }: Weights,
  from: number,
  slopes: Float64Array,
  { factor, rate }: { factor: number; rate: number },
): void {
  for (let at = 0; at < slopes.length; at += 1) {
    const slope = (slopes[at] ?? 0) * factor;
    if (slope === 0) continue;
    const square = (squares[from + at] ?? 0) + slope * slope;
    squares[from + at] = square;
    values[from + at] = (values[from + at] ?? 0) - (rate * slope) / Math.sqrt(square);
  }
}
