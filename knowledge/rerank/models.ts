import type { RerankWeights, TreeWeights } from './weights.ts';

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

/** The sum of all trees. Nodes of all trees stand in one array after another; a feature that is not a number goes right. */
export function treesModel({ trees }: Pick<TreeWeights, 'trees'>, columns: Int32Array): Model {
  const nodes = trees.reduce((sum, tree) => sum + tree.features.length, 0);
  const leaves = trees.reduce((sum, tree) => sum + tree.values.length, 0);
  const [column, left, right] = [new Int32Array(nodes), new Int32Array(nodes), new Int32Array(nodes)];
  const [threshold, value] = [new Float64Array(nodes), new Float64Array(leaves)];
  const roots = new Int32Array(trees.length);
  let [node, leaf] = [0, 0];
  trees.forEach((tree, index) => {
    roots[index] = node;
    const [firstNode, firstLeaf] = [node, leaf];
    const child = (to: number): number => (to < 0 ? to - firstLeaf : to + firstNode);
    tree.features.forEach((feature, at) => {
      column[node] = columns[feature] ?? 0;
      threshold[node] = tree.thresholds[at] ?? 0;
      left[node] = child(tree.left[at] ?? -1);
      right[node] = child(tree.right[at] ?? -1);
      node += 1;
    });
    value.set(tree.values, leaf);
    leaf += tree.values.length;
  });
  return (values, width, rows) => {
    const scores = new Float64Array(rows);
    for (let row = 0; row < rows; row += 1) {
      const base = row * width;
      let score = 0;
      for (let tree = 0; tree < roots.length; tree += 1) {
        let at = roots[tree] ?? 0;
        while (at >= 0)
          at = ((values[base + (column[at] ?? 0)] ?? 0) <= (threshold[at] ?? 0) ? left[at] : right[at]) ?? -1;
        score += value[-at - 1] ?? 0;
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
