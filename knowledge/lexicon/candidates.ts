import type { Concept, Term } from './data.ts';

/** Which terms of the lexicon a word of a text may belong to. */

/** A spelling of a concept. */
export interface Entry {
  readonly concept: Concept;
  readonly term: Term;
  /** How each word of the term sounds. */
  readonly sounds: readonly string[];
}

/** A term that a word may belong to; `order` is its place in the lexicon. */
export interface Candidate {
  readonly entry: Entry;
  /** Which word of the term it is. */
  readonly offset: number;
  readonly order: number;
}
/** Terms that have another word at the same distance from the one that they are looked up by. */
export interface Group {
  /** 0 for terms of one word. */
  readonly distance: number;
  readonly all: Candidate[];
  /** By how that other word sounds. */
  readonly bySound: Map<string, Candidate[]>;
}

/**
 * Terms by their two rarest words: with one typing fault at most, one of them is found as written. Common words
 * ("làm", "không") would bring hundreds of terms to each look-up, so each is kept with the other one of the two.
 */
export function indexByFold(entries: readonly Entry[]): Map<string, Group[]> {
  const frequency = new Map<string, number>();
  for (const { term } of entries)
    for (const { fold } of term.tokens) frequency.set(fold, (frequency.get(fold) ?? 0) + 1);
  const index = new Map<string, Group[]>();
  for (const [order, entry] of entries.entries()) {
    const words = entry.term.tokens.map(({ fold }, offset) => ({
      fold,
      offset,
      seen: frequency.get(fold) ?? 0,
    }));
    const keys = words.sort((a, b) => a.seen - b.seen).slice(0, KEYS);
    for (const [at, { fold, offset }] of keys.entries()) {
      const groups = index.get(fold) ?? [];
      index.set(fold, groups);
      addCandidate(groups, { entry, offset, order }, keys[1 - at]?.offset ?? offset);
    }
  }
  return index;
}

function addCandidate(groups: Group[], candidate: Candidate, other: number): void {
  const distance = other - candidate.offset;
  let group = groups.find((one) => one.distance === distance);
  if (group === undefined) groups.push((group = { distance, all: [], bySound: new Map() }));
  const sound = candidate.entry.sounds[other] ?? '';
  group.all.push(candidate);
  const alike = group.bySound.get(sound);
  if (alike) alike.push(candidate);
  else group.bySound.set(sound, [candidate]);
}

/** Words by which a term is looked up. */
const KEYS = 2;
