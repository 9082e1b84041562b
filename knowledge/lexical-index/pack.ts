import { sortByKey, type Occurrences } from './occurrences.ts';
import type { PairTable } from './pairs.ts';
import { writeList, type Entries } from './postings.ts';
import type { SegmentParts } from './segment.ts';
import { mapWords, packRecords, type TokenRecords } from './tokens.ts';
import { createByteSink } from './varint.ts';

/** A part as it is written: its lists one after another, and the words of its passages. */
export interface BuiltSegment extends SegmentParts {
  readonly lists: Uint8Array;
  readonly records: TokenRecords;
}

/** What was read of documents: words and pairs in the order in which they were first met. */
export interface Collected {
  readonly documents: SegmentParts['documents'];
  readonly lengths: readonly number[];
  readonly words: readonly string[];
  readonly pairs: PairTable;
  readonly ofWords: Occurrences;
  readonly ofPairs: Occurrences;
  readonly records: { readonly starts: readonly number[]; readonly units: Uint32Array };
}

/** Sorts what was collected: words, pairs by their words, and the entries of each. */
export function pack({
  documents,
  lengths,
  words,
  pairs,
  ofWords,
  ofPairs,
  records,
}: Collected): BuiltSegment {
  const order = Uint32Array.from(words.keys()).sort((a, b) => compare(words[a] ?? '', words[b] ?? ''));
  const wordRank = ranksOf(order);
  // Sorted by the second word first: the sort by the first word keeps that order.
  const bySecond = sortByKey(pairs.seconds.array(), wordRank, words.length).items;
  const firsts = Uint32Array.from(bySecond, (pair) => pairs.firsts.at(pair));
  const byFirst = sortByKey(firsts, wordRank, words.length);
  const pairOrder = Uint32Array.from(byFirst.items, (at) => bySecond[at] ?? 0);
  const lists = createByteSink();
  const starts = [...writeAll(lists, ofWords.sorted(wordRank))];
  return {
    documents,
    lengths: Uint32Array.from(lengths),
    words: Array.from(order, (word) => words[word] ?? ''),
    pairStarts: byFirst.starts,
    seconds: Uint32Array.from(pairOrder, (pair) => wordRank[pairs.seconds.at(pair)] ?? 0),
    listStarts: Uint32Array.from([
      ...starts,
      ...writeAll(lists, ofPairs.sorted(ranksOf(pairOrder))),
      lists.length,
    ]),
    lists: lists.bytes(),
    records: packRecords(records.starts, ranked(records, wordRank)),
  };
}

/** The records with the words' ranks in place of the numbers under which they were met; changes them where they stand. */
function ranked({ starts, units }: Collected['records'], wordRank: Uint32Array): Uint32Array {
  for (let row = 0; row + 1 < starts.length; row += 1)
    mapWords(units.subarray(starts[row], starts[row + 1]), wordRank);
  return units;
}

function ranksOf(order: Uint32Array): Uint32Array {
  const ranks = new Uint32Array(order.length);
  order.forEach((item, rank) => {
    ranks[item] = rank;
  });
  return ranks;
}

/** By UTF-16 units, whatever the language of the machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function* writeAll(
  lists: ReturnType<typeof createByteSink>,
  sorted: Entries & { readonly starts: Uint32Array },
): Generator<number> {
  const { starts } = sorted;
  for (let rank = 0; rank + 1 < starts.length; rank += 1) {
    yield lists.length;
    writeList(lists, sorted, starts[rank] ?? 0, starts[rank + 1] ?? 0);
  }
}
