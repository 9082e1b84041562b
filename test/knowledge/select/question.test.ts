import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LexicalIndex } from '../../../knowledge/lexical-index.ts';
import { hitsOf, pairShare, prepare, wordShare } from '../../../knowledge/select/question.ts';

const index: LexicalIndex = {
  search: () => [],
  idf: (feature) => (feature.includes(' ') ? 2 : 1),
  knows: (feature) => !feature.includes('xyz'),
  count: () => 1,
  vocabulary: () => new Set(),
};
const nothing = {
  ...{ provisions: new Map(), within: new Map(), votes: new Map() },
  ...{ best: 0, undecided: 0, undecidedVotes: 0 },
};
const asking = (text: string) =>
  prepare(
    {
      words: text.split(' '),
      marked: text.split(' '),
      asked: new Set(),
      times: 0,
      details: 0,
      topics: 0,
      recalled: nothing,
    },
    index,
  );

describe('a question against a text', () => {
  it('counts the shares of its known words and pairs', () => {
    const question = asking('uong ruou bia xyz');
    expect(question.unknown).toBe(1);
    const hits = hitsOf('nguoi uong ruou va bia'.split(' '), question);
    expect(wordShare(question, hits)).toBe(1);
    // "uong ruou" stands there, "ruou bia" does not.
    expect(pairShare(question, hits)).toBe(0.5);
  });

  it('joins what several texts hold', () => {
    const question = asking('uong ruou bia');
    const [one, other] = [hitsOf(['uong'], question), hitsOf(['ruou', 'bia'], question)];
    expect(wordShare(question, one)).toBeCloseTo(1 / 3);
    expect(wordShare(question, one, other)).toBe(1);
  });

  it('gives shares between 0 and 1 for any words', () => {
    const some = fc.array(fc.constantFrom('uong', 'ruou', 'bia', 'xyz'), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(some, some, (asked, text) => {
        const question = asking(asked.join(' '));
        const hits = hitsOf(text, question);
        for (const share of [wordShare(question, hits), pairShare(question, hits)]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });
});
