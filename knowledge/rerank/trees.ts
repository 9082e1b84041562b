import type { Model } from './models.ts';
import type { TreeWeights } from './weights.ts';

type Trees = TreeWeights['trees'];

/** Leaves of a tree are bits of one number. */
const MOST_LEAVES = 32;

/**
 * The sum of all trees, without walking through any (QuickScorer, Lucchese et al., 2015): a node whose question is answered
 * with "right" rules out the leaves at its left, and of those that remain the leftmost holds the value. The nodes of all trees
 * are asked feature by feature, from the lowest threshold on, so the machine guesses nearly every jump right. A feature that is
 * not a number goes right.
 */
export function treesModel({ trees }: Pick<TreeWeights, 'trees'>, columns: Int32Array): Model {
  const { features, starts, thresholds, treeOf, masks, leafStarts, values } = layOut(trees, columns);
  const [shared, open] = [new Int32Array(trees.length), new Int32Array(trees.length)];
  const changing = new Int32Array(features.length);
  const rule = (bits: Int32Array, at: number, value: number): void => {
    const end = starts[at + 1] ?? 0;
    for (let node = starts[at] ?? 0; node < end && !(value <= (thresholds[node] ?? 0)); node += 1) {
      const tree = treeOf[node] ?? 0;
      bits[tree] = (bits[tree] ?? 0) & (masks[node] ?? 0);
    }
  };
  return (table, width, rows) => {
    // What is said of the question is the same for all candidates: these nodes are asked once.
    shared.fill(-1);
    let count = 0;
    features.forEach((column, at) => {
      const value = table[column] ?? 0;
      if (isConstant(table, width, rows, column, value)) rule(shared, at, value);
      else changing[count++] = at;
    });
    const scores = new Float64Array(rows);
    for (let row = 0; row < rows; row += 1) {
      open.set(shared);
      for (let one = 0; one < count; one += 1) {
        const at = changing[one] ?? 0;
        rule(open, at, table[row * width + (features[at] ?? 0)] ?? 0);
      }
      let score = 0;
      for (let tree = 0; tree < trees.length; tree += 1) {
        const bits = open[tree] ?? 0;
        score += values[(leafStarts[tree] ?? 0) + 31 - Math.clz32(bits & -bits)] ?? 0;
      }
      scores[row] = score;
    }
    return scores;
  };
}

function isConstant(
  table: Float32Array,
  width: number,
  rows: number,
  column: number,
  value: number,
): boolean {
  for (let row = 1; row < rows; row += 1) if (table[row * width + column] !== value) return false;
  return rows > 0;
}

/** The nodes sorted by feature and threshold, each with its tree and the leaves that it leaves; values of leaves from the left. */
function layOut(trees: Trees, columns: Int32Array) {
  const nodes = trees.flatMap((tree, treeAt) => {
    const { masks } = leavesOf(tree);
    return tree.features.map((feature, node) => ({
      column: columns[feature] ?? 0,
      threshold: tree.thresholds[node] ?? 0,
      tree: treeAt,
      mask: masks[node] ?? -1,
    }));
  });
  nodes.sort((a, b) => a.column - b.column || a.threshold - b.threshold || a.tree - b.tree);
  const features = Int32Array.from(new Set(nodes.map(({ column }) => column)));
  const firsts = Array.from(features, (column) => nodes.findIndex((node) => node.column === column));
  const leaves = trees.map((tree) => leavesOf(tree).values);
  const leafStarts = new Int32Array(trees.length);
  leaves.forEach(({ length }, tree) => (leafStarts[tree + 1] = (leafStarts[tree] ?? 0) + length));
  return {
    features,
    starts: Int32Array.from([...firsts, nodes.length]),
    thresholds: Float64Array.from(nodes, ({ threshold }) => threshold),
    treeOf: Int32Array.from(nodes, ({ tree }) => tree),
    masks: Int32Array.from(nodes, ({ mask }) => mask),
    leafStarts,
    values: Float64Array.from(leaves.flat()),
  };
}

/** Values of a tree's leaves from left to right, and for each node all bits but those of the leaves at its left. */
function leavesOf({ left, right, values }: Trees[number]): { values: number[]; masks: Int32Array } {
  const order: number[] = [];
  const masks = new Int32Array(left.length).fill(-1);
  const visit = (at: number): void => {
    if (at < 0) {
      order.push(values[-at - 1] ?? 0);
      return;
    }
    const first = order.length;
    visit(left[at] ?? -1);
    for (let leaf = first; leaf < order.length; leaf += 1) masks[at] = (masks[at] ?? -1) & ~(1 << leaf);
    visit(right[at] ?? -1);
  };
  visit(left.length === 0 ? -1 : 0);
  if (order.length > MOST_LEAVES)
    throw new Error(
      `a tree of the reranker has ${order.length} leaves, more than ${MOST_LEAVES}: train smaller ones`,
    );
  return { values: order, masks };
}
