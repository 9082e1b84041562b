import type { Library } from '../library.ts';
import type { Passage, Provision } from '../types.ts';
import { tokenise } from '../vietnamese.ts';
import { placesOf, type NumberedPlaces, type UnitPlaces } from './places.ts';
import type { WordNumbers } from './word-numbers.ts';

/** A provision that may answer, with the words that are read with it: numbers of words without marks, in their order. */
export interface Unit {
  readonly provision: Provision;
  /** Where likeness to questions written for it is gathered. */
  readonly places: UnitPlaces;
  readonly own: Words;
  /** Headings and leading words above it, nearest last. */
  readonly lead: Words;
  /** What stands below it: the điểm of a khoản. */
  readonly below: readonly Words[];
  readonly heading: Words;
  /** Everyday words for what it says; empty where nobody wrote any. */
  readonly everyday: Int32Array;
  /** Provisions straight below it. */
  readonly children: number;
  /** Its place among the provisions of the passage, 0 to 1. */
  readonly position: number;
  /** What it says whatever is asked; null until it is first judged. */
  facts: Facts | null;
}

/** Read when a unit is first judged (`facts.ts`). */
export interface Facts {
  /** Which of `HEADINGS` its heading is of, and which of `OFFERS` it holds, 0 or 1 each. */
  readonly headings: readonly number[];
  readonly offers: readonly number[];
  /** It names an office. */
  readonly office: boolean;
  /** Which of `STAFF` it speaks of. */
  readonly staff: ReadonlySet<string>;
  readonly force: number;
}

/** The words of a text by number: without marks, and with. */
export interface Words {
  readonly folds: Int32Array;
  readonly norms: Int32Array;
}

/** Numbers of words without marks, and with. */
export interface Numbers {
  readonly folds: WordNumbers;
  readonly norms: WordNumbers;
}

/** Everyday words by the id of a provision, without marks. */
export type Everyday = ReadonlyMap<string, readonly string[]>;

/** What units are made of. */
export interface UnitSource {
  readonly library: Library;
  readonly everyday: Everyday;
  readonly places: Pick<NumberedPlaces, 'numberOf'>;
}

/** The provisions of a passage that have words of their own. Those with the same words above them share these. */
export function unitsOf(
  passage: Passage,
  { library, everyday, places }: UnitSource,
  numbers: Numbers,
): Unit[] {
  const provisions = passage.provisions.flatMap((id) => library.provision(id) ?? []);
  const known = new Map<string, Words>();
  const read = (text: string): Words => {
    const words = known.get(text) ?? numberWords(text, numbers);
    known.set(text, words);
    return words;
  };
  const withWords = provisions.filter(({ text }) => text !== '');
  return withWords.map((provision, at): Unit => {
    const above = leadOf(provision, library);
    const below = withWords.filter(({ id }) => id.startsWith(`${provision.id}.`));
    return {
      provision,
      places: placesOf(provision, places),
      own: read(provision.text),
      lead: read(above.text),
      below: below.map(({ text }) => read(text)),
      heading: read(above.heading),
      everyday: Int32Array.from(everyday.get(provision.id) ?? [], (word) => numbers.folds.numberOf(word)),
      children: provisions.filter(({ parent }) => parent === provision.id).length,
      position: withWords.length < 2 ? 0 : at / (withWords.length - 1),
      facts: null,
    };
  });
}

export function numberWords(text: string, { folds, norms }: Numbers): Words {
  const tokens = tokenise(text);
  return {
    folds: Int32Array.from(tokens, ({ fold }) => folds.numberOf(fold)),
    norms: Int32Array.from(tokens, ({ norm }) => norms.numberOf(norm)),
  };
}

/** Levels whose words are read with what stands below them. */
const LEADING: ReadonlySet<string> = new Set(['article', 'clause', 'point']);

/** Headings and leading words above a provision, and the heading of its article. */
export function leadOf(provision: Provision, library: Library): { text: string; heading: string } {
  const words = provision.heading === null ? [] : [provision.heading];
  let heading = provision.kind === 'article' ? (provision.heading ?? '') : '';
  let above = provision.parent === null ? undefined : library.provision(provision.parent);
  while (above !== undefined && LEADING.has(above.kind)) {
    if (above.kind === 'article') heading = above.heading ?? '';
    words.unshift(...[above.heading ?? '', above.text].filter((one) => one !== ''));
    above = above.parent === null ? undefined : library.provision(above.parent);
  }
  return { text: words.join(' '), heading };
}
