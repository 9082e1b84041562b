import { shuffle } from '../chance.ts';
import { binFeatures, type Binned } from './bins.ts';
import { createLambdas } from './lambdas.ts';
import { pickQuestions, teaching, type RankingData } from './ranking-data.ts';
import { growTree, type Tree, type TreeOptions } from './grow-tree.ts';

export type { Tree, TreeOptions } from './grow-tree.ts';

/** What a tree is grown on: how much each candidate's score should rise, and how sure that is. */
export interface Objective {
  readonly slopes: Float64Array;
  readonly curvatures: Float64Array;
  compute(scores: Float64Array): void;
}

/** LambdaMART (Burges, 2010): boosted trees on the gradients of NDCG, with histograms, grown leaf by leaf. */
export function trainTrees(
  all: RankingData,
  options: TreeOptions,
  chance: () => number,
  onTree: (tree: number) => void = () => {},
): Tree[] {
  const data = pickQuestions(all, teaching(all));
  return boost(data, createLambdas(data), { options, chance, onTree });
}

export interface Boosting {
  readonly options: TreeOptions;
  readonly chance: () => number;
  readonly onTree: (tree: number) => void;
}

/** Boosted trees on the gradients of an objective. */
export function boost(
  data: RankingData,
  objective: Objective,
  { options, chance, onTree }: Boosting,
): Tree[] {
  const binned = binFeatures(data);
  const scores = new Float64Array(data.gold.length);
  const trees: Tree[] = [];
  for (let tree = 0; tree < options.trees; tree += 1) {
    objective.compute(scores);
    const features = sample(data.names.length, options.featureFraction, chance);
    const rows = rowsOf(data, sample(data.starts.length - 1, options.questionFraction, chance));
    const { slopes, curvatures } = objective;
    const grown = growTree(binned, { features, rows, slopes, curvatures }, options);
    addTree(scores, binned, grown);
    trees.push(grown);
    onTree(tree + 1);
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

function rowsOf({ starts }: RankingData, questions: Uint32Array): Uint32Array {
  let count = 0;
  for (const question of questions) count += (starts[question + 1] ?? 0) - (starts[question] ?? 0);
  const rows = new Uint32Array(count);
  let at = 0;
  for (const question of questions)
    for (let row = starts[question] ?? 0; row < (starts[question + 1] ?? 0); row += 1) rows[at++] = row;
  return rows;
}

function addTree(scores: Float64Array, { bins, rows }: Binned, tree: Tree): void {
  for (let row = 0; row < rows; row += 1) {
    let node = 0;
    while (node >= 0) {
      const bin = bins[(tree.features[node] ?? 0) * rows + row] ?? 0;
      node = (bin <= (tree.bins[node] ?? 0) ? tree.left[node] : tree.right[node]) ?? -1;
    }
    scores[row] = (scores[row] ?? 0) + (tree.values[-node - 1] ?? 0);
  }
}
