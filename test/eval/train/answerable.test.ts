import { describe, expect, it } from 'vitest';
import { articlesOf, readWrittenOnArticles } from '../../../eval/train/answerable/written.ts';
import { z } from 'zod';
import { trainAnswerable, type Example } from '../../../eval/train/answerable.ts';
import { calibrate } from '../../../eval/train/answerable/calibrate.ts';
import { seededChance } from '../../../eval/train/chance.ts';
import { logistic, SIGNALS } from '../../../knowledge/answerable.ts';

const recipe = {
  regress: { clip: 4, ridge: 0.01, rate: 0.05, steps: 100 },
  boost: {
    ...{ trees: 20, leaves: 4, rate: 0.1, featureFraction: 0.5 },
    ...{ questionFraction: 0.8, leastRows: 10, smoothing: 1 },
  },
  seeds: [1, 2],
  folds: 4,
};

/** Questions that are answered where the third signal is high, and some more by chance. */
function examples(seed: number): Example[] {
  const chance = seededChance(seed);
  return Array.from({ length: 300 }, (_, at) => {
    const signals = Float64Array.from(SIGNALS, () => chance());
    const held = (signals[2] ?? 0) + 0.3 * (chance() - 0.5) > 0.5;
    const kind = held ? 'held' : 'law';
    return { set: 'a', kind, signals, held, weight: 1, fold: at % recipe.folds };
  });
}
const learn = (seed: number) => trainAnswerable(examples(seed), recipe, { data: {} }, () => {});

describe('the learning of when to answer', () => {
  it('finds the signal that decides, also for questions that were left out', () => {
    const { linear, made, thresholds } = learn(1);
    const heaviest = linear.weight.reduce(
      (best, weight, at, all) => (Math.abs(weight) > Math.abs(all[best] ?? 0) ? at : best),
      0,
    );
    expect(heaviest).toBe(2);
    const { auroc } = z.object({ 'a, law': z.object({ auroc: z.number() }) }).parse(made['crossed'])[
      'a, law'
    ];
    expect(auroc).toBeGreaterThan(0.85);
    const [most = 0, least = 1] = [thresholds[0]?.probability, thresholds.at(-1)?.probability];
    expect(most).toBeGreaterThan(least);
  });

  it('gives the same weights for the same examples', () => {
    expect(learn(2)).toEqual(learn(2));
  });

  it('calibrates margins that are too sure to what is held', () => {
    const chance = seededChance(3);
    const truth = Array.from({ length: 4000 }, () => 4 * (chance() - 0.5));
    const held = truth.map((margin) => (chance() < logistic(margin) ? 1 : 0));
    const { slope, offset } = calibrate(
      truth.map((margin) => 3 * margin + 1),
      held,
      truth.map(() => 1),
    );
    expect(3 * slope).toBeCloseTo(1, 0);
    expect(Math.abs(offset + slope)).toBeLessThan(0.15);
  });
});

describe('written questions on the articles of a benchmark', () => {
  it('are found by the article of the provision that decides them', () => {
    const held = new Set(['36/2018/qh14#22', '59/2019/nđ-cp#25', '105/2017/nđ-cp#31a']);
    expect(articlesOf('36/2018/QH14#d22.k2', held)).toEqual(['36/2018/qh14#22']);
    expect(articlesOf('36/2018/QH14#d22.k2|59/2019/NĐ-CP#d25', held)).toEqual([
      '36/2018/qh14#22',
      '59/2019/nđ-cp#25',
    ]);
    expect(articlesOf('105/2017/NĐ-CP#d31a.k2', held)).toEqual(['105/2017/nđ-cp#31a']);
    expect(articlesOf('36/2018/QH14#d22.k2|80/2025/QH15#d7.k5', held)).toEqual([]);
    expect(articlesOf('X:topic', held)).toEqual([]);
    expect(articlesOf('30-CT/TU#m3.d2', held)).toEqual([]);
  });

  it('are read from the written files, each text once, as people write with marks', () => {
    const held = new Set(['44/2019/qh14#5', '36/2018/qh14#22']);
    const { questions, sha256 } = readWrittenOnArticles(held);
    expect(questions.length).toBeGreaterThan(10);
    expect(questions.every(({ gold }) => gold.length > 0 && gold.every((id) => held.has(id)))).toBe(true);
    expect(new Set(questions.map(({ text }) => text)).size).toBe(questions.length);
    expect(readWrittenOnArticles(held)).toEqual({ questions, sha256 });
  });
});
