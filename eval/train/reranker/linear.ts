import { pickQuestions, teaching, type RankingData } from './ranking-data.ts';

/** One weight a feature, over values that are standardised and clipped. */
export interface LinearModel {
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
  readonly weight: Float64Array;
}

export interface LinearOptions {
  /** Step of AdamW, and the share by which it shrinks weights. Source: the retrieval recipe. */
  readonly rate: number;
  readonly decay: number;
  /** Steps over all questions at once. */
  readonly steps: number;
  /** Standardised values beyond this are cut. */
  readonly clip: number;
}

/** Learns to give the right candidates of each question the most of a softmax over its candidates. */
export function trainLinear(
  all: RankingData,
  { rate, decay, steps, clip }: LinearOptions,
  onStep: (step: number, loss: number) => void = () => {},
): LinearModel {
  const data = pickQuestions(all, teaching(all));
  const width = data.names.length;
  const { mean, deviation } = moments(data);
  const values = standardised(data, mean, deviation, clip);
  const weight = new Float64Array(width);
  const adam = createAdam(width, { rate, decay });
  const gradient = new Float64Array(width);
  for (let step = 1; step <= steps; step += 1) {
    gradient.fill(0);
    const loss = addGradients(data, values, weight, gradient);
    adam.step(weight, gradient);
    if (step % 50 === 0) onStep(step, loss);
  }
  return { mean, deviation, weight };
}

function moments({ values, names, gold }: RankingData): Pick<LinearModel, 'mean' | 'deviation'> {
  const width = names.length;
  const [mean, square] = [new Float64Array(width), new Float64Array(width)];
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? 0;
    const feature = at % width;
    mean[feature] = (mean[feature] ?? 0) + value;
    square[feature] = (square[feature] ?? 0) + value * value;
  }
  const rows = Math.max(1, gold.length);
  const deviation = mean.map((sum, feature) => {
    const variance = (square[feature] ?? 0) / rows - (sum / rows) ** 2;
    return variance > 1e-9 ? Math.sqrt(variance) : 1;
  });
  return { mean: mean.map((sum) => sum / rows), deviation };
}

function standardised(
  { values, names }: RankingData,
  mean: Float64Array,
  deviation: Float64Array,
  clip: number,
): Float32Array {
  const width = names.length;
  return values.map((value, at) => {
    const feature = at % width;
    return Math.max(-clip, Math.min(clip, (value - (mean[feature] ?? 0)) / (deviation[feature] ?? 1)));
  });
}

/** Adds the gradient of the mean cross-entropy; returns that mean. */
function addGradients(
  { starts, gold, names }: RankingData,
  values: Float32Array,
  weight: Float64Array,
  gradient: Float64Array,
): number {
  const width = names.length;
  const questions = starts.length - 1;
  let loss = 0;
  for (let question = 0; question < questions; question += 1) {
    const [from, to] = [starts[question] ?? 0, starts[question + 1] ?? 0];
    const scores = new Float64Array(to - from);
    let right = 0;
    for (let row = from; row < to; row += 1) {
      let score = 0;
      const base = row * width;
      for (let feature = 0; feature < width; feature += 1)
        score += (values[base + feature] ?? 0) * (weight[feature] ?? 0);
      scores[row - from] = score;
      right += gold[row] ?? 0;
    }
    const most = scores.reduce((best, score) => Math.max(best, score), -Infinity);
    const total = scores.reduce((sum, score) => sum + Math.exp(score - most), 0);
    for (let row = from; row < to; row += 1) {
      const share = Math.exp((scores[row - from] ?? 0) - most) / total;
      const target = (gold[row] ?? 0) / right;
      if (target > 0) loss -= target * Math.log(Math.max(share, 1e-12));
      const error = (share - target) / questions;
      if (Math.abs(error) < 1e-9) continue;
      const base = row * width;
      for (let feature = 0; feature < width; feature += 1)
        gradient[feature] = (gradient[feature] ?? 0) + error * (values[base + feature] ?? 0);
    }
  }
  return loss / questions;
}

/** AdamW (Loshchilov and Hutter, 2019) with its usual constants. */
function createAdam(width: number, { rate, decay }: Pick<LinearOptions, 'rate' | 'decay'>) {
  const [first, second] = [new Float64Array(width), new Float64Array(width)];
  let step = 0;
  return {
    step(weight: Float64Array, gradient: Float64Array): void {
      step += 1;
      const [firstScale, secondScale] = [1 - 0.9 ** step, 1 - 0.999 ** step];
      for (let at = 0; at < width; at += 1) {
        const slope = gradient[at] ?? 0;
        const own = (first[at] = 0.9 * (first[at] ?? 0) + 0.1 * slope);
        const square = (second[at] = 0.999 * (second[at] ?? 0) + 0.001 * slope * slope);
        const move = own / firstScale / (Math.sqrt(square / secondScale) + 1e-8);
        weight[at] = (weight[at] ?? 0) * (1 - rate * decay) - rate * move;
      }
    },
  };
}
