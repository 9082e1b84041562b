import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { FEATURES } from '../../knowledge/rerank.ts';
import { searchedFeatures, withoutCommon } from '../../knowledge/retrieve.ts';
import { openShippedKnowledge, type ShippedKnowledge } from '../support/knowledge.ts';

let shipped: ShippedKnowledge;
let knowledge: Knowledge;
beforeAll(async () => {
  shipped = await openShippedKnowledge();
  ({ knowledge } = shipped);
});
afterAll(() => shipped.remove());

const firstOf = (question: string): string | undefined => {
  const [first] = knowledge.retrieve(question, 1);
  return knowledge.library.passage(first?.row ?? -1)?.provisions[0];
};

describe('the road from a question to its passages', () => {
  it.each([
    'Có được hút thuốc lá, uống rượu bia trong giờ hành chính không?',
    'co duoc hut thuoc la, uong ruou bia trong gio hanh chinh khong?',
    'CÓ ĐƯỢC HÚT THUỐC LÁ, UỐNG RƯỢU BIA TRONG GIỜ HÀNH CHÍNH KHÔNG?',
    'có đc hút thuôc lá, uốgn rượu bia trong giờ hành chính ko',
    'Có được hút thuốc lá, uống rượu bia trong giờ hành chính không?'.normalize('NFD'),
  ])('brings the same passage first for “%s”', (question) => {
    expect(firstOf(question)).toBe('30-CT/TU#m3.d2');
  });

  it('gives passages best first, each once, with what was measured of it and one of its clauses', () => {
    const ranked = knowledge.retrieve('trách nhiệm của người đứng đầu cơ quan', 100);
    const scores = ranked.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(ranked.map(({ row }) => row)).size).toBe(ranked.length);
    for (const { row, clause, features } of ranked) {
      expect(features).toHaveLength(FEATURES.length);
      expect(clause).toBeLessThan(knowledge.indexes.tokens.passage(row).clauses.length);
    }
    expect(knowledge.retrieve('trách nhiệm của người đứng đầu cơ quan', 3)).toEqual(ranked.slice(0, 3));
  });

  it('takes a question that was mended already as it is', () => {
    const mended = knowledge.normaliser.normalise('hut thuoc la noi cong so');
    expect(mended.changed).toBe(true);
    expect(knowledge.retrieve(mended, 5)).toEqual(knowledge.retrieve('hut thuoc la noi cong so', 5));
  });

  it('finds nothing where no word is known, and falls for no text', () => {
    expect(knowledge.retrieve('zzzz qqqq', 5)).toEqual([]);
    expect(knowledge.retrieve('', 5)).toEqual([]);
    expect(knowledge.retrieve('hút thuốc lá', 0)).toEqual([]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(knowledge.retrieve(text, 5).every(({ score }) => Number.isFinite(score))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the features that are searched', () => {
  const held = new Set(['uống', 'rượu', 'trong', 'giờ']);
  const searched = (text: string) => searchedFeatures(text, { knows: (feature) => held.has(feature) });

  it('are those with marks alone where the library has each word', () => {
    expect(searched('uống rượu')).toEqual(['uống', 'rượu', 'uống rượu']);
  });

  it('are those without marks too, of a word that the library has not', () => {
    expect(searched('uống rựơu trong giờ').filter((feature) => feature.startsWith('~'))).toEqual(['~ruou']);
  });

  it('are all without marks too where the text has none', () => {
    expect(searched('uong ruou')).toEqual(['uong', 'ruou', 'uong ruou', '~uong', '~ruou', '~uong ruou']);
  });
});

describe('common words', () => {
  const counts = new Map([
    ['của', 40_000],
    ['rượu', 90],
    ['của rượu', 2],
  ]);
  const index = { count: (feature: string) => counts.get(feature) ?? 0 };

  it('are not searched among many passages', () => {
    expect(withoutCommon(['của', 'rượu', 'của rượu'], index, 60_000)).toEqual(['rượu', 'của rượu']);
  });

  it('are searched where the question has no other that is known, and in a small library', () => {
    expect(withoutCommon(['của', 'lạ'], index, 60_000)).toEqual(['của', 'lạ']);
    expect(withoutCommon(['của', 'rượu'], { count: () => 9 }, 12)).toEqual(['của', 'rượu']);
  });
});
