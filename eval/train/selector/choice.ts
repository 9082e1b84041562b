import type { Objective, RankingData } from '../reranker.ts';

/**
 * The choice of one candidate or of none: candidate `i` has the probability `exp(s_i) / (1 + Σ exp(s_j))`, and what is
 * left is that none decides. A question with right candidates wants one of them; one without wants none.
 */
export function createChoice({ starts, gold }: RankingData): Objective {
  const slopes = new Float64Array(gold.length);
  const curvatures = new Float64Array(gold.length);
  const compute = (scores: Float64Array): void => {
    for (let question = 0; question + 1 < starts.length; question += 1) {
      const [from, to] = [starts[question] ?? 0, starts[question + 1] ?? 0];
      let most = 0;
      for (let row = from; row < to; row += 1) most = Math.max(most, scores[row] ?? 0);
      let total = Math.exp(-most);
      let right = 0;
      for (let row = from; row < to; row += 1) {
        const weight = Math.exp((scores[row] ?? 0) - most);
        slopes[row] = weight;
        total += weight;
        if (gold[row] === 1) right += weight;
      }
      for (let row = from; row < to; row += 1) {
        const weight = slopes[row] ?? 0;
        const chosen = weight / total;
        const wanted = gold[row] === 1 ? weight / right : 0;
        slopes[row] = wanted - chosen;
        curvatures[row] = Math.max(1e-6, chosen * (1 - chosen));
      }
    }
  };
  return { slopes, curvatures, compute };
}
