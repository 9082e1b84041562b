import type { AnswerableWeights } from './weights.ts';

type Models = Pick<AnswerableWeights, 'linear' | 'trees'>;

/** What the linear model and the trees say together of signals, in log odds before calibration. */
export function marginOf({ linear, trees }: Models, signals: ArrayLike<number>): number {
  let margin = linear.offset;
  for (let at = 0; at < linear.weight.length; at += 1) {
    const standard = ((signals[at] ?? 0) - (linear.mean[at] ?? 0)) / (linear.deviation[at] ?? 1);
    margin += Math.max(-linear.clip, Math.min(linear.clip, standard)) * (linear.weight[at] ?? 0);
  }
  for (const tree of trees) {
    let node = 0;
    while (node >= 0) {
      const value = signals[tree.features[node] ?? 0] ?? 0;
      node = (value <= (tree.thresholds[node] ?? 0) ? tree.left[node] : tree.right[node]) ?? -1;
    }
    margin += tree.values[-node - 1] ?? 0;
  }
  return margin;
}

/** 1 / (1 + e^-x). */
export function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
