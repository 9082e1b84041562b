import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWrittenLines } from '../../../eval/train/selector.ts';
import {
  readMaterial,
  trainTranslation,
  TRANSLATION_RECIPE,
  type Material,
} from '../../../eval/train/translation.ts';
import { estimate, type Causes, type Counted } from '../../../eval/train/translation/estimate.ts';
import { quantiseCauses } from '../../../eval/train/translation/quantise.ts';
import { decodeTranslation } from '../../../knowledge/select/translation-file.ts';
import { createTranslationModel, probabilityOf } from '../../../knowledge/select/translation-model.ts';
import { openShippedKnowledge, type ShippedKnowledge } from '../../support/knowledge.ts';

const quiet = () => undefined;

/** Two provisions with a name each. The first name of questions is said of one of them, the second of that once and of the other twice. */
const TINY: Counted = {
  provisions: [Int32Array.of(0, 1), Int32Array.of(0, 2)],
  said: [
    { provisions: Int32Array.of(0), times: Int32Array.of(1) },
    { provisions: Int32Array.of(0, 1), times: Int32Array.of(1, 2) },
  ],
  words: 3,
};

function shareOf(causes: readonly Causes[], said: number, word: number): number {
  const row = causes[said];
  return row?.shares[row.words.indexOf(word)] ?? 0;
}

const listed = (causes: readonly Causes[]) =>
  [0, 1].flatMap((said) => [0, 1, 2].map((word) => Number(shareOf(causes, said, word).toFixed(4))));

describe('expectation and maximisation', () => {
  it('gives what is worked out by hand', () => {
    const after = (rounds: number, smoothing = 0) => listed(estimate(TINY, { rounds, smoothing }, quiet));
    // Each name is shared out among no name and the provision's own: 1/2 and 1/2; then divided by the totals 2, 1, 1.
    expect(after(1)).toEqual([0.25, 0.5, 0, 0.75, 0.5, 1]);
    // First name: 1/3, 2/3. Second: 3/5, 2/5 of the one and 6/7, 8/7 of the other. Totals: 188/105, 16/15, 8/7.
    expect(after(2)).toEqual([0.1862, 0.625, 0, 0.8138, 0.375, 1]);
    // One question more that says nothing: totals 3, 2, 2.
    expect(after(1, 1)).toEqual([0.1667, 0.25, 0, 0.5, 0.25, 0.5]);
  });

  /** Small texts at random: each provision has no name and some of five; each name of questions was said of some provisions. */
  const counted = fc
    .tuple(
      fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 5 })), { minLength: 3, maxLength: 3 }),
      fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 }), {
        minLength: 1,
        maxLength: 6,
      }),
    )
    .map(([provisions, said]): Counted => ({
      provisions: provisions.map((names) => Int32Array.of(0, ...names)),
      said: said.map((times) => {
        const about = [0, 1, 2].filter((provision) => (times[provision] ?? 0) > 0);
        return {
          provisions: Int32Array.from(about),
          times: Int32Array.from(about, (provision) => times[provision] ?? 0),
        };
      }),
      words: 6,
    }));

  it('lets all that a name causes sum to 1 at most, before and after it is made small', () => {
    fc.assert(
      fc.property(
        counted,
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom(0, 0.5, 5),
        (given, rounds, smoothing) => {
          const causes = estimate(given, { rounds, smoothing }, quiet);
          const sums = new Float64Array(given.words);
          for (const { words, shares } of causes)
            words.forEach((word, at) => (sums[word] = (sums[word] ?? 0) + (shares[at] ?? 0)));
          for (const sum of sums) expect(sum).toBeLessThanOrEqual(1 + 1e-9);
          const keys = {
            asked: Uint32Array.from(causes.keys()),
            background: new Float32Array(causes.length).fill(1 / causes.length),
            ...{ read: Uint32Array.of(1, 2, 3, 4, 5), words: given.words },
          };
          const { starts, levels } = quantiseCauses(keys, causes, 0.001);
          keys.read.forEach((_key, row) => {
            const small = levels.subarray(starts[row], starts[row + 1]).map(Number);
            const sum = [...small].reduce((all, level) => all + probabilityOf(level), 0);
            expect(sum).toBeLessThanOrEqual((sums[row + 1] ?? 0) + 1e-9);
          });
        },
      ),
    );
  });

  it('explains the questions no worse with each round', () => {
    const explained = (given: Counted, causes: readonly Causes[]): number =>
      given.said.reduce((all, { provisions, times }, said) => {
        const logs = Array.from(provisions, (provision, at) => {
          const names = Array.from(given.provisions[provision] ?? []);
          const sum = names.reduce((total, name) => total + shareOf(causes, said, name), 0);
          return (times[at] ?? 0) * Math.log(sum / names.length);
        });
        return all + logs.reduce((total, one) => total + one, 0);
      }, 0);
    fc.assert(
      fc.property(counted, fc.integer({ min: 1, max: 4 }), (given, rounds) => {
        const after = (count: number) =>
          explained(given, estimate(given, { rounds: count, smoothing: 0 }, quiet));
        expect(after(rounds + 1)).toBeGreaterThanOrEqual(after(rounds) - 1e-9);
      }),
    );
  });
});

const MATERIAL: Material = {
  asked: [
    { names: ['sếp', 'bắt', 'nhậu', 'bắt nhậu'], provisions: ['44/2019/QH14#d5.k1'] },
    { names: ['ép', 'nhậu'], provisions: ['44/2019/QH14#d5.k1'] },
    { names: ['bị', 'bắt', 'nhậu', 'bắt nhậu'], provisions: ['44/2019/QH14#d5.k1', '1/2000/QH10#d1'] },
    { names: ['học', 'sinh', 'bia'], provisions: ['44/2019/QH14#d5.k2'] },
    { names: ['lớp', '12', 'bia'], provisions: ['44/2019/QH14#d5.k2'] },
    { names: ['xem', 'vé', 'số'], provisions: [] },
  ],
  read: new Map([
    ['44/2019/QH14#d5.k1', ['ép', 'buộc', 'uống', 'rượu', 'ép buộc']],
    ['44/2019/QH14#d5.k2', ['người', 'chưa', 'đủ', '18', 'uống', 'rượu']],
  ]),
};
const OPTIONS = { ...TRANSLATION_RECIPE, leastWord: 1, leastPair: 2, leastReadPair: 4, smoothing: 0.5 };

describe('training of the translation', () => {
  const train = () => trainTranslation(MATERIAL, OPTIONS, { 'asked-01.tsv': 'ab' }, quiet);

  it('gives the same bytes for the same material, with what it was made of', () => {
    expect(Buffer.from(train()).equals(train())).toBe(true);
    expect(decodeTranslation(train()).recipe).toMatchObject({
      ...OPTIONS,
      // Five decided by a provision that is held; those are two.
      ...{ questions: 5, provisions: 2, data: { 'asked-01.tsv': 'ab' } },
    });
  });

  it('learns what people say of a rule, rare pairs left out', () => {
    const { weights } = decodeTranslation(train());
    const model = createTranslationModel(weights);
    const [forced, young] = [...MATERIAL.read.values()].map((names) => model.rowsOf(names));
    if (forced === undefined || young === undefined) throw new Error('nothing read');
    // "ép buộc" stands in a provision with three questions, and four are asked for.
    expect([forced.length, young.length]).toEqual([4, 6]);
    const [ofForced = 0, ofYoung = 0] = model.judge(['bắt nhậu', 'sếp'], [forced, young]) ?? [];
    expect(ofForced).toBeGreaterThan(0);
    expect(ofYoung).toBeLessThan(ofForced - 0.5);
    expect(model.judge(['vé', 'số'], [forced, young])).toBeNull();
  });

  describe('on a library', () => {
    let library: ShippedKnowledge;
    beforeAll(async () => {
      library = await openShippedKnowledge();
    }, 180_000);
    afterAll(() => library.remove());

    it('reads the provisions that are held, with words and pairs as they are written', () => {
      const { asked } = readWrittenLines();
      const held = asked.filter(({ provisions }) => provisions[0]?.startsWith('30-CT/TU#')).slice(0, 50);
      const material = readMaterial(library.knowledge, [
        ...held,
        { text: 'Uống rượu bia', provisions: ['1/2000/QH10#d1'] },
      ]);
      const wanted = new Set(held.flatMap(({ provisions }) => provisions));
      expect(new Set(material.read.keys())).toEqual(wanted);
      expect(material.asked.at(-1)).toEqual({
        names: ['uống', 'rượu', 'bia', 'uống rượu', 'rượu bia'],
        provisions: ['1/2000/QH10#d1'],
      });
      for (const names of material.read.values()) expect(names.some((name) => name.includes(' '))).toBe(true);
    });
  });
});
