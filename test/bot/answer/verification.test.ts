import { passagesOf } from '../../support/passages.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAnswerer } from '../../../bot/answer.ts';
import { isVerbatim } from '../../../bot/answer/quote.ts';
import { createLibrary, type Library } from '../../../knowledge/library.ts';
import { openShippedKnowledge, TODAY, type ShippedKnowledge } from '../../support/knowledge.ts';

let shipped: ShippedKnowledge;
beforeAll(async () => {
  shipped = await openShippedKnowledge();
});
afterAll(() => shipped.remove());

/** The library with one word of its source text changed behind the provisions' backs. */
function tampered(library: Library): Library {
  const documents = library.documents.map((document) => ({
    ...document,
    text: document.text.replace('không sử dụng đồ uống có cồn', 'được  sử dụng đồ uống có cồn'),
  }));
  return createLibrary(library.id, documents, passagesOf(library));
}

const QUESTION = { text: 'Trưa nay uống bia được không?', turns: [], on: TODAY };

it('never shows a quote that does not stand in its source letter for letter', async () => {
  const knowledge = { ...shipped.knowledge, library: tampered(shipped.knowledge.library) };
  const answer = await createAnswerer(knowledge, () => 0).answer(QUESTION);
  expect(answer).toMatchObject({ outcome: 'not_in_corpus', quotes: [], verdict: null });
  expect(answer.text).not.toContain('đồ uống có cồn');
});

it('refuses a quote of another place, of other characters, or of nothing', async () => {
  const { library } = shipped.knowledge;
  const [quote] = (await createAnswerer(shipped.knowledge, () => 0).answer(QUESTION)).quotes;
  if (quote === undefined) throw new Error('no quote');
  expect(isVerbatim(quote, library)).toBe(true);
  expect(isVerbatim({ ...quote, text: quote.text.replace('không', 'được') }, library)).toBe(false);
  expect(isVerbatim({ ...quote, start: quote.start + 1 }, library)).toBe(false);
  expect(isVerbatim({ ...quote, provision: '30-CT/TU#m3.d1' }, library)).toBe(false);
  expect(isVerbatim({ ...quote, text: '', end: quote.start }, library)).toBe(false);
  expect(isVerbatim({ ...quote, document: '31-CT/TU' }, library)).toBe(false);
});
