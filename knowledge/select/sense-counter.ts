import { continueHash, hashFeature } from '../network.ts';
import { RUN_COUNTS, runsOf, type SenseWord } from './sense-words.ts';

/** The known features of a text, as they are met, each with how often it occurs. Overwritten by the next text. */
export interface Counted {
  /** Its row among the keys. Two names of one hash have the same row and are counted apart. */
  readonly rows: readonly number[];
  readonly counts: readonly number[];
}

/** What `countSenseFeatures` counts, of those features alone whose hash is among the keys, with a memory for words. */
export interface FeatureCounter {
  count(words: readonly SenseWord[]): Counted;
}

/** A word without marks: its numbered feature, those of its runs of letters (-1: not known), and the hash of itself and a space. */
interface KnownWord {
  readonly own: number;
  readonly runs: readonly number[];
  readonly before: number;
}

/** Different words that are remembered. */
const REMEMBERED = 20_000;

export function createFeatureCounter(keys: Uint32Array): FeatureCounter {
  // Of keys that are there twice the last one counts. As signed numbers they need no objects of their own.
  const rowOf = new Map(Array.from(keys, (key, row) => [key | 0, row]));
  const numbers = new Map<string, number>();
  const rowsByNumber: number[] = [];
  const countOf: number[] = [];
  const words = new Map<string, KnownWord>();
  const marked = new Map<string, number>();

  /** The number of a feature; -1 where its hash is not among the keys. */
  function numberOf(name: () => string, hash: number): number {
    const row = rowOf.get(hash | 0);
    if (row === undefined) return -1;
    const written = name();
    const known = numbers.get(written);
    if (known !== undefined) return known;
    const number = rowsByNumber.push(row) - 1;
    countOf.push(0);
    numbers.set(written, number);
    return number;
  }

  function named(name: string): number {
    return numberOf(() => name, hashFeature(name));
  }

  function wordOf(fold: string): KnownWord {
    const known = words.get(fold);
    if (known !== undefined) return known;
    const word = {
      own: named(fold),
      runs: runsOf(fold)
        .map(named)
        .filter((number) => number >= 0),
      before: hashFeature(`${fold} `),
    };
    if (words.size >= REMEMBERED) words.clear();
    words.set(fold, word);
    return word;
  }

  function markedOf(norm: string): number {
    const known = marked.get(norm);
    if (known !== undefined) return known;
    const number = named(`!${norm}`);
    if (marked.size >= REMEMBERED) marked.clear();
    marked.set(norm, number);
    return number;
  }

  return {
    count(text) {
      const met: number[] = [];
      const add = (number: number, count: number): void => {
        if (number < 0) return;
        if (countOf[number] === 0) met.push(number);
        countOf[number] = (countOf[number] ?? 0) + count;
      };
      let before: { readonly word: KnownWord; readonly fold: string } | null = null;
      for (const { fold, norm } of text) {
        const word = wordOf(fold);
        add(word.own, 1);
        add(markedOf(norm), 1);
        if (before !== null) {
          const first = before.fold;
          add(
            numberOf(() => `${first} ${fold}`, continueHash(before.word.before, fold)),
            1,
          );
        }
        for (const run of word.runs) add(run, RUN_COUNTS);
        before = { word, fold };
      }
      const counts = met.map((number) => countOf[number] ?? 0);
      for (const number of met) countOf[number] = 0;
      return { rows: met.map((number) => rowsByNumber[number] ?? 0), counts };
    },
  };
}
