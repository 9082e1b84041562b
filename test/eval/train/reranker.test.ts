import { describe, expect, it } from 'vitest';
import { seededChance } from '../../../eval/train/chance.ts';
import { trainLinear } from '../../../eval/train/reranker/linear.ts';
import { pickQuestions, teaching, type RankingData } from '../../../eval/train/reranker/ranking-data.ts';
import { trainTrees } from '../../../eval/train/reranker/trees.ts';

const [QUESTIONS, CANDIDATES] = [60, 10];

/** Questions whose right candidate is the one nearest to 0.5 in the first feature; the second says nothing. */
function data(seed: number): RankingData {
  const chance = seededChance(seed);
  const rows = QUESTIONS * CANDIDATES;
  const values = Float32Array.from({ length: rows * 2 }, chance);
  const gold = new Uint8Array(rows);
  for (let question = 0; question < QUESTIONS; question += 1) {
    const own = Array.from({ length: CANDIDATES }, (_, at) => question * CANDIDATES + at);
    const far = (row: number): number => Math.abs((values[row * 2] ?? 0) - 0.5);
    gold[own.reduce((best, row) => (far(row) < far(best) ? row : best))] = 1;
  }
  const starts = Uint32Array.from({ length: QUESTIONS + 1 }, (_, at) => at * CANDIDATES);
  return { names: ['near', 'noise'], starts, values, gold };
}

const options = {
  ...{ trees: 40, leaves: 8, rate: 0.1, featureFraction: 1 },
  ...{ questionFraction: 1, leastRows: 5, smoothing: 1 },
};

describe('the learning of the reranker', () => {
  it('grows trees that split where the right candidates begin and end', () => {
    const trees = trainTrees(data(1), options, seededChance(1));
    const [first] = trees;
    expect(first?.features[0]).toBe(0);
    const edges = trees.flatMap(({ features, thresholds }) =>
      thresholds.filter((_, at) => features[at] === 0),
    );
    expect(edges.some((edge) => edge > 0.35 && edge < 0.5)).toBe(true);
    expect(edges.some((edge) => edge > 0.5 && edge < 0.65)).toBe(true);
  });

  it('gives the same trees for the same seed', () => {
    const grow = () => trainTrees(data(2), { ...options, featureFraction: 0.5 }, seededChance(7));
    expect(grow()).toEqual(grow());
  });

  it('gives a linear weight to what tells right from wrong, and none to noise', () => {
    const all = data(3);
    const values = all.values.map((value, at) => (at % 2 === 0 ? (all.gold[at / 2] ?? 0) + value : value));
    const { weight } = trainLinear({ ...all, values }, { rate: 0.01, decay: 0.1, steps: 200, clip: 5 });
    expect(weight[0]).toBeGreaterThan(10 * Math.abs(weight[1] ?? 0));
  });

  it('leaves out questions of which nothing right was found', () => {
    const all = data(4);
    all.gold.fill(0, 0, CANDIDATES);
    expect(teaching(all)).not.toContain(0);
    expect(pickQuestions(all, teaching(all)).gold).toHaveLength((QUESTIONS - 1) * CANDIDATES);
  });
});
