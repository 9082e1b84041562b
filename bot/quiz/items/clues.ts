import type { Library } from '../../../knowledge/library.ts';
import { tokenise } from '../../../knowledge/vietnamese.ts';
import { lineOf } from './source.ts';
import { wordsOf } from './words.ts';

/** What an option shares with its stem: what a solver that knows no rule goes by, and what the choice of wrong options hides. */

/** A text by what can be shared of it; each set without repeats. */
export interface Shape {
  /** Syllables and numbers, lower case, one tone placement. */
  readonly words: ReadonlySet<string>;
  /** Two syllables in a row. */
  readonly pairs: ReadonlySet<string>;
  /** Three syllables in a row. */
  readonly triples: ReadonlySet<string>;
  /** Three characters in a row, spaces too. */
  readonly letters: ReadonlySet<string>;
}

const remembered = new Map<string, Shape>();
/** Texts whose shapes are kept in mind: those of a document's options, many times over. */
const MOST = 10_000;

export function shapeOf(text: string): Shape {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const norms = tokenise(text).map(({ norm }) => norm);
  const shape = {
    words: new Set(norms),
    pairs: runsOf(norms, 2, ' '),
    triples: runsOf(norms, 3, ' '),
    letters: runsOf([...` ${norms.join(' ')} `], 3, ''),
  };
  if (remembered.size >= MOST) remembered.clear();
  remembered.set(text, shape);
  return shape;
}

function runsOf(parts: readonly string[], size: number, by: string): ReadonlySet<string> {
  const runs = new Set<string>();
  for (let at = 0; at + size <= parts.length; at++) runs.add(parts.slice(at, at + size).join(by));
  return runs;
}

/** How rare a word is: the logarithm of how many texts there are for each that has it, 0 and more. */
export type Rarity = (word: string) => number;

/** As the texts of a library have them, provision by provision. */
export function rarityIn(library: Library): Rarity {
  return rarityOf(library.documents.flatMap(({ provisions }) => provisions.map(lineOf)));
}

export function rarityOf(texts: readonly string[]): Rarity {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return (word) => Math.log((texts.length + 1) / ((counts.get(word) ?? 0) + 1));
}

/** How much an option shares with its stem, in the ways that somebody may count it; more is likelier for whoever goes by it. */
export interface Clues {
  /** Words in common. */
  readonly words: number;
  /** The same by the option's words, 0 to 1. */
  readonly share: number;
  readonly pairs: number;
  readonly triples: number;
  /** Dice's coefficient of characters in threes, 0 to 1. */
  readonly letters: number;
  /** Rarity of the rarest word in common; 0 where there is none. */
  readonly rarest: number;
  /** Rarities of all words in common together. */
  readonly weight: number;
}

export function cluesOf(option: Shape, stem: Shape, rarity: Rarity): Clues {
  const shared = [...option.words].filter((word) => stem.words.has(word));
  const rarities = shared.map(rarity);
  return {
    words: shared.length,
    share: option.words.size === 0 ? 0 : shared.length / option.words.size,
    pairs: common(option.pairs, stem.pairs),
    triples: common(option.triples, stem.triples),
    letters:
      (2 * common(option.letters, stem.letters)) / Math.max(option.letters.size + stem.letters.size, 1),
    rarest: Math.max(0, ...rarities),
    weight: rarities.reduce((sum, one) => sum + one, 0),
  };
}

function common(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let count = 0;
  for (const part of one) if (other.has(part)) count++;
  return count;
}

/** What an option with a rate scores with whoever takes the highest: 1, its share where others are as high, or nothing. `at`: places of the others in `rates`. */
export function shareOf(rate: number, rates: readonly number[], at: readonly number[]): number {
  let alike = 1;
  for (const one of at) {
    const ahead = (rates[one] ?? 0) - rate;
    if (ahead > SAME) return 0;
    if (ahead >= -SAME) alike++;
  }
  return 1 / alike;
}

/** Rates no further apart are alike. */
const SAME = 1e-9;
