import type { Item, ItemQuote, Reason } from '../../quiz-item.ts';
import { oneLine } from './cut.ts';

/** Why an answer is right or wrong, as people are told it once an item is closed: short, each by the words of a rule. */
export interface Because {
  /** Of the right option; empty where the item does not say. */
  readonly why: string;
  /** The words that decide, the first leading into the second where there are two. */
  readonly quotes: readonly ItemQuote[];
  /** Of the options in their order; null for those of which nothing is said that the right one's reason does not say. */
  readonly others: readonly (Reason | null)[];
}

/** `right`: index into the options as they are shown. */
export function becauseOf(item: Item, right: number): Because {
  const { type, reasons, explanation } = item;
  // Orderings are no options of the item, whose reasons are of single steps.
  if (type === 'order') return { why: explanation, quotes: [item.quote].filter(isQuote), others: [] };
  const quotes = decisive(item, right);
  const why = withoutQuotes(saidBy(reasons[right]) || explanation.trim(), quotes);
  const others = item.options.map((option, at) =>
    at === right || type === 'true_false' ? null : otherReason(option, reasons[at], why, quotes),
  );
  return { why, quotes, others };
}

/** Words that stand below are not said twice. */
const withoutQuotes = (why: string, quotes: readonly ItemQuote[]): string =>
  quotes.reduce((said, { text }) => said.replace(`: “${oneLine(text)}”`, ''), oneLine(why));

const isQuote = (quote: ItemQuote | null | undefined): quote is ItemQuote =>
  quote !== null && quote !== undefined;
const saidBy = (reason: Reason | undefined): string => (reason?.why ?? '').trim();

/** What the right option rests on; with the words that lead into it where it is a point of theirs. */
function decisive({ quote, reasons }: Item, right: number): ItemQuote[] {
  const own = reasons[right]?.quote ?? quote;
  if (own === null) return [];
  const leads = quote !== null && own.provision.startsWith(`${quote.provision}.`);
  return leads ? [quote, own] : [own];
}

/** Words of a quote by which it is known that they were read already. */
const KNOWN = 60;

function otherReason(
  option: string,
  reason: Reason | undefined,
  why: string,
  shown: readonly ItemQuote[],
): Reason | null {
  const said = saidBy(reason);
  // "Quy định ghi “01 tháng”, không phải “03 tháng”" says no more than "Quy định ghi “01 tháng”".
  if (reason === undefined || said === '' || plain(said).startsWith(plain(why))) return null;
  const { quote } = reason;
  const known = quote === null ? '' : plain(quote.text).slice(0, KNOWN);
  const read = [option, said, ...shown.map(({ text }) => text)].some((text) => plain(text).includes(known));
  return { why: said, quote: read ? null : quote };
}

const plain = (text: string): string =>
  oneLine(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]+/gu, '')
    .trim();
