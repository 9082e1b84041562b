import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlOf } from '../../../bot/channel/telegram/html.ts';
import { paragraph, quotation, textOf, type Block, type Section } from '../../../bot/channel/chat/rich.ts';
import { MAX_MESSAGE_LENGTH } from '../../../bot/channel/telegram/limits.ts';
import { cut, messagesOf } from '../../../bot/channel/chat/split.ts';
import { library } from '../../fakes/telegram/directive.ts';
import { parseTelegramHtml } from '../../fakes/telegram/html.ts';
import { formattedText } from '../../fakes/telegram/rules.ts';

/** Sentences of the directive, markup, emoji, combining marks, white space and long words, in any order. */
const fragment = fc.oneof(
  fc.constantFrom(...library.documents.flatMap((document) => document.text.split(/(?<=[.;])\s/))),
  fc.constantFrom(
    '<b>',
    '&amp;',
    '</blockquote>',
    '&',
    '<',
    '>',
    '👩🏽‍💻',
    'e\u0323\u0302',
    '\n\n',
    '   ',
    '“',
    '"',
  ),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.nat({ max: 9000 }).map((length) => 'ngày'.repeat(length / 4)),
);
const text = fc.array(fragment, { maxLength: 12 }).map((fragments) => fragments.join(' '));
const spans = fc.array(
  fc.tuple(fc.nat(9000), fc.nat(9000)).map(([start, end]) => ({ start, end })),
  { maxLength: 6 },
);
const block: fc.Arbitrary<Block> = fc.oneof(
  text.map((words) => paragraph(words)),
  fc.tuple(text, spans).map(([words, marks]) => quotation(words, marks)),
);
const sections = fc.array(fc.array(block, { maxLength: 4 }), { maxLength: 5 });

/** The same characters in the same order, white space and halves of surrogate pairs apart. */
const squeezed = (words: string) => words.replace(/\p{Surrogate}/gu, '\uFFFD').replace(/\s+/g, '');
const written = (all: readonly Section[]) => squeezed(all.flat().map(textOf).join(''));

describe('splitting into messages', () => {
  it('gives messages that Telegram takes, with nothing lost or reordered', () => {
    fc.assert(
      fc.property(sections, (all) => {
        const messages = messagesOf(all, MAX_MESSAGE_LENGTH).map(htmlOf);
        const shown = messages.map((html) => formattedText(html, 'HTML').text);
        expect(squeezed(shown.join(''))).toBe(written(all));
      }),
      { numRuns: 300 },
    );
  });

  it('never cuts a quote that fits in one message', () => {
    fc.assert(
      fc.property(sections, (all) => {
        const quotes = all
          .flat()
          .filter(({ kind }) => kind === 'quote')
          .map(textOf);
        const short = quotes.filter((quote) => quote.length <= 4096 && quote.trim() !== '');
        const kept = messagesOf(all, MAX_MESSAGE_LENGTH).flat(2).map(textOf);
        expect(short.filter((quote) => !kept.includes(quote))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('cuts a block at any limit without losing a unit or halving a character', () => {
    fc.assert(
      fc.property(block, fc.integer({ min: 2, max: 200 }), (whole, limit) => {
        const pieces = cut(whole, limit).map(textOf);
        expect(pieces.join('')).toBe(textOf(whole));
        expect(pieces.filter((piece) => piece.length > limit || piece.length === 0)).toEqual([]);
        const joints = pieces.slice(1).filter((piece, index) => halves(pieces[index] ?? '', piece));
        expect(joints).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('cuts a provision longer than a message at sentence ends, each piece a quote of its own', () => {
    const clause = library.provision('30-CT/TU#m3.d2')?.text ?? '';
    const long = Array.from({ length: 12 }, () => clause).join(' ');
    const messages = messagesOf([[quotation(long, []), paragraph('Mục 3, đoạn 2')]], MAX_MESSAGE_LENGTH);
    expect(messages.length).toBe(2);
    const quotes = messages
      .flat(2)
      .filter(({ kind }) => kind === 'quote')
      .map(textOf);
    expect(quotes.join('')).toBe(long);
    expect(quotes[0]).toMatch(/[.;:] $/);
    expect(messages.map((message) => parseTelegramHtml(htmlOf(message)).entities.length)).toEqual([1, 1]);
  });

  it('keeps a quote with its place in one message where both fit', () => {
    const quote = 'a'.repeat(3000);
    const messages = messagesOf(
      [[paragraph('b'.repeat(2000))], [quotation(quote, []), paragraph('Mục 1')]],
      MAX_MESSAGE_LENGTH,
    );
    expect(messages.map((message) => message.flat().map(textOf).join('').length)).toEqual([2000, 3005]);
  });
});

const halves = (before: string, after: string) =>
  /[\uD800-\uDBFF]$/.test(before) && /^[\uDC00-\uDFFF]/.test(after);
