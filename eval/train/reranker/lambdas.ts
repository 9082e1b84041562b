import type { RankingData } from './ranking-data.ts';

/** How much each candidate should rise, and how sure that is. */
export interface Lambdas {
  readonly slopes: Float64Array;
  readonly curvatures: Float64Array;
  compute(scores: Float64Array): void;
}

/** Gradients of NDCG for pairs of a right and a wrong candidate, weighted by what exchanging the two would change. */
export function createLambdas({ starts, gold }: RankingData): Lambdas {
  const slopes = new Float64Array(gold.length);
  const curvatures = new Float64Array(gold.length);
  const discounts = Float64Array.from({ length: 1024 }, (_, rank) => 1 / Math.log2(rank + 2));
  const rankOf = new Uint16Array(1024);
  const compute = (scores: Float64Array): void => {
    slopes.fill(0);
    curvatures.fill(0);
    for (let question = 0; question + 1 < starts.length; question += 1) {
      const [from, to] = [starts[question] ?? 0, starts[question + 1] ?? 0];
      const order = Array.from({ length: to - from }, (_, at) => at).sort(
        (a, b) => (scores[from + b] ?? 0) - (scores[from + a] ?? 0) || a - b,
      );
      order.forEach((at, rank) => {
        rankOf[at] = rank;
      });
      let [ideal, right] = [0, 0];
      for (let row = from; row < to; row += 1) if (gold[row] === 1) ideal += discounts[right++] ?? 0;
      for (let row = from; row < to; row += 1) if (gold[row] === 1) addPairs(row, from, to, scores, ideal);
    }
  };
  const addPairs = (right: number, from: number, to: number, scores: Float64Array, ideal: number): void => {
    const own = discounts[rankOf[right - from] ?? 0] ?? 0;
    for (let wrong = from; wrong < to; wrong += 1) {
      if (gold[wrong] === 1) continue;
      const change = Math.abs(own - (discounts[rankOf[wrong - from] ?? 0] ?? 0)) / ideal;
      const doubt = 1 / (1 + Math.exp((scores[right] ?? 0) - (scores[wrong] ?? 0)));
      const slope = doubt * change;
      const curvature = slope * (1 - doubt);
      slopes[right] = (slopes[right] ?? 0) + slope;
      slopes[wrong] = (slopes[wrong] ?? 0) - slope;
      curvatures[right] = (curvatures[right] ?? 0) + curvature;
      curvatures[wrong] = (curvatures[wrong] ?? 0) + curvature;
    }
  };
  return { slopes, curvatures, compute };
}
