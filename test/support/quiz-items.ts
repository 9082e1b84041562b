import fc from 'fast-check';
import { GAP, ITEM_TYPES, type Item, type ItemQuote, type ItemType } from '../../bot/quiz-item.ts';
import { foldText, shapeFaults } from '../../bot/quiz-shape.ts';

/** Texts with every sign that any of the formats means something by. */
const SIGNS = [
  ...['~', '=', '#', '{', '}', ':', '\\', '\\n', '::', '//', '####', '->', '%50%', '[html]', '[plain]', '[tag:x]'],
  ...['$CATEGORY:', '<b>', '&amp;', '&', ']]>', '--', '-->', '@@', '*', '\\*', '|', ';', ',', '"', "'", "'=", '+1', '-2', '@x'],
  ...['TRUE', 'T', 'F', 'A.', 'ANSWER: A', 'Bước 1', '_', '_x0041_', '10', '1/2', '️', '🌾', 'é', '“', '”', '…', 'Đ', '1e5', '\u2028'],
  ...['Công chức', 'không được', 'uống rượu', '10 ngày', 'trong giờ', 'làm việc', ' ', '  ', '\n', 'x', 'ky-cuong: {}'],
]; // prettier-ignore

const words = fc
  .array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...SIGNS) }, fc.string({ unit: 'grapheme', maxLength: 6 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(' ').normalize('NFC').trim()); // prettier-ignore

const line = words.map((text) => text.replace(/\n/gu, ' ').trim());
const sure = (text: fc.Arbitrary<string>): fc.Arbitrary<string> => text.filter((one) => one !== '');

const day = fc
  .tuple(fc.integer({ min: 2020, max: 2030 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}-01`);

const hex = fc
  .array(fc.constantFrom(...'0123456789abcdef'), { minLength: 64, maxLength: 64 })
  .map((all) => all.join(''));

const quote = (provision: fc.Arbitrary<string>): fc.Arbitrary<ItemQuote> =>
  fc.record({ provision, document: line, locator: line, text: sure(words), start: fc.nat(500), sha256: hex }).map((one) => ({
    ...one,
    end: one.start + one.text.length,
  })); // prettier-ignore

const binding = sure(line).chain((provision) =>
  fc.record({
    quote: quote(fc.constant(provision)),
    provision: fc.constant(provision),
    version: hex,
    until: fc.option(day),
    topic: fc.option(fc.constantFrom('alcohol', 'working_hours')),
    uses: fc.array(fc.record({ provision: sure(line), version: hex }), { minLength: 1, maxLength: 2 }),
  }),
);

const unbound = { quote: null, span: null, provision: null, version: null, until: null, topic: null };

/** Any item of a type that is allowed to be one. */
export function itemOf(type: ItemType): fc.Arbitrary<Item> {
  const options: fc.Arbitrary<readonly string[]> =
    type === 'true_false'
      ? fc.constant(['Đúng', 'Sai'])
      : fc.uniqueArray(sure(words), { minLength: 2, maxLength: 6, selector: foldText });
  return fc
    .record({
      id: sure(line),
      stem: sure(words),
      options,
      accepts: fc.uniqueArray(sure(line), { maxLength: 3, selector: foldText }),
      explanation: words,
      whys: fc.array(fc.record({ why: words, quote: fc.option(quote(sure(line))) }), {
        minLength: 6,
        maxLength: 6,
      }),
      right: fc.nat(5),
      bound: fc.option(binding),
      tags: fc.array(sure(line), { maxLength: 3 }),
      origin: fc.constantFrom('generated', 'written', 'imported', 'proposed'),
      turn: fc.nat(1_000),
    })
    .map(({ whys, right, bound, turn, ...one }): Item => {
      const at = right % one.options.length;
      const order = one.options.map((_, step) => (step * 7 + turn) % one.options.length);
      const steps =
        new Set(order).size === order.length ? order : one.options.map((_, step) => step).reverse();
      const stem = one.stem.replace(/_{2,}/gu, '_');
      return {
        ...unbound,
        ...one,
        ...(bound === null ? {} : { ...bound, span: { start: bound.quote.start, end: bound.quote.end } }),
        type,
        stem: type === 'fill_blank' ? `Là ${GAP} ${stem}` : stem,
        correct: type === 'order' ? steps : [at],
        accepts:
          type === 'fill_blank'
            ? one.accepts.filter((text) => !one.options.map(foldText).includes(foldText(text)))
            : [],
        reasons: one.options.map((_, option) => whys[option] ?? { why: '', quote: null }),
        origin: one.origin as Item['origin'],
      };
    })
    .filter((item) => shapeFaults(item).length === 0);
}

export const anyItem: fc.Arbitrary<Item> = fc.constantFrom(...ITEM_TYPES).chain(itemOf);

/** Items of different ids. */
export const anyItems: fc.Arbitrary<Item[]> = fc.uniqueArray(anyItem, {
  minLength: 1,
  maxLength: 6,
  selector: ({ id }) => id,
});
