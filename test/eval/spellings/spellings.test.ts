import { describe, expect, it } from 'vitest';
import { measureSpellings, runSpellings } from '../../../eval/spellings/measure.ts';
import { answerWith, quoteOf, readDirective } from '../directive.ts';

describe('a question asked in its spellings', () => {
  const library = readDirective();
  const smoking = quoteOf(library, '30-CT/TU#m3.d2', 'hút thuốc lá đúng nơi quy định');
  const other = quoteOf(library, '30-CT/TU#m3.d2', 'không làm việc cá nhân');
  const quotes = new Map([
    ['Hút', smoking],
    ['hut', smoking],
    ['HÚT', other],
  ]);
  const answerer = {
    answer: ({ text: asked }: { text: string }) => {
      const quote = quotes.get(asked);
      return Promise.resolve(
        answerWith({ outcome: quote ? 'answered' : 'clarify', quotes: quote ? [quote] : [] }),
      );
    },
  };
  const asked = (wording: string) => ({
    ...{ id: wording, text: wording, turns: [], on: '2026-11-25' },
    isRight: ({ quotes: [first] }: { quotes: readonly { start: number }[] }) =>
      first?.start === smoking.start,
  });
  const spell = () => ['Hút', 'hut', 'HÚT'].map((wording) => ({ name: wording, text: wording }));

  it('is the same where the first quote overlaps that of the wording as it was written', async () => {
    const spelt = await runSpellings([asked('Hút')], spell, { answerer });
    expect(spelt.map(({ same, right }) => [same, right])).toEqual([
      [true, true],
      [true, true],
      [false, false],
    ]);
    expect(measureSpellings(spelt)).toMatchObject({ always: { count: 0, of: 1 }, same: { count: 2, of: 3 } });
  });

  it('is never the same where the wording as it was written finds nothing', async () => {
    const spelt = await runSpellings([asked('Khói')], spell, { answerer });
    expect(spelt.filter(({ same }) => same)).toEqual([]);
    expect(measureSpellings(spelt).right.count).toBe(2);
  });
});
