import type { Library } from '../../../knowledge/library.ts';
import type { Provision } from '../../../knowledge/types.ts';
import type { RuleWords } from '../../channel.ts';
import { dayInVietNam } from '../../day.ts';
import { shortDay } from '../../notices.ts';
import type { Item } from '../../quiz-item.ts';
import type { Aside } from '../../quiz-practice.ts';
import { joined } from '../lines.ts';
import { becauseOf } from '../present.ts';
import { letterOf } from './read-answer.ts';
import { sizeOf, type Answered, type Open, type Session } from './session.ts';
import { sayLinkTo } from '../sources.ts';
import { versionOf } from '../version.ts';

/** What a person reads while practising: plain text. */

const upperFirst = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/** `Mục 3, đoạn 2, Chỉ thị số 30-CT/TU, ngày 29/11/2023`. */
export function sayPlace({ locator, document: number }: Provision, library: Library): string {
  const document = library.document(number);
  const name = document === undefined || document.kind === '' ? number : `${document.kind} số ${number}`;
  const issuedOn = document?.issuedOn ?? null;
  const dated = issuedOn === null ? name : `${name}, ngày ${shortDay(issuedOn)}`;
  return upperFirst(locator === '' ? dated : `${locator}, ${dated}`);
}

/** Shorter: `mục 3, đoạn 2, 30-CT/TU`; the document alone where the provision is held no more. */
export function sayShortPlace(id: string, library: Library): string {
  const provision = library.provision(id);
  const number = id.slice(0, id.indexOf('#'));
  return provision === undefined || provision.locator === '' ? number : `${provision.locator}, ${number}`;
}

/** Longest clause shown whole; of a longer one, the words that decide. UTF-16 units: half a screen of a phone, with the next item below. */
const MOST_WHOLE = 300;

interface Clause {
  /** On one line where the copy broke it. */
  readonly text: string;
  readonly provision: Provision;
  /** Of the words that decide, in the provision's text. */
  readonly start: number;
  readonly end: number;
}

/** The words of the rules that decide an item, from the library, the first leading into the second where there are two; none where they do not stand any more. */
export function clausesOf(item: Item, library: Library): readonly Clause[] {
  const own = clauseOf(item, library);
  if (own === null) return [];
  const found = becauseOf(item, item.correct[0] ?? 0).quotes.flatMap((quote): Clause[] => {
    if (quote.provision === item.provision) return [own];
    const provision = library.provision(quote.provision);
    const stands = provision?.text.slice(quote.start, quote.end) === quote.text;
    if (provision === undefined || !stands) return [];
    return [{ text: joined(quote.text), provision, start: quote.start, end: quote.end }];
  });
  return found.length === 0 ? [own] : found;
}

function clauseOf({ provision: id, version, quote }: Item, library: Library): Clause | null {
  const provision = id === null ? undefined : library.provision(id);
  if (provision === undefined || version === null) return null;
  if (versionOf(provision.text) !== version) return null;
  const { text } = provision;
  const whole = quote === null || text.length <= MOST_WHOLE;
  const { start, end } = quote ?? { start: 0, end: text.length };
  return { text: joined(whole ? text : text.slice(start, end)), provision, start, end };
}

/** `A. Đúng`, a line each. */
export const optionLines = ({ item, order }: Pick<Open, 'item' | 'order'>): string[] =>
  order.map((index, at) => `${letterOf(at)}. ${item.options[index] ?? ''}`);

/** Why an item is asked. */
export const kindOf = ({ fresh, extra }: Pick<Open, 'fresh' | 'extra'>): string =>
  extra ? 'luyện thêm' : fresh ? 'điều mới' : 'ôn lại';

export function sayQuestion(session: Session, open: Open): string {
  const { item } = open;
  return [
    `Câu ${String(session.shown)}/${String(sizeOf(session))} (${kindOf(open)})`,
    stemOf(item),
    ...optionLines(open),
  ].join('\n');
}

/** A statement asks by itself whether it is true, or is asked. */
export const stemOf = ({ type, stem }: Pick<Item, 'type' | 'stem'>): string =>
  type !== 'true_false' || /đúng hay sai\s*\?$/iu.test(stem.trim()) ? stem : `Đúng hay sai: ${stem}`;

/** How to answer an item. */
export function sayHow({ item, order }: Open): string {
  const last = letterOf(order.length - 1);
  if (item.type === 'order') return `Bạn gõ các chữ cái theo đúng thứ tự, ví dụ: ${example(order.length)}.`;
  return order.length === 2 ? `Bạn gõ A hoặc B.` : `Bạn gõ một chữ cái từ A đến ${last}.`;
}

const example = (count: number): string =>
  Array.from({ length: count }, (_, at) => letterOf(count - 1 - at)).join('');

/** The right answer with its letters as shown. */
export function sayRight({ item, order }: Pick<Open, 'item' | 'order'>): string {
  if (item.type === 'order') return item.correct.map((index) => letterOf(order.indexOf(index))).join(' → ');
  const [index = 0] = item.correct;
  return `${letterOf(order.indexOf(index))}. ${item.options[index] ?? ''}`;
}

/** Why the answer is right or wrong, by the item's own reasons; empty where the rule has other words by now, since they tell the old ones. */
export function sayWhy({ item, order, choice, correct }: Answered, library: Library): string {
  if (clausesOf(item, library).length === 0) return '';
  const index = correct || choice === null ? item.correct[0] : choice;
  const why = item.reasons[index ?? 0]?.why ?? item.explanation;
  // Behind the right answer "this is said elsewhere" would be read as meant of that one; of a statement one reason holds for both.
  const named = !correct && choice !== null && item.type !== 'true_false' && item.type !== 'order' && why.trim() !== '';
  return named ? `${letterOf(order.indexOf(choice))} chưa đúng: ${why}` : why;
} // prettier-ignore

/** What an answer was worth, with the clause, its place and, where something leads there, the way. */
export function sayAnswered(
  answered: Answered,
  library: Library,
  linkTo: (words: RuleWords) => string | null = () => null,
): string {
  const { correct } = answered;
  const why = sayWhy(answered, library).trim();
  return [
    correct ? '✔ Đúng.' : `✘ Chưa đúng. Đáp án: ${sayRight(answered)}`,
    ...(why === '' ? [] : [why]),
    ...clausesOf(answered.item, library).flatMap(({ text, provision, start, end }) => [
      `“${text}”`,
      `(${sayPlace(provision, library)})`,
      ...sayLinkTo(linkTo({ document: provision.document, provision: provision.id, start, end })),
    ]),
    sayAgainOn(answered),
  ].join('\n');
}

function sayAgainOn({ due, extra }: Answered): string {
  if (due !== null) return `Gặp lại ngày ${shortDay(dayInVietNam(new Date(due)))}.`;
  return extra
    ? 'Câu luyện thêm: chưa vào lịch ôn.'
    : 'Quy định này vừa thay đổi hoặc hết hiệu lực, nên câu này không tính.';
}

/** Provisions named in one sentence at most; a person who was away long may have many. */
const MOST_NAMED = 3;

/** That cards were put aside, and why. */
export function sayAside(
  cards: readonly { readonly provision: string; readonly aside: Aside }[],
  library: Library,
): string[] {
  return (['changed', 'ended'] as const).flatMap((reason) => {
    const places = cards
      .filter(({ aside }) => aside === reason)
      .map(({ provision }) => sayShortPlace(provision, library));
    if (places.length === 0) return [];
    const more = places.length > MOST_NAMED ? ` và ${String(places.length - MOST_NAMED)} điều khác` : '';
    const named = `${places.slice(0, MOST_NAMED).join('; ')}${more}`;
    return reason === 'changed'
      ? [`Đã đổi lời văn nên tôi cất thẻ cũ, bạn sẽ học lại theo lời văn mới: ${named}.`]
      : [`Đã hết hiệu lực nên tôi cất thẻ: ${named}.`];
  });
}
