import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benchBeir, measureRanking } from '../../../eval/beir.ts';
import { meanInterval } from '../../../eval/beir/measure.ts';
import { seededChance } from '../../../eval/train/chance.ts';

/** A ranking of some of two hundred passages, and up to eight that are right, found or not, with grades. */
const rankings = fc
  .tuple(
    fc.shuffledSubarray(
      Array.from({ length: 200 }, (_, at) => `p${at}`),
      { minLength: 0, maxLength: 150 },
    ),
    fc.uniqueArray(
      fc.nat(220).map((at) => `p${at}`),
      { minLength: 1, maxLength: 8 },
    ),
    fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 8, maxLength: 8 }),
  )
  .map(([found, gold, grades]) => ({ found, gold, grades: grades.slice(0, gold.length) }));

type Ranked = { found: string[]; gold: string[]; grades: number[] };

/** The definitions once more, by walking down the ranking instead of looking right passages up. */
const walked = ({ found, gold, grades }: Ranked) => {
  const gain = new Map(gold.map((id, at) => [id, grades[at] ?? 0]));
  const recall = (limit: number) => {
    let seen = 0;
    for (const id of found.slice(0, limit)) if (gain.has(id)) seen += 1;
    return seen / gold.length;
  };
  let [first, discounted, ideal] = [0, 0, 0];
  for (let place = 1; place <= 10; place += 1) {
    const own = gain.get(found[place - 1] ?? '') ?? 0;
    if (own > 0 && first === 0) first = 1 / place;
    discounted += own / Math.log2(1 + place);
  }
  [...grades].sort((a, b) => b - a).forEach((own, at) => (ideal += at < 10 ? own / Math.log2(2 + at) : 0));
  return {
    'recall@1': recall(1),
    'recall@10': recall(10),
    'recall@100': recall(100),
    'mrr@10': first,
    'ndcg@10': discounted / ideal,
  };
};

describe('the measures of a ranking', () => {
  it('are those of their definitions on any ranking', () => {
    fc.assert(
      fc.property(rankings, (ranked) => {
        const [measured, again] = [measureRanking(ranked), walked(ranked)];
        for (const name of Object.keys(again) as (keyof typeof again)[])
          expect(measured[name]).toBeCloseTo(again[name], 10);
      }),
    );
  });

  it('need no grades where each passage decides alike', () => {
    fc.assert(
      fc.property(rankings, ({ found, gold }) => {
        const alike = walked({ found, gold, grades: gold.map(() => 1) });
        expect(measureRanking({ found, gold })['ndcg@10']).toBeCloseTo(alike['ndcg@10'], 10);
      }),
    );
  });

  it('are means over questions: recall of a question is over its own passages, however many another has', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(rankings, { minLength: 1, maxLength: 12 }), async (ranked) => {
        const questions = ranked.map(({ gold, grades }, at) => ({
          id: `${at}`,
          text: `${at}`,
          gold,
          grades,
        }));
        const { means } = await benchBeir(questions, new Set(), {
          search: (text) => Promise.resolve(ranked[Number(text)]?.found ?? []),
          clock: () => 0,
          chance: () => 0,
          reword: (text) => text,
        });
        const mean = (name: 'recall@1' | 'recall@10') =>
          ranked.map((one) => walked(one)[name]).reduce((sum, one) => sum + one, 0) / ranked.length;
        expect(means['recall@1'].mean).toBeCloseTo(mean('recall@1'), 10);
        expect(means['recall@10'].mean).toBeCloseTo(mean('recall@10'), 10);
      }),
      { numRuns: 20 },
    );
  });

  it('have an interval that holds the mean, narrower with more questions', () => {
    const chance = seededChance(3);
    const values = (count: number) => Array.from({ length: count }, () => Number(chance() < 0.8));
    const [few, many] = [values(40), values(1600)].map((drawn) => meanInterval(drawn, seededChance(1)));
    expect(few?.low).toBeLessThan(few?.mean ?? 0);
    expect(few?.high).toBeGreaterThan(few?.mean ?? 1);
    // Forty times the questions: the interval shrinks by about the root, six and a third.
    const width = (of: typeof few) => (of?.high ?? 0) - (of?.low ?? 0);
    expect(width(few) / width(many)).toBeGreaterThan(3);
  });
});
