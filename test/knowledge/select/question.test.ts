import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LexicalIndex } from '../../../knowledge/lexical-index.ts';
import { createMatcher, type Matched } from '../../../knowledge/select/match.ts';
import { prepare, type Prepared } from '../../../knowledge/select/question.ts';
import { createRuns } from '../../../knowledge/select/runs.ts';
import { numberWords, type Unit } from '../../../knowledge/select/unit.ts';
import { createWordNumbers } from '../../../knowledge/select/word-numbers.ts';
import { directive } from '../../fakes/telegram/directive.ts';

const index: LexicalIndex = {
  search: () => [],
  idf: (feature) => (feature.includes(' ') ? 2 : 1),
  knows: (feature) => !feature.includes('xyz'),
  count: () => 1,
  vocabulary: () => new Set(),
};
const none = new Float64Array(1);
const nothing = {
  ...{ met: new Int32Array(0), best: none, second: none, sum: none, within: none, votes: none },
  ...{ likest: 0, undecided: 0, undecidedVotes: 0 },
};
const asking = (text: string, marked = text) =>
  prepare(
    {
      words: text.split(' '),
      marked: marked.split(' '),
      asked: new Set(),
      times: 0,
      details: 0,
      topics: 0,
      recalled: nothing,
    },
    index,
  );

const [provision] = directive.provisions;
if (provision === undefined) throw new Error('the directive of the tests has no provision');

/** Matches a question against units of these words, one after the other. */
function against(question: Prepared, units: readonly { own: string; lead?: string; everyday?: string }[]) {
  const numbers = { folds: createWordNumbers(), norms: createWordNumbers() };
  const matcher = createMatcher(question, numbers);
  return units.map(({ own, lead = '', everyday = '' }): Matched => {
    const unit: Unit = {
      provision: provision!,
      places: { own: 0, parent: 0, article: 0, document: 0 },
      own: numberWords(own, numbers),
      lead: numberWords(lead, numbers),
      below: [],
      heading: numberWords(lead, numbers),
      everyday: numberWords(everyday, numbers).folds,
      ...{ children: 0, position: 0, facts: null },
    };
    return matcher.match(unit, numberWords('Luật Phòng, chống tác hại của rượu, bia', numbers).folds);
  });
}

describe('a question against a text', () => {
  it('counts the shares of its known words and pairs', () => {
    const question = asking('uong ruou bia xyz');
    expect(question.unknown).toBe(1);
    const [matched] = against(question, [{ own: 'Người uống rượu và bia' }]);
    expect(matched?.own).toBe(1);
    // "uong ruou" stands there, "ruou bia" does not.
    expect(matched?.ownPairs).toBe(0.5);
    expect(matched?.run).toBe(2);
    expect(matched?.density).toBe(3 / 5);
    expect(matched?.title).toBeCloseTo(2 / 3);
  });

  it('joins what several texts hold', () => {
    const [matched] = against(asking('uong ruou bia nhau'), [
      { own: 'uống', lead: 'rượu', everyday: 'nhậu' },
    ]);
    const { own, lead, all, withEveryday, union, heading } = matched ?? {};
    expect({ own, lead, all, withEveryday, union, heading }).toEqual({
      ...{ own: 0.25, lead: 0.25, all: 0.5, withEveryday: 0.75, union: 0.75, heading: 0.25 },
    });
  });

  it('counts words that stand there with other marks only', () => {
    const question = asking('can ruou', 'cấm rượu');
    const [other, same] = against(question, [{ own: 'cán bộ uống rượu' }, { own: 'cấm uống rượu' }]);
    expect([other?.markMiss, same?.markMiss]).toEqual([0.5, 0]);
  });

  it('seeks numbers among the own words, also those that no rule has', () => {
    const [both, one] = against(asking('muc 3 xyz 18'), [
      { own: 'từ 3 đến 18' },
      { own: '3 năm', lead: '18' },
    ]);
    expect([both?.numbers, one?.numbers]).toEqual([1, 0.5]);
    expect(against(asking('uong ruou'), [{ own: 'uống 3 ly' }])[0]?.numbers).toBe(-1);
  });

  it('keeps nothing of one text for the next, in any order and however many words are new', () => {
    const text = fc.array(fc.constantFrom('uống', 'rượu', 'bia', 'xyz', 'và', '12'), { maxLength: 9 });
    const unit = fc.record({ own: text, lead: text, everyday: text });
    fc.assert(
      fc.property(text, fc.array(unit, { maxLength: 5 }), (asked, units) => {
        const question = asking(asked.join(' ') || 'bia');
        const read = units.map((one) => ({
          ...{ own: one.own.join(' '), lead: one.lead.join(' '), everyday: one.everyday.join(' ') },
        }));
        const together = against(question, read);
        expect(together).toEqual(read.map((one) => against(question, [one])[0]));
        for (const { own, all, withEveryday } of together) {
          expect(own).toBeLessThanOrEqual(all);
          expect(all).toBeLessThanOrEqual(withEveryday);
          expect(withEveryday).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });
});

/** Every place of the one against every place of the other. */
function longestRun(one: readonly number[], other: readonly number[]): number {
  let best = 0;
  one.forEach((_, from) =>
    other.forEach((_word, start) => {
      let run = 0;
      while (from + run < one.length && one[from + run] === other[start + run]) run += 1;
      best = Math.max(best, run);
    }),
  );
  return best;
}

describe('the longest run of words that question and text share', () => {
  it('is that which is found by trying all, for one text after the other', () => {
    const words = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 15 });
    fc.assert(
      fc.property(words, fc.array(words, { maxLength: 4 }), (question, texts) => {
        const distinct = [...new Set(question)];
        const runOf = createRuns(Int32Array.from(question, (word) => distinct.indexOf(word)));
        const asked = Int32Array.from([0, 1, 2, 3], (word) => distinct.indexOf(word));
        for (const text of texts)
          expect(runOf(Int32Array.from(text), asked)).toBe(longestRun(question, text));
      }),
    );
  });
});

describe('words in numbers', () => {
  it('are asked with by place, and no longer when the next question is asked', () => {
    const words = createWordNumbers();
    const many = Array.from({ length: 10_000 }, (_, at) => `w${at}`);
    words.ask(['w5', 'w9999']);
    many.forEach((word) => words.numberOf(word));
    const placeOf = (word: string) => words.asked[words.numberOf(word)];
    expect(['w5', 'w9999', 'w6'].map(placeOf)).toEqual([0, 1, -1]);
    words.ask(['w6', 'w5']);
    expect(['w5', 'w9999', 'w6'].map(placeOf)).toEqual([1, -1, 0]);
    expect(many.every((word) => words.wordOf(words.numberOf(word)) === word)).toBe(true);
  });
});
