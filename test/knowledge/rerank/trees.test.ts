import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { treesModel } from '../../../knowledge/rerank/trees.ts';
import { readRerankWeights, type RerankWeights } from '../../../knowledge/rerank.ts';

type Tree = RerankWeights['trees'][number];

/** A tree walked node by node, as its definition says. */
function walk({ features, thresholds, left, right, values }: Tree, row: ArrayLike<number>): number {
  let at = features.length === 0 ? -1 : 0;
  while (at >= 0) at = ((row[features[at] ?? 0] ?? 0) <= (thresholds[at] ?? 0) ? left[at] : right[at]) ?? -1;
  return values[-at - 1] ?? 0;
}

const trees = readRerankWeights().trees.slice(0, 40);
const width = readRerankWeights().features.length;
const columns = Int32Array.from({ length: width }, (_, at) => at);
const thresholds = trees.flatMap((tree) => tree.thresholds);
/** Values that lie on thresholds, between them and far outside, and some that are no numbers. */
const value = fc.oneof(
  fc.constantFrom(...thresholds),
  fc.float({ min: -5, max: 20, noNaN: true }),
  fc.constantFrom(0, Number.NaN, Infinity, -Infinity),
);

describe('the trees', () => {
  it('give each candidate the sum of the leaves that walking through them leads to', () => {
    const model = treesModel({ trees }, columns);
    const row = fc.array(value, { minLength: width, maxLength: width });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), (rows) => {
        const table = Float32Array.from(rows.flat());
        const scores = model(table, width, rows.length);
        rows.forEach((_, at) => {
          const own = table.subarray(at * width, (at + 1) * width);
          const expected = trees.reduce((sum, tree) => sum + walk(tree, own), 0);
          expect(scores[at]).toBeCloseTo(expected, 9);
        });
      }),
      { numRuns: 50 },
    );
  });

  it('may be a single leaf', () => {
    const leaf = { features: [], thresholds: [], left: [], right: [], values: [2.5] };
    expect([...treesModel({ trees: [leaf] }, columns)(new Float32Array(2 * width), width, 2)]).toEqual([
      2.5, 2.5,
    ]);
  });

  it('have no more leaves than a number has bits', () => {
    const chain = Array.from({ length: 40 }, (_, at) => at);
    const tree = {
      features: chain.map(() => 0),
      thresholds: chain,
      left: chain.map((at) => -at - 1),
      right: chain.map((at) => (at === 39 ? -41 : at + 1)),
      values: [...chain, 40],
    };
    expect(() => treesModel({ trees: [tree] }, columns)).toThrow(/41 leaves/u);
  });
});
