import { createNumbers, type Numbers } from './occurrences.ts';

/** Numbers for pairs of words, given in the order in which the pairs are first met. */
export interface PairTable {
  idOf(first: number, second: number): number;
  /** The words of the pairs, by the pair's number. */
  readonly firsts: Numbers;
  readonly seconds: Numbers;
}

/** Open addressing on typed arrays: an index of 60,000 articles asks for 30 million pairs. */
export function createPairTable(): PairTable {
  const firsts = createNumbers();
  const seconds = createNumbers();
  /** Pair + 1; 0 is free. A power of two. */
  let slots = new Uint32Array(1 << 16);

  const slotOf = (first: number, second: number): number => {
    const mask = slots.length - 1;
    let slot = hash(first, second) & mask;
    for (;;) {
      const pair = (slots[slot] ?? 0) - 1;
      if (pair < 0 || (firsts.at(pair) === first && seconds.at(pair) === second)) return slot;
      slot = (slot + 1) & mask;
    }
  };
  const enlarge = (): void => {
    slots = new Uint32Array(slots.length * 2);
    for (let pair = 0; pair < firsts.length(); pair += 1)
      slots[slotOf(firsts.at(pair), seconds.at(pair))] = pair + 1;
  };
  return {
    firsts,
    seconds,
    idOf(first, second) {
      const slot = slotOf(first, second);
      const known = (slots[slot] ?? 0) - 1;
      if (known >= 0) return known;
      const pair = firsts.length();
      slots[slot] = pair + 1;
      firsts.push(first);
      seconds.push(second);
      // Half full at most, so that a look-up ends after a step or two.
      if (pair * 2 > slots.length) enlarge();
      return pair;
    },
  };
}

/** Multiplicative hashing: odd constants near 2^32 divided by the golden ratio, and of MurmurHash3's mixing. */
function hash(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
