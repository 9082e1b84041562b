import type { RerankWeights } from './weights.ts';

/** Scores candidates by their features; of candidate `c`, `values[c · width + f]`. */
export type Model = (values: Float32Array, width: number, rows: number) => Float64Array;

/** Standardised, clipped, weighted. A feature that is not a number counts as the mean. */
export function linearModel({ linear }: RerankWeights, columns: Int32Array): Model {
  const { clip } = linear;
  const [mean, deviation, weight] = [linear.mean, linear.deviation, linear.weight].map((list) =>
    Float64Array.from(list),
  ) as [Float64Array, Float64Array, Float64Array];
  return (values, width, rows) => {
    const scores = new Float64Array(rows);
    for (let row = 0; row < rows; row += 1) {
      let score = 0;
      for (let feature = 0; feature < columns.length; feature += 1) {
        const value = values[row * width + (columns[feature] ?? 0)] ?? 0;
        const standard = (value - (mean[feature] ?? 0)) / (deviation[feature] ?? 1);
        if (Number.isNaN(standard)) continue;
        score += Math.max(-clip, Math.min(clip, standard)) * (weight[feature] ?? 0);
      }
      scores[row] = score;
    }
    return scores;
  };
}

/** Scores as deviations from the mean of the candidates of a question. */
export function standardise(scores: Float64Array): Float64Array {
  const mean = scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
  const variance = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / Math.max(1, scores.length);
  const deviation = Math.sqrt(variance);
  return scores.map((score) => (deviation > 0 ? (score - mean) / deviation : 0));
}
