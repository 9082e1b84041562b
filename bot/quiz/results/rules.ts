import type { Library } from '../../../knowledge/library.ts';
import type { Item, ItemQuote } from '../../quiz-item.ts';

/** A provision that items rest on, as results show it. */
export interface Rule {
  readonly provision: string;
  /** `khoản 2 Điều 14, 112/2020/NĐ-CP`. */
  readonly place: string;
  /** The words that decide, verbatim as they were asked; null where only the place is known. */
  readonly quote: ItemQuote | null;
  /** Whether the library holds these very words there now; without it nothing is to be opened. */
  readonly stands: boolean;
}

export function ruleOf({ provision, quote }: Item, library: Library): Rule | null {
  return provision === null ? null : ruleAt(provision, quote, library);
}

/** A rule by words that were quoted of it. */
export const quotedRule = (quote: ItemQuote, library: Library): Rule =>
  ruleAt(quote.provision, quote, library);

function ruleAt(provision: string, quote: ItemQuote | null, library: Library): Rule {
  const held = library.provision(provision);
  const stands =
    quote !== null &&
    held !== undefined &&
    quote.provision === provision &&
    held.text.slice(quote.start, quote.end) === quote.text;
  return { provision, place: placeOf(provision, quote, library), quote, stands };
}

/** Longest provision shown whole where no item says which words decide. UTF-16 units. */
const MOST_WHOLE = 400;

/** A provision of the library by its own words: whole where it is short, else its place alone. */
export function heldRule(provision: string, library: Library): Rule {
  const held = library.provision(provision);
  const document = held === undefined ? undefined : library.document(held.document);
  const short = held !== undefined && document !== undefined && held.text.length <= MOST_WHOLE;
  const quote = short
    ? {
        ...{ provision, document: held.document, locator: held.locator, text: held.text },
        ...{ start: 0, end: held.text.length, sha256: document.sha256 },
      }
    : null;
  return { provision, place: placeOf(provision, null, library), quote, stands: held !== undefined };
}

function placeOf(provision: string, quote: ItemQuote | null, library: Library): string {
  const held = library.provision(provision) ?? quote;
  if (held === null || held === undefined) return provision.slice(0, provision.indexOf('#'));
  return held.locator === '' ? held.document : `${held.locator}, ${held.document}`;
}

/** By provision, of the first item on it. */
export function rulesOf(items: readonly Item[], library: Library): ReadonlyMap<string, Rule> {
  const rules = new Map<string, Rule>();
  for (const item of items) {
    const rule = ruleOf(item, library);
    if (rule !== null && !rules.has(rule.provision)) rules.set(rule.provision, rule);
  }
  return rules;
}
