import type { DocumentRows } from '../passage-runs.ts';

/**
 * A part of the lexical index: the passages of a run of documents. Features are words (`không`, `~khong`, `#alcohol`) and
 * pairs of them; a pair of folded words has its mark once, `~do uong`. Words are sorted, pairs by first and second word,
 * so that parts are merged in one pass and equal passages give equal bytes.
 */
export interface SegmentParts {
  readonly documents: readonly DocumentRows[];
  /** Features of each field of each row: of row `r` and field `f` at `r · fields + f`. */
  readonly lengths: Uint32Array;
  readonly words: readonly string[];
  /** The pairs of word `w` are `pairStarts[w] .. pairStarts[w + 1]`; of each, the number of its second word. */
  readonly pairStarts: Uint32Array;
  readonly seconds: Uint32Array;
  /** Where the list of a feature begins: words first, then pairs; one more for the end. */
  readonly listStarts: Uint32Array;
}

/** A part that can be read. Its lists may lie on the disk. */
export interface Segment extends SegmentParts {
  readonly rows: number;
  /** Number of a word; null where no passage has it. */
  word(name: string): number | null;
  /** The list of a feature by its number (words, then pairs). */
  list(feature: number): Uint8Array;
  /** The first bytes of the list, which say in how many rows the feature stands. */
  listHead(feature: number): Uint8Array;
  /** The record of a row's words (`tokens.ts`). */
  tokens(row: number): Uint16Array | Uint32Array;
  /** Words of each field in sum, and passages in which it is not empty. */
  readonly totals: readonly (readonly [number, number])[];
}

/** The two words of a feature, the second null for a single word. */
export function wordsOf(feature: string): readonly [string, string | null] {
  const space = feature.indexOf(' ');
  if (space === -1) return [feature, null];
  const mark = feature.startsWith('~') ? '~' : '';
  return [feature.slice(0, space), mark + feature.slice(space + 1)];
}

/** The number of the pair of two words of a part; null where no passage of it has them together. */
export function pairId(segment: Segment, first: number, second: number): number | null {
  const pair = findPair(segment, first, second);
  return pair === null ? null : segment.words.length + pair;
}

/** The number of a pair by binary search among the pairs of its first word. */
function findPair({ pairStarts, seconds }: SegmentParts, first: number, second: number): number | null {
  let low = pairStarts[first] ?? 0;
  let high = (pairStarts[first + 1] ?? 0) - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = seconds[middle] ?? 0;
    if (found === second) return middle;
    if (found < second) low = middle + 1;
    else high = middle - 1;
  }
  return null;
}
