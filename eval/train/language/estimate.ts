import { storedCost, type LanguageArrays } from '../../../knowledge/normaliser.ts';
import { countGrams, discountOf, greatest, pick, placeOf, type Counted } from './count.ts';
import type { WordStream } from './stream.ts';

const BASE = 0x10000;

/** How many n-grams are kept: those without which the model would lose most. */
export interface Sizes {
  readonly pairs: number;
  readonly triples: number;
}

/**
 * Interpolated absolute discounting over pairs and triples, pruned to the n-grams whose loss would cost the data most nats
 * (count × how much worse the shorter context foretells the word).
 */
export function estimate({ words, counts, ids }: WordStream, sizes: Sizes): LanguageArrays {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const single = Float64Array.from(counts, (count) => Math.max(count, 0.5) / total);
  const pairs = keepPairs(countGrams(ids, 2), single, sizes.pairs);
  const triples = keepTriples(countGrams(ids, 3), pairs, sizes.triples);
  return {
    words,
    seen: counts,
    cost: costs(single),
    leave: costs(pairs.leave),
    pairs: rowLengths(pairs.grams.keys, words.length),
    pairWord: lastWords(pairs.grams.keys),
    pairCost: costs(pairs.probability),
    pairLeave: costs(triples.leave),
    triples: triples.rows,
    tripleWord: lastWords(triples.grams.keys),
    tripleCost: costs(triples.probability),
  };
}

interface Pairs {
  readonly grams: Counted;
  readonly probability: Float64Array;
  /** What is left for other words after each word, over their own probability there. */
  readonly leave: Float64Array;
  /** Probability of a word after another, kept pair or not. */
  readonly after: (first: number, second: number) => number;
}

function keepPairs(all: Counted, single: Float64Array, most: number): Pairs {
  const discount = discountOf(all);
  const [seen, kinds] = [new Float64Array(single.length), new Float64Array(single.length)];
  all.keys.forEach((key, at) => {
    const first = Math.floor(key / BASE);
    seen[first] = (seen[first] ?? 0) + (all.counts[at] ?? 0);
    kinds[first] = (kinds[first] ?? 0) + 1;
  });
  const probability = Float64Array.from(all.keys, (key, at) => {
    const first = Math.floor(key / BASE);
    const [count, shorter] = [all.counts[at] ?? 0, single[key % BASE] ?? 0];
    return interpolated(count, seen[first] ?? 1, kinds[first] ?? 0, discount, shorter);
  });
  const gains = probability.map((value, at) => {
    const key = all.keys[at] ?? 0;
    const first = Math.floor(key / BASE);
    const without = ((discount * (kinds[first] ?? 0)) / (seen[first] ?? 1)) * (single[key % BASE] ?? 0);
    return (all.counts[at] ?? 0) < 2 ? 0 : (all.counts[at] ?? 0) * Math.log(value / without);
  });
  const places = greatest(gains, most);
  const grams = pick(all, places);
  const kept = Float64Array.from(places, (at) => probability[at] ?? 0);
  const leave = leftOver(
    single.length,
    grams.keys.map((key) => Math.floor(key / BASE)),
    kept,
    grams.keys.map((key) => single[key % BASE] ?? 0),
  );
  const after = (first: number, second: number): number => {
    const at = placeOf(grams.keys, first * BASE + second);
    return at >= 0 ? (kept[at] ?? 0) : (leave[first] ?? 1) * (single[second] ?? 0);
  };
  return { grams, probability: kept, leave, after };
}

function keepTriples(
  all: Counted,
  pairs: Pairs,
  most: number,
): { grams: Counted; probability: Float64Array; leave: Float64Array; rows: Uint16Array } {
  const discount = discountOf(all);
  const held = pairs.grams.keys;
  const [seen, kinds] = [new Float64Array(held.length), new Float64Array(held.length)];
  const row = Int32Array.from(all.keys, (key) => placeOf(held, Math.floor(key / BASE)));
  row.forEach((pair, at) => {
    if (pair < 0) return;
    seen[pair] = (seen[pair] ?? 0) + (all.counts[at] ?? 0);
    kinds[pair] = (kinds[pair] ?? 0) + 1;
  });
  const shorter = (key: number): number => pairs.after(Math.floor(key / BASE) % BASE, key % BASE);
  const probability = Float64Array.from(all.keys, (key, at) => {
    const pair = row[at] ?? -1;
    if (pair < 0 || (all.counts[at] ?? 0) < 2) return 0;
    return interpolated(all.counts[at] ?? 0, seen[pair] ?? 1, kinds[pair] ?? 0, discount, shorter(key));
  });
  const gains = probability.map((value, at) => {
    if (value === 0) return 0;
    const pair = row[at] ?? 0;
    const without = ((discount * (kinds[pair] ?? 0)) / (seen[pair] ?? 1)) * shorter(all.keys[at] ?? 0);
    return (all.counts[at] ?? 0) * Math.log(value / without);
  });
  const places = greatest(gains, most);
  const grams = pick(all, places);
  const kept = Float64Array.from(places, (at) => probability[at] ?? 0);
  const contexts = Float64Array.from(places, (at) => row[at] ?? 0);
  const leave = leftOver(held.length, contexts, kept, grams.keys.map(shorter));
  const rows = new Uint16Array(held.length);
  for (const pair of contexts) rows[pair] = (rows[pair] ?? 0) + 1;
  return { grams, probability: kept, leave, rows };
}

function interpolated(count: number, seen: number, kinds: number, discount: number, shorter: number): number {
  return (count - discount) / seen + ((discount * kinds) / seen) * shorter;
}

/** For each context: the probability that no kept n-gram takes, over what the same words have in the shorter context. */
function leftOver(
  contexts: number,
  context: Float64Array,
  kept: Float64Array,
  shorter: Float64Array,
): Float64Array {
  const [taken, takenShorter] = [new Float64Array(contexts), new Float64Array(contexts)];
  context.forEach((at, index) => {
    taken[at] = (taken[at] ?? 0) + (kept[index] ?? 0);
    takenShorter[at] = (takenShorter[at] ?? 0) + (shorter[index] ?? 0);
  });
  return taken.map((sum, at) =>
    Math.min(1, Math.max(1e-6, 1 - sum) / Math.max(1e-6, 1 - (takenShorter[at] ?? 0))),
  );
}

function costs(probabilities: Float64Array): Uint8Array {
  return Uint8Array.from(probabilities, (probability) => storedCost(-Math.log(probability)));
}

function lastWords(keys: Float64Array): Uint16Array {
  return Uint16Array.from(keys, (key) => key % BASE);
}

function rowLengths(keys: Float64Array, rows: number): Uint16Array {
  const lengths = new Uint16Array(rows);
  for (const key of keys) {
    const first = Math.floor(key / BASE);
    lengths[first] = (lengths[first] ?? 0) + 1;
  }
  return lengths;
}
