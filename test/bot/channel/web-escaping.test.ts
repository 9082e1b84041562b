import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Quote } from '../../../bot/contract.ts';
import { chatPage } from '../../../bot/channel/web/page/chat-page.ts';
import { exchange } from '../../../bot/channel/web/page/exchange.ts';
import { faultPage } from '../../../bot/channel/web/page/fault-page.ts';
import { marked } from '../../../bot/channel/web/page/marked.ts';
import { createLibrary } from '../../../knowledge/library.ts';
import { nasty } from './web/nasty.ts';
import { openVisitor, textOf } from './web/visitor.ts';
import { openWorld, type World } from './web/world.ts';

const library = createLibrary('trong', [], []);
const anyText = fc.oneof(
  fc.constantFrom(...nasty),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom('<', '>', '"', "'", '&', '`', '$', '{', '}', 'ệ', '/', '='),
    minLength: 1,
    maxLength: 40,
  }),
);

/** An answer in which every text is the given one. */
function answerOf(text: string): Answer {
  const quote: Quote = {
    document: text,
    kind: text,
    title: text,
    issuer: text,
    issuedOn: '2023-11-29',
    locator: text,
    part: null,
    chapter: null,
    section: text,
    article: null,
    clause: null,
    point: null,
    paragraph: 2,
    text,
    start: 0,
    end: text.length,
    marks: [{ start: 0, end: text.length }],
    provision: `${text}#${text}`,
    sha256: text,
    validity: { status: 'in_force', from: '2023-11-29', until: null, how: text },
  };
  return {
    outcome: 'answered',
    verdict: 'prohibited',
    text,
    headline: text,
    note: text,
    understood: text,
    choices: [text],
    quotes: [quote],
    missing: [{ document: text, title: text, citedBy: text }],
    nearest: [{ document: text, locator: text }],
    on: '2026-11-23',
    snapshot: text,
    took: { search: 0, answer: 0 },
  };
}

/** How often each character that can open markup or end an attribute stands in a page. */
const skeleton = (html: string) => ['<', '>', '"', "'"].map((sign) => html.split(sign).length);

function expectSameMarkup(render: (text: string) => string): void {
  const plain = skeleton(render('chữ thường'));
  fc.assert(
    fc.property(anyText, (text) => {
      expect(skeleton(render(text))).toEqual(plain);
    }),
  );
}

describe('no text of a question or an answer becomes markup', () => {
  it('in an answer, whole', () => {
    expectSameMarkup((text) =>
      String(
        exchange(
          { question: text, reply: { kind: 'answer', id: text, answer: answerOf(text), voted: 'yes' } },
          library,
        ),
      ),
    );
  });

  it('in a notice, a refused question, a suggestion, a fault', () => {
    expectSameMarkup((text) =>
      String(exchange({ question: text, reply: { kind: 'notice', text } }, library)),
    );
    expectSameMarkup((text) =>
      String(
        chatPage({
          library,
          keeper: { kind: 'device' },
          suggestions: [text],
          exchanges: [],
          refused: { why: text, text },
        }),
      ),
    );
    expectSameMarkup((text) => String(faultPage(text, text)));
  });

  it('marking keeps every character, whatever the spans', () => {
    const spans = fc.array(
      fc.record({ start: fc.integer({ min: -5, max: 80 }), end: fc.integer({ min: -5, max: 80 }) }),
    );
    fc.assert(
      fc.property(anyText, spans, (text, list) => {
        expect(textOf(String(marked(text, list)))).toBe(text);
      }),
    );
  });

  it('marking never cuts a character in two', () => {
    expect(String(marked('a😀b', [{ start: 2, end: 3 }]))).toBe('a<mark>😀</mark>b');
    expect(String(marked('a😀b', [{ start: 0, end: 2 }]))).toBe('<mark>a</mark>😀b');
  });

  it('overlapping and empty marks do not double text', () => {
    const spans = [
      { start: 4, end: 9 },
      { start: 0, end: 6 },
      { start: 3, end: 3 },
    ];
    expect(String(marked('không được', spans))).toBe('<mark>không </mark>được');
  });
});

describe('nasty texts over HTTP', () => {
  let world: World;
  beforeAll(async () => (world = await openWorld()));
  afterAll(() => world.close());

  it.each(nasty.map((text) => [text]))('%j comes back as text', async (text) => {
    const page = await openVisitor(world.url).submit('/ask', { text });
    expect([200, 422]).toContain(page.status);
    const log = page.html.slice(page.html.indexOf('id="log"'));
    expect(log).not.toMatch(/<(script|img|iframe|object|embed|style|base|meta|link|svg on)/i);
    if (text.trim() !== '') expect(log.match(/class="question"/g)).toHaveLength(1);
    expect(world.faults).toEqual([]);
  });
});
