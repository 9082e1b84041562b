import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ITEM_TYPES, type Item } from '../../../bot/quiz-item.ts';
import { letterOf, pollOf, questionOf, readHead, readTyped, typedOf } from '../../../bot/quiz/present.ts';
import { quizItems } from '../../fixtures/quiz-items.ts';

/** Items of every type and of any text, short and far too long, real words and anything that Unicode has. */
const text = fc.oneof(
  fc.constantFrom(...quizItems.flatMap(({ stem, options, quote }) => [stem, ...options, quote?.text ?? ''])),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 500 }),
  fc.constantFrom('\n', ' ', 'Nghị định\n\nđiều 1\r\n', '👩‍👩‍👧‍👦'.repeat(60), 'ệ'.normalize('NFD').repeat(200)),
  fc.array(fc.constantFrom('cán bộ', 'công chức', 'không', 'sử dụng', 'đồ uống', '\n'), { maxLength: 300 }).map((words) => words.join(' ')), // prettier-ignore
);
const items: fc.Arbitrary<Item> = fc
  .record({
    type: fc.constantFrom(...ITEM_TYPES),
    stem: text,
    options: fc.array(text, { minLength: 2, maxLength: 12 }),
    chosen: fc.nat(),
    explanation: text,
    locator: text,
    bound: fc.boolean(),
    index: fc.nat(quizItems.length - 1),
  })
  .map(({ chosen, locator, bound, index, ...written }): Item => {
    const base = quizItems[index] as Item;
    const order = written.options.map((_, place) => (place + chosen) % written.options.length);
    const quote = bound && base.quote !== null ? { ...base.quote, locator } : null;
    const correct = written.type === 'order' ? order : [chosen % written.options.length];
    return { ...base, ...written, quote, correct };
  });
const numbered = fc.record({
  number: fc.integer({ min: 1, max: 999 }),
  of: fc.integer({ min: 1, max: 999 }),
  code: fc.constant('K7Q2MD'),
});
const seconds = fc.option(fc.integer({ min: 1, max: 5_000 }));

describe('every item, whatever its words', () => {
  it('is a poll within all limits of Telegram, with nothing lost of what is asked', () => {
    fc.assert(
      fc.property(items, numbered, seconds, (item, place, time) => {
        const question = questionOf(item, 'seed');
        if (question === null) return;
        const poll = pollOf(question, place, time);
        const whole = [poll.before, poll.question, poll.explanation, ...poll.options];
        expect(poll.question.length).toBeGreaterThanOrEqual(1);
        expect(poll.question.length).toBeLessThanOrEqual(300);
        expect(poll.options.length).toBeGreaterThanOrEqual(2);
        expect(poll.options.length).toBeLessThanOrEqual(12);
        for (const option of poll.options) {
          expect(option.trim().length).toBeGreaterThanOrEqual(1);
          expect(option.length).toBeLessThanOrEqual(100);
        }
        expect(new Set(poll.options).size).toBe(poll.options.length);
        expect(poll.options[poll.right]).toBeDefined();
        expect(poll.explanation.length).toBeLessThanOrEqual(200);
        expect(poll.explanation.split('\n').length).toBeLessThanOrEqual(3);
        if (poll.seconds !== null) expect(poll.seconds >= 5 && poll.seconds <= 600).toBe(true);
        expect(whole.slice(1).every((part) => !/\p{Surrogate}/u.test(part))).toBe(true);
        expect(readHead(poll.question)).toEqual({ code: place.code, number: place.number });
        const words = (said: string) =>
          said.replace(/\p{Surrogate}/gu, '\uFFFD').replace(/[\p{Cc}\s\u2028\u2029]+/gu, '');
        const shown = words(poll.before + poll.question);
        expect(shown).toContain(words(item.stem));
        for (const option of question.options)
          expect(words(poll.before + poll.options.join('\n'))).toContain(words(option));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is answered by each of its letters where it is typed, and the right one is the right option', () => {
    fc.assert(
      fc.property(items, numbered, (item, place) => {
        const question = questionOf(item, 'seed');
        if (question === null) return;
        const shown = typedOf(question, place, 20, 'alone');
        question.options.forEach((_, index) => {
          expect(readTyped(letterOf(index), question)).toBe(index);
          expect(readTyped(`Đáp án ${letterOf(index)}.`, question)).toBe(index);
          expect(shown).toContain(`${letterOf(index)}. `);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('of steps has its right ordering among the four', () => {
    fc.assert(
      fc.property(items, fc.string(), (item, seed) => {
        if (item.type !== 'order') return;
        const question = questionOf(item, seed);
        const right = item.correct.map((step) => String(step + 1)).join(' → ');
        expect(question?.options[question.right]).toBe(right);
        expect(question?.options.length).toBeLessThanOrEqual(4);
      }),
      { numRuns: 300 },
    );
  });
});
