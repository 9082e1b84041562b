import { shuffle } from '../chance.ts';
import { binFeatures, growTree, type Tree, type TreeOptions } from '../reranker.ts';
import type { Examples } from './examples.ts';

/** What a tree's growing reads; shares of the signals and of the examples that each tree may see. */
export type BoostOptions = TreeOptions;

/** Boosted trees on the logistic loss (Friedman, 2001), each grown on the gradient and curvature of the examples. */
export function boost(
  { names, values, held, weights }: Examples,
  options: BoostOptions,
  chance: () => number,
): Tree[] {
  const [count, width] = [held.length, names.length];
  const binned = binFeatures({ names, values, gold: held, starts: Uint32Array.of(0, count) });
  const margins = new Float64Array(count);
  const slopes = new Float64Array(count);
  const curvatures = new Float64Array(count);
  const trees: Tree[] = [];
  for (let tree = 0; tree < options.trees; tree += 1) {
    for (let at = 0; at < count; at += 1) {
      const said = 1 / (1 + Math.exp(-(margins[at] ?? 0)));
      const weight = weights[at] ?? 0;
      slopes[at] = weight * ((held[at] ?? 0) - said);
      curvatures[at] = weight * said * (1 - said);
    }
    const features = sample(width, options.featureFraction, chance);
    const rows = sample(count, options.questionFraction, chance);
    const grown = growTree(binned, { features, rows, slopes, curvatures }, options);
    for (let at = 0; at < count; at += 1)
      margins[at] = (margins[at] ?? 0) + leafOf(grown, values, at * width);
    trees.push(grown);
  }
  return trees;
}

/** Some of the numbers below `count`, ascending. */
function sample(count: number, share: number, chance: () => number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, at) => at);
  if (share >= 1) return order;
  shuffle(order, chance);
  return order.slice(0, Math.max(1, Math.round(count * share))).sort();
}

function leafOf({ features, thresholds, left, right, values }: Tree, of: Float32Array, base: number): number {
  let node = 0;
  while (node >= 0) {
    const value = of[base + (features[node] ?? 0)] ?? 0;
    node = (value <= (thresholds[node] ?? 0) ? left[node] : right[node]) ?? -1;
  }
  return values[-node - 1] ?? 0;
}
