import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joinData, type RankingData } from '../../../eval/train/reranker.ts';
import { readWrittenLines, SELECTOR_RECIPE, teachingOf } from '../../../eval/train/selector.ts';
import { growInThreads, measureInThreads } from '../../../eval/train/selector/main.ts';
import type { Told } from '../../../eval/train/selector/parts.ts';
import { SENSE_RECIPE } from '../../../eval/train/sense.ts';
import { cutEvenly, inThreads } from '../../../eval/train/threads.ts';
import { openShippedKnowledge, TODAY, type ShippedKnowledge } from '../../support/knowledge.ts';

/** Some questions on the directive, of several files. */
const SIZE = 24;
const written = readWrittenLines().asked.filter(({ provisions }) => provisions[0]?.startsWith('30-CT/TU#'));
const told: Told = {
  asked: written.filter((_, at) => at % 40 === 0).slice(0, SIZE),
  everyday: [],
  on: TODAY,
  sense: {
    ...SENSE_RECIPE,
    ...{ dimension: 8, leastAsked: 1, leastRead: 1, passes: 2, batch: 4, folds: 2 },
  },
};

describe('the training of the choice', () => {
  let library: ShippedKnowledge;
  beforeAll(async () => {
    library = await openShippedKnowledge();
  }, 180_000);
  afterAll(() => library.remove());

  const measure = async (threads: number): Promise<RankingData> => {
    const { dataDir, knowledge } = library;
    return joinData(await measureInThreads(told, { threads, dataDir, knowledge }, () => undefined));
  };

  it('measures the same, bit for bit, with threads and without', async () => {
    const [alone, together] = [await measure(1), await measure(2)];
    expect(told.asked).toHaveLength(SIZE);
    expect(alone.starts).toHaveLength(SIZE + 1);
    expect(alone.gold).toContain(1);
    expect(Buffer.from(together.values.buffer).equals(Buffer.from(alone.values.buffer))).toBe(true);
    expect([together.names, together.starts, together.gold]).toEqual([alone.names, alone.starts, alone.gold]);

    const recipe = { ...SELECTOR_RECIPE, trees: { ...SELECTOR_RECIPE.trees, trees: 6, leastRows: 2 } };
    const grow = (threads: number) =>
      growInThreads(
        teachingOf([alone], recipe, threads > 1),
        recipe,
        { threads, dataDir: library.dataDir },
        () => undefined,
      );
    const grown = await grow(1);
    expect(grown).toHaveLength(6 * recipe.seeds.length);
    expect(await grow(2)).toEqual(grown);
  }, 180_000);
});

describe('threads', () => {
  it('end with the fault of one of them', async () => {
    const file = new URL('no-such-program.ts', import.meta.url);
    await expect(inThreads(file, [{}, {}], () => undefined)).rejects.toThrow(/no-such-program/u);
  }, 180_000);

  it('get runs that follow each other, are nearly equal and together are all', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 9 }), (count, parts) => {
        const runs = cutEvenly(count, parts);
        expect(runs.length).toBe(Math.min(count, parts));
        expect(runs.map(({ from }) => from)).toEqual([0, ...runs.slice(0, -1).map(({ end }) => end)]);
        expect(runs.at(-1)?.end).toBe(count);
        const sizes = runs.map(({ from, end }) => end - from);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
