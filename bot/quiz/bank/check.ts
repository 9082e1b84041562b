import type { Library } from '../../../knowledge/library.ts';
import type { Day } from '../../../knowledge/types.ts';
import type { Item, ItemQuote } from '../../quiz-item.ts';
import { foldText, shapeFaults, short } from '../../quiz-shape.ts';
import { lapsesOf } from './retire.ts';

/** Checks of items against the library and against what they were. All give Vietnamese sentences; none where all is well. */

/** Whether a bound item's quotes are the library's own words and still hold on a day. */
export function bindingFaults(library: Library, day: Day, item: Item): string[] {
  if (item.provision === null || item.quote === null) return [];
  const [lapse] = lapsesOf(library, day, [item]);
  if (lapse !== undefined) return [`${lapse.sentence} Hãy soạn lại câu theo lời văn hiện hành.`];
  const quotes = [item.quote, ...item.reasons.flatMap(({ quote }) => quote ?? [])];
  const wrong = quotes.find((quote) => !isVerbatim(library, day, quote));
  if (wrong === undefined) return [];
  return [`Trích dẫn “${short(wrong.text)}” không có nguyên văn tại ${wrong.locator}, ${wrong.document}: hãy xuất lại câu từ kho này.`];
} // prettier-ignore

function isVerbatim(
  library: Library,
  day: Day,
  { provision, document, text, start, end }: ItemQuote,
): boolean {
  const held = library.provisionOn(provision, day);
  return held !== undefined && held.document === document && held.text.slice(start, end) === text;
}

/** Whether it may be asked: whole, with something to choose from, and bound to words that hold. */
export function approvalFaults(library: Library, day: Day, item: Item): string[] {
  const few =
    item.options.length < 2
      ? ['Mới có một phương án: hãy thêm ít nhất một phương án sai trước khi duyệt.']
      : [];
  return [...shapeFaults(item), ...few, ...bindingFaults(library, day, item)];
}

/**
 * Whether an edited item still has the right answer that its clause gives. What the deciding words (`span`) had to do with stem
 * and options before must hold after: code cannot judge more than that, so another answer is another question.
 */
export function answerFaults(before: Item, after: Item): string[] {
  const key = keyOf(before);
  if (key === null) return [];
  const has = (text: string): boolean => foldText(text).includes(foldText(key));
  if (before.type === 'true_false') {
    if (before.correct[0] !== after.correct[0]) return [`Câu gắn với điều khoản không được đổi Đúng thành Sai hay ngược lại: ${ANOTHER}.`];
    return has(before.stem) === has(after.stem) ? [] : [`Câu hỏi phải ${has(before.stem) ? 'còn' : 'không có'} chữ “${short(key)}”, phần quyết định đáp án: ${ANOTHER}.`];
  }
  if (before.type === 'order') return sameSteps(before, after) ? [] : [`Các bước và thứ tự của chúng lấy từ điều khoản, không đổi được: ${ANOTHER}.`];
  const [was, is] = [rightOf(before), rightOf(after)];
  if (has(was) ? !has(is) : foldText(was) !== foldText(is)) return [`Đáp án “${short(is)}” không còn là điều khoản nói (“${short(has(was) ? key : was)}”): ${ANOTHER}.`];
  const also = wrongOf(after).find((text) => has(text) && !wrongOf(before).some((one) => foldText(one) === foldText(text)));
  return also === undefined ? [] : [`Phương án sai “${short(also)}” cũng có chữ “${short(key)}” của đáp án, dễ thành đáp án thứ hai: hãy sửa.`];
} // prettier-ignore

const ANOTHER = 'muốn hỏi khác, hãy viết câu mới';

/** The words of the provision that decide; null where the item is bound to none. */
function keyOf({ quote, span }: Item): string | null {
  if (quote === null || span === null || span.start === span.end) return null;
  return quote.text.slice(span.start - quote.start, span.end - quote.start);
}

const rightOf = ({ options, correct }: Item): string => options[correct[0] ?? -1] ?? '';
const wrongOf = ({ options, correct }: Item): string[] => options.filter((_, at) => at !== correct[0]);

const sameSteps = (one: Item, other: Item): boolean =>
  JSON.stringify(one.correct.map((at) => foldText(one.options[at] ?? ''))) ===
  JSON.stringify(other.correct.map((at) => foldText(other.options[at] ?? '')));

/** The same item, its quotes named as this library names them. */
export function reboundTo(library: Library, day: Day, item: Item): Item {
  const rebind = (quote: ItemQuote | null): ItemQuote | null => {
    if (quote === null) return null;
    const held = library.provisionOn(quote.provision, day);
    const sha256 = library.document(quote.document)?.sha256;
    return held === undefined || sha256 === undefined ? quote : { ...quote, locator: held.locator, sha256 };
  };
  const reasons = item.reasons.map((reason) => ({ ...reason, quote: rebind(reason.quote) }));
  return { ...item, quote: rebind(item.quote), reasons };
}
