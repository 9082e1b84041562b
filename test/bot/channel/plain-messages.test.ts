import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainMessages } from '../../../bot/channel/chat/plain.ts';
import { paragraph, quotation, textOf, type Section } from '../../../bot/channel/chat/rich.ts';
import { createPicks } from '../../../bot/channel/plain/picks.ts';
import { library } from '../../fakes/telegram/directive.ts';

const LIMIT = 2000;
const sentence = fc.oneof(
  fc.constantFrom(...library.documents.flatMap((document) => document.text.split(/(?<=[.;])\s/))),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
);
const text = fc.array(sentence, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(' '));
const block = fc.oneof(
  text.map((words) => paragraph(words)),
  text.map((words) => quotation(words, [])),
);
const sections = fc.array(fc.array(block, { maxLength: 3 }), { maxLength: 5 });
const squeezed = (words: string) => words.replace(/[\s“”\uFFFD]|\p{Surrogate}/gu, '');

describe('plain messages', () => {
  it('fit the platform, lose and reorder nothing, and cut no quote that fits in a message', () => {
    fc.assert(
      fc.property(sections, (all: Section[]) => {
        const messages = plainMessages(all, LIMIT);
        for (const message of messages) {
          expect(message.length).toBeLessThanOrEqual(LIMIT);
          expect(message.trim()).not.toBe('');
        }
        expect(squeezed(messages.join(''))).toBe(squeezed(all.flat().map(textOf).join('')));
        const quotes = all
          .flat()
          .filter((piece) => piece.kind === 'quote' && textOf(piece).length <= LIMIT - 2);
        for (const quote of quotes
          .map((piece) => textOf(piece).trimEnd())
          .filter((words) => !/\p{Surrogate}/u.test(words) && words !== ''))
          expect(messages.some((message) => message.includes(`“${quote}”`))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('numbers', () => {
  const choices = [
    { kind: 'ask', text: 'một' },
    { kind: 'vote', answer: 'a', helpful: true },
  ] as const;

  it.each(['1', '1.', '(1)', '1)'])('%s picks the first', (written) => {
    const picks = createPicks(10);
    picks.offer('chat', 'lan', choices);
    expect(picks.read('chat', 'lan', written)).toEqual({ kind: 'choice', choice: choices[0] });
  });

  it.each(['1 điểm là gì', 'điều 1', '100', '1/2', ''])('%j is a question', (written) => {
    const picks = createPicks(10);
    picks.offer('chat', 'lan', choices);
    expect(picks.read('chat', 'lan', written)).toBeNull();
  });

  it('belong to one person, and the list shown longest ago is forgotten', () => {
    const picks = createPicks(2);
    for (const person of ['lan', 'minh', 'hoa']) picks.offer('chat', person, choices);
    expect(picks.read('chat', 'lan', '1')).toEqual({ kind: 'no_menu' });
    expect(picks.read('chat', 'hoa', '👍🏽')).toMatchObject({ choice: { helpful: true } });
    expect(picks.read('chat', 'hoa', '9')).toEqual({ kind: 'no_number', most: 2 });
  });
});
