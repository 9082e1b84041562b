import { hashFeature } from '../../../knowledge/network.ts';
import type { Words } from './words.ts';

/** The features that are learned, and where they stand in the texts. */
export interface Vocabulary {
  /** Hash of each feature's spelling. */
  readonly keys: Uint32Array;
  /** How often each occurs. */
  readonly counts: Uint32Array;
  /** For each word of `Words.words` its feature, and that of the pair it makes with the next one; -1 for none. */
  readonly single: Int32Array;
  readonly pair: Int32Array;
}

const NONE = -1;

/** Syllables that occur `least` times, then the most frequent pairs, up to `most` features. */
export function chooseVocabulary(
  { words, spelling, counts }: Words,
  { most, least }: { most: number; least: number },
): Vocabulary {
  // Words are numbered by frequency.
  const few = counts.findIndex((count) => count < least);
  const singles = Math.min(most, few < 0 ? counts.length : few);
  const pairs = frequentPairs(words, singles, most - singles);
  const keys = new Uint32Array(singles + pairs.codes.length);
  const all = new Uint32Array(keys.length);
  for (let word = 0; word < singles; word += 1) {
    keys[word] = hashFeature(spelling[word] ?? '');
    all[word] = counts[word] ?? 0;
  }
  const featureOf = new Map<number, number>();
  pairs.codes.forEach((code, at) => {
    keys[singles + at] = hashFeature(`${spelling[code >>> 16] ?? ''} ${spelling[code & 0xffff] ?? ''}`);
    all[singles + at] = pairs.counts[at] ?? 0;
    featureOf.set(code, singles + at);
  });
  const single = Int32Array.from(words, (word) => (word < singles ? word : NONE));
  const pair = Int32Array.from(words, (word, at) => featureOf.get(codeOf(word, words[at + 1] ?? 0)) ?? NONE);
  return { keys, counts: all, single, pair };
}

function codeOf(first: number, second: number): number {
  return ((first << 16) | second) >>> 0;
}

function frequentPairs(
  words: Uint16Array,
  singles: number,
  room: number,
): { codes: Uint32Array; counts: Uint32Array } {
  const codes = Uint32Array.from(words.subarray(1), (second, at) => codeOf(words[at] ?? 0, second)).sort();
  const runs: [code: number, count: number][] = [];
  for (let from = 0; from < codes.length;) {
    const code = codes[from] ?? 0;
    let to = from + 1;
    while (codes[to] === code) to += 1;
    if (to - from >= LEAST_PAIR && code >>> 16 < singles && (code & 0xffff) < singles)
      runs.push([code, to - from]);
    from = to;
  }
  runs.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const kept = runs.slice(0, room);
  return {
    codes: Uint32Array.from(kept, ([code]) => code),
    counts: Uint32Array.from(kept, ([, count]) => count),
  };
}

/** Rarer pairs are not even counted; some 100,000 of a great corpus occur ten times as often. */
const LEAST_PAIR = 10;
