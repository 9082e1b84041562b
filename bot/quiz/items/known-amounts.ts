import { amountsIn, type Amount } from './amounts.ts';
import { lineOf, type Shelf, type Source } from './source.ts';
import { overlapsBy, wordsOf } from './words.ts';

/** An amount of a rule in force, with the words around it. */
export interface KnownAmount {
  readonly amount: Amount;
  readonly source: Source;
  /** Words of its provision and of its article's heading. */
  readonly words: ReadonlySet<string>;
}

export interface KnownAmounts {
  readonly all: readonly KnownAmount[];
  ofDocument(number: string, unit: string): readonly Amount[];
  /** Whether a rule gives `text` for what much the same words say. */
  isSaidOf(text: string, words: ReadonlySet<string>, but: Source): boolean;
}

/** Share of words in common from which two rules may speak of the same matter. */
const SAME_MATTER = 0.6;

export function knownAmounts(shelves: readonly Shelf[]): KnownAmounts {
  const all = shelves.flatMap(({ sources }) => sources.flatMap(amountsOf));
  const byText = new Map<string, KnownAmount[]>();
  for (const one of all) {
    const key = keyOf(one.amount.text);
    byText.set(key, [...(byText.get(key) ?? []), one]);
  }
  const byUnit = new Map<string, Amount[]>();
  for (const { amount, source } of all) {
    const key = `${source.document.number}|${amount.unit}`;
    byUnit.set(key, [...(byUnit.get(key) ?? []), amount]);
  }
  return {
    all,
    ofDocument: (number, unit) => byUnit.get(`${number}|${unit}`) ?? [],
    isSaidOf: (text, words, but) =>
      (byText.get(keyOf(text)) ?? []).some(
        ({ source, words: others }) => source !== but && overlapsBy(SAME_MATTER, words, others),
      ),
  };
}

function amountsOf(source: Source): KnownAmount[] {
  const amounts = amountsIn(lineOf(source.provision));
  if (amounts.length === 0) return [];
  const words = contextOf(source);
  return amounts.map((amount) => ({ amount, source, words }));
}

/** What a provision is about, by its words: its own, those that lead into it, its article's heading. */
export const contextOf = ({ provision, lead, article }: Source): ReadonlySet<string> =>
  wordsOf([lineOf(provision), lead?.text ?? '', article.heading ?? ''].join(' ').replace(/\d[\d.,]*/gu, ' '));

/** "05 (năm) ngày" and "5 ngày" are one amount. */
const keyOf = (text: string): string => text.replace(/ \([\p{L} ]+\)/gu, '').replace(/(?<!\d)0+(?=\d)/gu, '');
