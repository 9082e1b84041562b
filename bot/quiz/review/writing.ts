import type { Library } from '../../../knowledge/library.ts';
import type { Day, Provision } from '../../../knowledge/types.ts';
import type { OwnFault, OwnPart, OwnQuestion } from '../../quiz-bank.ts';
import type { Item, ItemQuote } from '../../quiz-item.ts';
import { foldText, partFaults, short } from '../../quiz-shape.ts';
import { bindingFaults } from '../bank.ts';
import { checkItem, type Fault } from '../items.ts';
import { versionOf } from '../version.ts';

/** A question that a person writes becomes an item, by the checks of imported and proposed ones; what is wrong is told by field. */

export function itemOf(library: Library, day: Day, id: string, own: OwnQuestion): Item | readonly OwnFault[] {
  const bound = boundTo(library, day, own);
  if ('faults' in bound) return [...partFaults(itemWith(id, own, UNBOUND)), ...bound.faults];
  const item = itemWith(id, own, bound);
  const shape = partFaults(item);
  if (shape.length > 0) return shape;
  const faults = [
    ...keyFaults(own, item),
    ...bindingFaults(library, day, item).map((what): OwnFault => ({ part: 'place', what })),
    ...checkItem(item, library).map((one): OwnFault => ({ part: partOf(one), what: one.message })),
  ];
  return faults.length > 0 ? faults : item;
}

type Bound = Pick<Item, 'quote' | 'span' | 'provision' | 'version' | 'until'>;
const UNBOUND: Bound = { quote: null, span: null, provision: null, version: null, until: null };
const fault = (part: OwnPart, what: string): { readonly faults: readonly OwnFault[] } => ({
  faults: [{ part, what }],
});

/** The words of the clause that are quoted, and of these the ones that decide; all of them where nobody says which. */
function boundTo(library: Library, day: Day, own: OwnQuestion): Bound | { readonly faults: readonly OwnFault[] } {
  if (own.provision === null) return UNBOUND;
  const held = library.provisionOn(own.provision, day);
  const document = held === undefined ? undefined : library.document(held.document);
  if (held === undefined || document === undefined)
    return fault('place', 'Điều khoản đã chọn không còn trong kho: hãy tìm và chọn lại.');
  const place = `${held.locator}, ${held.document}`;
  const words = own.quote === '' ? { start: 0, end: held.text.length } : standsIn(held.text, own.quote);
  if (words === null)
    return fault('quote', `“${short(own.quote)}” không có nguyên văn trong ${place}: hãy chép đúng lời văn, hoặc để trống để trích cả điều khoản.`);
  const text = held.text.slice(words.start, words.end);
  const key = own.key === '' ? standsIn(text, own.options[own.correct[0] ?? -1] ?? '') : standsIn(text, own.key);
  if (own.key !== '' && key === null)
    return fault('key', `“${short(own.key)}” không có trong lời văn được trích: hãy chép đúng, hoặc để trống.`);
  const decides = key ?? { start: 0, end: text.length };
  return {
    quote: quoteOf(held, document.sha256, words.start, text),
    span: { start: words.start + decides.start, end: words.start + decides.end },
    ...{ provision: held.id, version: versionOf(held.text) },
    until: (held.validity ?? document.validity).until,
  };
} // prettier-ignore

const quoteOf = ({ id, document, locator }: Provision, sha256: string, start: number, text: string): ItemQuote => ({
  ...{ provision: id, document, locator, sha256 },
  ...{ text, start, end: start + text.length },
}); // prettier-ignore

/** Where words stand in a text, whatever the spaces and line ends between them and the case of letters; null where they do not. */
function standsIn(text: string, words: string): { readonly start: number; readonly end: number } | null {
  const parts = words.normalize('NFC').split(/\s+/u).filter((one) => one !== '');
  if (parts.length === 0) return null;
  const pattern = parts.map((one) => one.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&')).join('\\s+');
  const found = new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'iu').exec(text);
  return found === null ? null : { start: found.index, end: found.index + found[0].length };
} // prettier-ignore

function itemWith(id: string, own: OwnQuestion, bound: Bound): Item {
  const { quote } = bound;
  const { type, stem, options, correct, accepts, explanation, whys, tags, topic } = own;
  const place = quote === null ? '' : `Theo ${quote.locator}, ${quote.document}.`;
  return {
    ...{ id, type, options, correct, accepts, tags, topic, ...bound },
    stem: stem.trim(),
    explanation: explanation.trim() === '' ? place : explanation.trim(),
    reasons: options.map((_, at) => ({ why: whys[at] ?? '', quote })),
    origin: 'written',
  };
}

/** Deciding words that somebody names stand in the right option and in no other. */
function keyFaults({ key, type }: OwnQuestion, { options, correct }: Item): OwnFault[] {
  if (key === '' || type === 'true_false' || type === 'order') return [];
  const has = (text: string) => foldText(text).includes(foldText(key));
  const wrong = options.find((text, at) => !correct.includes(at) && has(text));
  const right = options[correct[0] ?? -1] ?? '';
  return [
    ...(has(right) ? [] : [{ part: 'key' as const, what: `Đáp án “${short(right)}” không có chữ quyết định “${short(key)}” của điều khoản.` }]),
    ...(wrong === undefined ? [] : [{ part: 'options' as const, what: `Phương án “${short(wrong)}” cũng có chữ quyết định “${short(key)}”: có hai đáp án đúng.` }]),
  ];
} // prettier-ignore

/** The field of a fault that tells which check found it. */
function partOf({ code, message }: Fault): OwnPart {
  if (message.startsWith('Câu hỏi')) return 'stem';
  if (message.startsWith('Lời giải thích')) return 'explanation';
  const parts: Readonly<Record<Fault['code'], OwnPart>> = {
    ...{ options: 'options', length: 'options', same_options: 'options', two_right: 'options', giveaway: 'options' },
    ...{ correct: 'correct', gap: 'stem', spelling: 'stem', reasons: 'whys' },
    ...{ quote: 'quote', span: 'key', version: 'place' },
  };
  return parts[code];
} // prettier-ignore
