import { describe, expect, it } from 'vitest';
import { LANGUAGE_RECIPE, trainLanguage, type LanguageTexts } from '../../../eval/train.ts';
import { createNormaliser, decodeLanguage, shippedLanguage } from '../../../knowledge/normaliser.ts';
import { measureSpelling } from '../../../eval/spelling.ts';

const sentences = [
  'Cán bộ không được uống rượu buổi trưa.',
  'Công chức được nghỉ trưa.',
  'Quan họ là di sản.',
];
const texts = (): LanguageTexts => ({
  data: { sentences: 'x' },
  texts: sentences.map((text) => ({ kind: 'question' as const, text })),
});
const quiet = (): void => undefined;

describe('the model of the language', () => {
  it('is the same for the same texts, byte for byte', () => {
    const [one, other] = [trainLanguage(texts(), quiet), trainLanguage(texts(), quiet)];
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
  });

  it('knows what it was taught, and no more', () => {
    const model = trainLanguage(texts(), quiet);
    const normaliser = createNormaliser({ model, library: null, abbreviations: [] });
    expect(normaliser.normalise('can bo khong duoc uong ruou').text).toBe('cán bộ không được uống rượu');
    expect(normaliser.normalise('thue suat').text).toBe('thue suat');
  });

  it('gives probabilities: no row of pairs sums to more than 1', () => {
    const { pairs, pairCost } = decodeLanguage(trainLanguage(texts(), quiet));
    let at = 0;
    for (const length of pairs) {
      const row = pairCost.subarray(at, at + length);
      at += length;
      expect(row.reduce((sum, cost) => sum + Math.exp(-0.08 * cost), 0)).toBeLessThan(1.05);
    }
    expect(at).toBe(pairCost.length);
  });

  it('that is shipped was made by the recipe that stands here', () => {
    expect(decodeLanguage(shippedLanguage()).recipe).toMatchObject({ ...LANGUAGE_RECIPE });
  });
});

describe('the measure of spelling', () => {
  it('counts words in their order, and leaves out texts without marks', () => {
    let time = 0;
    const same = { normalise: (text: string) => ({ text, changed: false, words: [] }) };
    const report = measureSpelling(['Cán bộ uống rượu', 'can bo'], same, () => (time += 1));
    expect(report).toMatchObject({
      questions: 1,
      words: 4,
      cleanChanged: 0,
      milliseconds: { median: 1, p99: 1 },
    });
    expect(report.unaccented).toEqual({ typed: 0, read: 0 });
  });
});
