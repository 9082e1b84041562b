import { COST_STEP, type LanguageArrays } from './model-file.ts';

/** A trigram model ready to be asked. Costs are nats; words and pairs go by their numbers, -1 is none. */
export interface Language {
  readonly words: readonly string[];
  /** Weighted occurrences of a word in what was learned. */
  seen(word: number): number;
  /** Of a word by itself. */
  cost(word: number): number;
  /** The number of a pair that the model holds. */
  pair(first: number, second: number): number;
  /**
   * Of `word` after `last`, which stands in the pair `before`; `pair` is the number of the pair that `word` makes with `last`.
   */
  costAfter(before: number, last: number, word: number, pair: number): number;
}

export function createLanguage(arrays: LanguageArrays): Language {
  const { words, seen, cost, leave, pairWord, pairCost, pairLeave, tripleWord, tripleCost } = arrays;
  const pairStart = startsOf(arrays.pairs);
  const tripleStart = startsOf(arrays.triples);
  return {
    words,
    seen: (word) => seen[word] ?? 0,
    cost: (word) => (cost[word] ?? 255) * COST_STEP,
    pair: (first, second) => within(pairWord, pairStart[first] ?? 0, pairStart[first + 1] ?? 0, second),
    costAfter: (before, last, word, pair) => {
      if (before >= 0) {
        const triple = within(tripleWord, tripleStart[before] ?? 0, tripleStart[before + 1] ?? 0, word);
        if (triple >= 0) return (tripleCost[triple] ?? 255) * COST_STEP;
      }
      const shorter = pair >= 0 ? (pairCost[pair] ?? 255) : (leave[last] ?? 0) + (cost[word] ?? 255);
      return (shorter + (before >= 0 ? (pairLeave[before] ?? 0) : 0)) * COST_STEP;
    },
  };
}

/** Where each row begins; one number more than there are rows. */
function startsOf(lengths: Uint16Array): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  for (let row = 0; row < lengths.length; row += 1)
    starts[row + 1] = (starts[row] ?? 0) + (lengths[row] ?? 0);
  return starts;
}

/** The place of a value among ascending ones from `low` to before `end`; -1 where it is not there. */
function within(values: Uint16Array, low: number, end: number, value: number): number {
  let high = end - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = values[middle] ?? 0;
    if (found === value) return middle;
    if (found < value) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
