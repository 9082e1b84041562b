import { BINS, type Binned } from './bins.ts';

export interface TreeOptions {
  readonly trees: number;
  readonly leaves: number;
  /** Share of a tree's answer that is added. */
  readonly rate: number;
  /** Share of the features that each tree may use. */
  readonly featureFraction: number;
  /** Share of the questions that each tree is grown on. */
  readonly questionFraction: number;
  /** Candidates in a leaf, at least. */
  readonly leastRows: number;
  /** Added to the curvature of a leaf. */
  readonly smoothing: number;
}

/** Nodes by number, the root first. A child below 0 is the leaf `-child - 1`. */
export interface Tree {
  readonly features: number[];
  /** The last bin that goes left, and its upper edge: values up to it go left. */
  readonly bins: number[];
  readonly thresholds: number[];
  readonly left: number[];
  readonly right: number[];
  readonly values: number[];
}

interface Grown {
  readonly features: Uint32Array;
  readonly rows: Uint32Array;
  readonly slopes: Float64Array;
  readonly curvatures: Float64Array;
}

interface Split {
  readonly gain: number;
  readonly feature: number;
  readonly bin: number;
}

interface Leaf {
  readonly rows: Uint32Array;
  /** Slope, curvature and count of each bin of each used feature. */
  readonly histogram: Float64Array;
  readonly sums: readonly [number, number];
  readonly split: Split | null;
  /** The node above and its side; null at the root. */
  readonly above: { readonly node: number; readonly side: 'left' | 'right' } | null;
}

const NONE: Tree = { features: [], bins: [], thresholds: [], left: [], right: [], values: [] };

/** Grows a tree, always at the leaf whose best split gains most. */
export function growTree(binned: Binned, grown: Grown, options: TreeOptions): Tree {
  const tree: Tree = structuredClone(NONE);
  const makeLeaf = (rows: Uint32Array, histogram: Float64Array, above: Leaf['above']): Leaf => {
    const sums = sumsOf(rows, grown);
    return { rows, histogram, sums, split: bestSplit(histogram, sums, binned, grown, options), above };
  };
  const leaves = [makeLeaf(grown.rows, histogramOf(grown.rows, binned, grown), null)];
  while (leaves.length < options.leaves) {
    const at = mostGaining(leaves);
    const leaf = leaves[at];
    if (leaf === undefined || leaf.split === null) break;
    const { feature, bin } = leaf.split;
    const node = tree.features.push(feature) - 1;
    tree.bins.push(bin);
    tree.thresholds.push(binned.edges[feature]?.[bin] ?? 0);
    tree.left.push(-1);
    tree.right.push(-1);
    if (leaf.above !== null) tree[leaf.above.side][leaf.above.node] = node;
    const [left, right] = divide(leaf.rows, binned, feature, bin);
    const small = left.length <= right.length ? left : right;
    const ofSmall = histogramOf(small, binned, grown);
    const ofLarge = leaf.histogram.map((value, index) => value - (ofSmall[index] ?? 0));
    leaves.splice(
      at,
      1,
      makeLeaf(left, small === left ? ofSmall : ofLarge, { node, side: 'left' }),
      makeLeaf(right, small === left ? ofLarge : ofSmall, { node, side: 'right' }),
    );
  }
  for (const { sums, above } of leaves) {
    const value = (options.rate * sums[0]) / (sums[1] + options.smoothing);
    const number = tree.values.push(value);
    if (above !== null) tree[above.side][above.node] = -number;
  }
  return leaves.length === 1 ? stump(tree) : tree;
}

/** A tree that found no split: a node of which both sides are its leaf. */
function stump(tree: Tree): Tree {
  return { ...tree, features: [0], bins: [0], thresholds: [0], left: [-1], right: [-1] };
}

function mostGaining(leaves: readonly Leaf[]): number {
  return leaves.reduce(
    (best, leaf, at) => ((leaf.split?.gain ?? 0) > (leaves[best]?.split?.gain ?? 0) ? at : best),
    0,
  );
}

function sumsOf(rows: Uint32Array, { slopes, curvatures }: Grown): [number, number] {
  let slope = 0;
  let curvature = 0;
  for (let at = 0; at < rows.length; at += 1) {
    slope += slopes[rows[at] ?? 0] ?? 0;
    curvature += curvatures[rows[at] ?? 0] ?? 0;
  }
  return [slope, curvature];
}

/**
 * The hot loop of training: one pass over the rows for each two of the used features. Slopes and curvatures are laid side by
 * side first, so that each pass reads them in order; every sum is made in the order of the rows.
 */
function histogramOf(rows: Uint32Array, { bins, rows: all }: Binned, grown: Grown): Float64Array {
  const { features, slopes, curvatures } = grown;
  const histogram = new Float64Array(features.length * BINS * 3);
  const own = new Float64Array(rows.length);
  const bent = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) {
    own[at] = slopes[rows[at] ?? 0] ?? 0;
    bent[at] = curvatures[rows[at] ?? 0] ?? 0;
  }
  // Of an odd number the last feature is its own pair: its second sums go where nobody reads them.
  const spare = new Float64Array(BINS * 3);
  for (let used = 0; used < features.length; used += 2) {
    const paired = used + 1 < features.length;
    const one = (features[used] ?? 0) * all;
    const two = (features[paired ? used + 1 : used] ?? 0) * all;
    const ofOne = histogram.subarray(used * BINS * 3, (used + 1) * BINS * 3);
    const ofTwo = paired ? histogram.subarray((used + 1) * BINS * 3, (used + 2) * BINS * 3) : spare;
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at] ?? 0;
      const slope = own[at] ?? 0;
      const curvature = bent[at] ?? 0;
      const first = (bins[one + row] ?? 0) * 3;
      const second = (bins[two + row] ?? 0) * 3;
      ofOne[first] = (ofOne[first] ?? 0) + slope;
      ofOne[first + 1] = (ofOne[first + 1] ?? 0) + curvature;
      ofOne[first + 2] = (ofOne[first + 2] ?? 0) + 1;
      ofTwo[second] = (ofTwo[second] ?? 0) + slope;
      ofTwo[second + 1] = (ofTwo[second + 1] ?? 0) + curvature;
      ofTwo[second + 2] = (ofTwo[second + 2] ?? 0) + 1;
    }
  }
  return histogram;
}

/** The split that lowers the loss most; null where none keeps enough rows on both sides. */
function bestSplit(
  histogram: Float64Array,
  [slope, curvature]: readonly [number, number],
  { edges }: Binned,
  { features }: Grown,
  { leastRows, smoothing }: TreeOptions,
): Split | null {
  let best: Split | null = null;
  const worth = (one: number, other: number): number => (one * one) / (other + smoothing);
  const whole = worth(slope, curvature);
  for (let used = 0; used < features.length; used += 1) {
    const feature = features[used] ?? 0;
    const base = used * BINS * 3;
    let total = 0;
    for (let bin = 0; bin < BINS; bin += 1) total += histogram[base + bin * 3 + 2] ?? 0;
    let [leftSlope, leftCurvature, leftRows] = [0, 0, 0];
    for (let bin = 0; bin < (edges[feature]?.length ?? 0); bin += 1) {
      leftSlope += histogram[base + bin * 3] ?? 0;
      leftCurvature += histogram[base + bin * 3 + 1] ?? 0;
      leftRows += histogram[base + bin * 3 + 2] ?? 0;
      if (leftRows < leastRows) continue;
      if (total - leftRows < leastRows) break;
      const gain =
        worth(leftSlope, leftCurvature) + worth(slope - leftSlope, curvature - leftCurvature) - whole;
      if (gain > (best?.gain ?? 1e-9)) best = { gain, feature, bin };
    }
  }
  return best;
}

function divide(
  rows: Uint32Array,
  { bins, rows: all }: Binned,
  feature: number,
  bin: number,
): [Uint32Array, Uint32Array] {
  const [left, right] = [new Uint32Array(rows.length), new Uint32Array(rows.length)];
  let [lefts, rights] = [0, 0];
  for (const row of rows) {
    if ((bins[feature * all + row] ?? 0) <= bin) left[lefts++] = row;
    else right[rights++] = row;
  }
  return [left.slice(0, lefts), right.slice(0, rights)];
}
