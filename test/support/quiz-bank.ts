import { versionOf } from '../../bot/quiz/bank.ts';
import type { Item, ItemQuote } from '../../bot/quiz-item.ts';
import { createLibrary, type Library } from '../../knowledge/library.ts';
import type { Document, Validity } from '../../knowledge/types.ts';
import { decision } from './rules.ts';

export const NUMBER = '61/2026/QĐ-UBND';

/** A decision with other words in place of some, or another validity. */
export function libraryWith(change: (text: string) => string = (text) => text, validity: Partial<Validity> = {}): Library {
  const made = decision(NUMBER, 2);
  const provisions = made.provisions.map((one) => ({ ...one, text: change(one.text) }));
  const document: Document = { ...made, provisions, validity: { ...made.validity, ...validity } };
  return createLibrary('thu', [document], []);
} // prettier-ignore

/** The provision of the decision whose text has these words. */
function provisionWith(library: Library, words: string) {
  const found = library.document(NUMBER)?.provisions.find(({ text }) => text.includes(words));
  if (found === undefined) throw new Error(`no provision says ${words}`);
  return found;
}

/** Words of a provision, as a quote. */
export function quoteOf(library: Library, words: string): ItemQuote {
  const { id, document, locator, text } = provisionWith(library, words);
  const start = text.indexOf(words);
  const sha256 = library.document(document)?.sha256 ?? '';
  return { provision: id, document, locator, text: words, start, end: start + words.length, sha256 };
}

/** A question on where plants are not watered, made as a generator makes one. */
export function boundItem(library: Library, more: Partial<Item> = {}): Item {
  const quote = quoteOf(library, 'Công chức không tưới cây cảnh trong phòng máy chủ.');
  const key = 'phòng máy chủ';
  const start = quote.start + quote.text.indexOf(key);
  return {
    id: `${quote.provision}~place.1`,
    type: 'single_choice',
    stem: 'Công chức không tưới cây cảnh ở đâu?',
    options: ['Trong phòng họp', 'Trong phòng máy chủ', 'Ngoài hành lang'],
    correct: [1],
    accepts: [],
    explanation: `Theo ${quote.locator}.`,
    reasons: [
      { why: 'Không nói đến.', quote: null },
      { why: 'Đúng lời văn.', quote },
      { why: 'Không nói đến.', quote: null },
    ],
    quote,
    span: { start, end: start + key.length },
    provision: quote.provision,
    version: versionOf(provisionWith(library, quote.text).text),
    until: null,
    topic: null,
    tags: [],
    origin: 'generated',
    ...more,
  };
}
