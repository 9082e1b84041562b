import type { DocumentRows } from '../passage-runs.ts';
import { createNumbers } from './occurrences.ts';
import { compare, type BuiltSegment } from './pack.ts';
import { FIELDS, placeOf, readList, writeList, type Entries } from './postings.ts';
import type { Segment } from './segment.ts';
import { mapWords, packRecords, type TokenRecords } from './tokens.ts';
import { createByteSink, type ByteSink } from './varint.ts';

/** A part of which some rows are taken over. */
export interface Taken {
  readonly segment: Segment;
  /** By row of the part: its row in the merged part, or -1 where it is left out. */
  readonly rowOf: Int32Array;
}

/**
 * Makes one part of rows of several, without reading a text again: the bytes are those that `collectSegment` makes of the
 * same documents. `documents` are those of the merged part, in order.
 */
export function mergeSegments(taken: readonly Taken[], documents: readonly DocumentRows[]): BuiltSegment {
  const lists = createByteSink();
  const starts: number[] = [];
  const write = createListWriter(lists, starts);
  const merged = mergeWords(taken, write);
  const pairs = mergePairs(taken, merged, write);
  return {
    documents,
    lengths: lengthsOf(taken, documents),
    words: merged.words,
    ...pairs,
    listStarts: Uint32Array.from([...starts, lists.length]),
    lists: lists.bytes(),
    records: recordsOf(taken, merged.wordOf, documents),
  };
}

/** A feature's number in one of the parts. */
interface Source extends Taken {
  readonly feature: number;
}
/** Writes the list of a feature that stands in several parts; false where none of its rows is taken. */
type ListWriter = (sources: readonly Source[]) => boolean;

function createListWriter(lists: ByteSink, starts: number[]): ListWriter {
  const [places, counts] = [createNumbers(), createNumbers()];
  return (sources) => {
    let [used, before, inOrder] = [0, -1, true];
    for (const { segment, rowOf, feature } of sources) {
      readList(segment.list(feature), (row, field, count) => {
        const to = rowOf[row] ?? -1;
        if (to < 0) return;
        const place = placeOf(to, field);
        places.set(used, place);
        counts.set(used, count);
        inOrder &&= place > before;
        before = place;
        used += 1;
      });
    }
    if (used === 0) return false;
    starts.push(lists.length);
    const entries = { places: places.array().subarray(0, used), counts: counts.array().subarray(0, used) };
    writeList(lists, inOrder ? entries : sortedEntries(entries), 0, used);
    return true;
  };
}

function sortedEntries({ places, counts }: Entries): Entries {
  const order = Uint32Array.from(places.keys()).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  return {
    places: Uint32Array.from(order, (at) => places[at] ?? 0),
    counts: Uint32Array.from(order, (at) => counts[at] ?? 0),
  };
}

interface MergedWords {
  readonly words: readonly string[];
  /** By part: the merged number of each of its words; -1 where no taken row has it. */
  readonly wordOf: readonly Int32Array[];
  /** By merged word: its number in each part that has it. */
  readonly sources: readonly (readonly Source[])[];
}

/** Words of all parts in order, each once; a word that no taken row has is left out. */
function mergeWords(taken: readonly Taken[], write: ListWriter): MergedWords {
  const words: string[] = [];
  const kept: (readonly Source[])[] = [];
  const wordOf = taken.map(({ segment }) => new Int32Array(segment.words.length).fill(-1));
  const next = taken.map(() => 0);
  for (;;) {
    const word = smallest(taken.map(({ segment }, part) => segment.words[next[part] ?? 0]));
    if (word === null) return { words, wordOf, sources: kept };
    const sources: Source[] = [];
    const parts: number[] = [];
    taken.forEach((one, part) => {
      const feature = next[part] ?? 0;
      if (one.segment.words[feature] !== word) return;
      sources.push({ ...one, feature });
      parts.push(part);
      next[part] = feature + 1;
    });
    if (!write(sources)) continue;
    sources.forEach(({ feature }, at) => {
      const map = wordOf[parts[at] ?? 0];
      if (map !== undefined) map[feature] = words.length;
    });
    words.push(word);
    kept.push(sources);
  }
}

function smallest(words: readonly (string | undefined)[]): string | null {
  let least: string | null = null;
  for (const word of words)
    if (word !== undefined && (least === null || compare(word, least) < 0)) least = word;
  return least;
}

function mergePairs(
  taken: readonly Taken[],
  { words, wordOf, sources }: MergedWords,
  write: ListWriter,
): Pick<BuiltSegment, 'pairStarts' | 'seconds'> {
  const seconds: number[] = [];
  const pairStarts = new Uint32Array(words.length + 1);
  const mapOf = new Map(taken.map(({ segment }, part) => [segment, wordOf[part]]));
  sources.forEach((parts, first) => {
    const followers = parts.flatMap((part) => followersOf(part, mapOf.get(part.segment)));
    followers.sort((a, b) => a.second - b.second);
    for (let from = 0; from < followers.length;) {
      const second = followers[from]?.second ?? 0;
      let to = from;
      while (followers[to]?.second === second) to += 1;
      if (write(followers.slice(from, to).map(({ source }) => source))) seconds.push(second);
      from = to;
    }
    pairStarts[first + 1] = seconds.length;
  });
  return { pairStarts, seconds: Uint32Array.from(seconds) };
}

/** The pairs that begin with a part's word, by the merged number of their second word. */
function followersOf(source: Source, wordOf: Int32Array | undefined): { second: number; source: Source }[] {
  const { segment, feature } = source;
  const followers: { second: number; source: Source }[] = [];
  const end = segment.pairStarts[feature + 1] ?? 0;
  for (let pair = segment.pairStarts[feature] ?? 0; pair < end; pair += 1) {
    const second = wordOf?.[segment.seconds[pair] ?? 0] ?? -1;
    if (second >= 0) followers.push({ second, source: { ...source, feature: segment.words.length + pair } });
  }
  return followers;
}

/** The records of the rows taken, in their new order, with the merged numbers of their words. */
function recordsOf(
  taken: readonly Taken[],
  wordOf: MergedWords['wordOf'],
  documents: readonly DocumentRows[],
): TokenRecords {
  const rows = documents.reduce((sum, document) => sum + document.rows, 0);
  const records: Uint32Array[] = [];
  taken.forEach(({ segment, rowOf }, part) => {
    const numberOf = wordOf[part] ?? new Int32Array();
    rowOf.forEach((to, row) => {
      if (to < 0) return;
      const record = Uint32Array.from(segment.tokens(row));
      mapWords(record, numberOf);
      records[to] = record;
    });
  });
  const starts = new Uint32Array(rows + 1);
  for (let row = 0; row < rows; row += 1) starts[row + 1] = (starts[row] ?? 0) + (records[row]?.length ?? 0);
  const units = new Uint32Array(starts[rows] ?? 0);
  records.forEach((record, row) => units.set(record, starts[row]));
  return packRecords(starts, units);
}

function lengthsOf(taken: readonly Taken[], documents: readonly DocumentRows[]): Uint32Array {
  const rows = documents.reduce((sum, document) => sum + document.rows, 0);
  const lengths = new Uint32Array(rows * FIELDS.length);
  for (const { segment, rowOf } of taken) {
    rowOf.forEach((to, row) => {
      if (to < 0) return;
      const own = segment.lengths.subarray(row * FIELDS.length, (row + 1) * FIELDS.length);
      lengths.set(own, to * FIELDS.length);
    });
  }
  return lengths;
}
