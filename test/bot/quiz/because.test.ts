import { describe, expect, it } from 'vitest';
import { sayClosed, textOf, whyOf } from '../../../bot/quiz/host/words.ts';
import { makeItems } from '../../../bot/quiz/items.ts';
import { stemOf } from '../../../bot/quiz/practice/words.ts';
import { joined } from '../../../bot/quiz/lines.ts';
import { becauseOf, questionOf } from '../../../bot/quiz/present.ts';
import type { Item, ItemQuote } from '../../../bot/quiz-item.ts';
import { readLexicon } from '../../../knowledge/lexicon.ts';
import { quizItems } from '../../fixtures/quiz-items.ts';
import { directiveLibrary } from '../../support/practice.ts';
import { playing } from '../../support/quiz-round.ts';

const items = makeItems(directiveLibrary(), { on: '2026-11-26', lexicon: readLexicon() });
const found = (fits: (item: Item) => boolean): Item => {
  const item = items.find(fits);
  if (item === undefined) throw new Error('no such item');
  return item;
};
const right = ({ correct }: Item): number => correct[0] ?? 0;

const cited = (provision: string, locator: string, text: string): ItemQuote => ({
  ...{ provision, locator, text, document: '174/2026/NĐ-CP' },
  ...{ start: 0, end: text.length, sha256: 'ab'.repeat(32) },
});
const CLAUSE = cited(
  '174/2026/NĐ-CP#d95.k1',
  'khoản 1 Điều 95',
  'Phạt tiền từ 20.000.000 đồng đến 30.000.000 đồng đối với hành vi lợi\ndụng mạng xã hội để thực hiện một trong các hành vi sau:',
);
const ACT = cited(
  '174/2026/NĐ-CP#d95.k1.e',
  'điểm e khoản 1 Điều 95',
  'Cung cấp, chia sẻ hình ảnh bản đồ Việt Nam nhưng không thể hiện hoặc thể hiện\nkhông đúng chủ quyền quốc gia;',
);
const fine: Item = {
  ...found(({ type }) => type === 'true_false'),
  quote: CLAUSE,
  correct: [1],
  reasons: [0, 1].map(() => ({ why: 'Câu trên sai: quy định ghi mức khác.', quote: ACT })),
};

describe('why an answer is right or wrong', () => {
  it('is the reason of the right option, with the words that decide', () => {
    const item = found(({ id }) => id.includes('~said.'));
    expect(becauseOf(item, right(item))).toMatchObject({
      why: item.reasons[right(item)]?.why,
      quotes: [item.quote],
    });
  });

  it('is never said of a list without the act: the words that lead into it, then the act', () => {
    expect(becauseOf(fine, 1).quotes).toEqual([CLAUSE, ACT]);
  });

  it('is, of a false statement, the place where it does stand, not the one where it does not', () => {
    const item = found(({ id, correct }) => id.includes('~said-truth.') && correct[0] === 1);
    const { why, quotes } = becauseOf(item, 1);
    expect(why).toMatch(/^Câu trên sai: nội dung đó nằm ở /u);
    expect(quotes).toEqual([item.reasons[1]?.quote]);
    expect(quotes[0]?.text).toBe(item.quote?.text);
    expect(item.stem.toLowerCase()).toContain(quotes[0]?.text.toLowerCase());
  });

  it('is said of what was chosen with its own words, unless they were read already', () => {
    const item = found(({ type }) => type === 'match');
    const { why, others } = becauseOf(item, right(item));
    expect(why).not.toContain(item.quote?.text);
    const wrong = (right(item) + 1) % item.options.length;
    expect(others[wrong]?.why).toBe(item.reasons[wrong]?.why);
    const words = found(({ id }) => id.includes('~words.'));
    // "Quy định ghi “…”, không phải “…”" after "Quy định ghi “…”" says nothing new.
    expect(becauseOf(words, right(words)).others.every((one) => one === null)).toBe(true);
  });

  it('is told of every item that is made, by words of the rule', () => {
    for (const item of items) {
      const { why, quotes } = becauseOf(item, right(item));
      expect(why, item.id).toMatch(/\.$/u);
      expect(quotes.length, item.id).toBeGreaterThan(0);
    }
  });
});

describe('what a round tells at the end of an item', () => {
  const match = found(({ type }) => type === 'match');
  const question = questionOf(match, 'seed');
  if (question === null) throw new Error('cannot be asked');

  it('has the reason, the quote on whole lines, and why not what most of the others took', () => {
    const round = playing({ questions: [question] });
    round.vote(6, 'An', 0, true);
    round.vote(7, 'Bình', 0, false);
    const wrong = question.right === 0 ? 1 : 0;
    const told = textOf(sayClosed(round.state(), 0));
    expect(told).toMatch(/^Đáp án câu 1: [A-D]\. [^]*\n1\/2 người trả lời đúng\.\n\nTình huống này do /u);
    expect(told).toContain(`\n“${match.quote?.text ?? ''}”\n${match.quote?.locator ?? ''}, 30-CT/TU`);
    expect(told).toContain(`${'ABCD'[wrong] ?? ''} chưa đúng: ${match.reasons[wrong]?.why ?? ''}`);
  });

  it('says nothing of wrong options where all were right', () => {
    expect(textOf(whyOf(question, null))).not.toContain('chưa đúng');
  });

  it('joins the lines of a copy and leaves paragraphs', () => {
    expect(textOf(whyOf({ item: fine, options: fine.options, right: 1 }, 0))).toContain(
      'hành vi lợi dụng mạng xã hội',
    );
    expect(joined('một\nhai\n\nba')).toBe('một hai\n\nba');
  });
});

it('a statement is asked once whether it is true', () => {
  const asks = (item: Item) => stemOf(item).match(/đúng hay sai/giu)?.length;
  for (const item of [...items, ...quizItems]) if (item.type === 'true_false') expect(asks(item)).toBe(1);
});
