import type { PassageTokens } from '../passage-tokens.ts';
import type { RankQuestion } from './question.ts';

/** Fields of a passage, by position: heading, title, trail, topic, body. */
export const [HEADING, TITLE, TRAIL, TOPIC, BODY] = [0, 1, 2, 3, 4] as const;
export const FIELD_COUNT = 5;

/** What of a question stands where in one passage. One object for all passages: its arrays are used again. */
export interface Tally {
  /** Words of each field. */
  readonly lengths: Int32Array;
  /** How often slot `s` stands in field `f`: `words[f · slots + s]`; pairs likewise. */
  words: Uint16Array;
  pairs: Uint16Array;
  /** Places of the question's words in the passage, ascending, and their slots. */
  at: Int32Array;
  slot: Uint8Array;
  /** The words of field `f` are `fieldStarts[f] .. fieldStarts[f + 1]` of `at` and `slot`. */
  readonly fieldStarts: Int32Array;
}

export function createTally(): Tally {
  return {
    lengths: new Int32Array(FIELD_COUNT),
    words: new Uint16Array(0),
    pairs: new Uint16Array(0),
    at: new Int32Array(1024),
    slot: new Uint8Array(1024),
    fieldStarts: new Int32Array(FIELD_COUNT + 1),
  };
}

/** Counts the words of the question in a passage. `slotOf`: slot + 1 of a word's number, 0 for all others. */
export function tally(
  into: Tally,
  question: RankQuestion,
  { words, starts }: PassageTokens,
  slotOf: Uint8Array,
): void {
  const slots = question.words.length;
  const pairs = question.pairIdf.length;
  into.words = cleared(into.words, slots * FIELD_COUNT);
  into.pairs = cleared(into.pairs, pairs * FIELD_COUNT);
  if (into.at.length < words.length) {
    into.at = new Int32Array(words.length * 2);
    into.slot = new Uint8Array(words.length * 2);
  }
  const known = slotOf.length;
  let found = 0;
  for (let field = 0; field < FIELD_COUNT; field += 1) {
    const [from, to] = [starts[field] ?? 0, starts[field + 1] ?? 0];
    into.lengths[field] = to - from;
    into.fieldStarts[field] = found;
    let before = -1;
    // The one loop over all words of all candidates.
    for (let at = from; at < to; at += 1) {
      const word = words[at] ?? 0;
      const slot = word < known ? (slotOf[word] ?? 0) - 1 : -1;
      if (slot >= 0) {
        into.at[found] = at;
        into.slot[found] = slot;
        found += 1;
        const place = field * slots + slot;
        into.words[place] = (into.words[place] ?? 0) + 1;
        const pair = before < 0 ? -1 : (question.pairOf[before * slots + slot] ?? -1);
        if (pair >= 0) {
          const pairPlace = field * pairs + pair;
          into.pairs[pairPlace] = (into.pairs[pairPlace] ?? 0) + 1;
        }
      }
      before = slot;
    }
  }
  into.fieldStarts[FIELD_COUNT] = found;
}

function cleared(array: Uint16Array, length: number): Uint16Array {
  if (array.length < length) return new Uint16Array(length * 2);
  array.fill(0, 0, length);
  return array;
}
