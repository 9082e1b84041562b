import type { IndexedDocument, IndexedTexts } from '../passage-runs.ts';
import { tokenise, type Token } from '../vietnamese.ts';
import { createOccurrences, sortByKey, type Occurrences } from './occurrences.ts';
import { createPairTable, type PairTable } from './pairs.ts';
import { FIELDS, placeOf, REST, writeList, type Entries } from './postings.ts';
import type { SegmentParts } from './segment.ts';
import { createByteSink } from './varint.ts';

/** The concepts that tokens name, as features of the index: `#alcohol`. */
export type ConceptsOf = (tokens: readonly Token[]) => readonly string[];

/** A part as it is written: its lists one after another. */
export interface BuiltSegment extends SegmentParts {
  readonly lists: Uint8Array;
}

/** Reads the texts of documents into a part of the index. */
export function collectSegment(documents: readonly IndexedDocument[], conceptsOf: ConceptsOf): BuiltSegment {
  const collector = createCollector(conceptsOf);
  for (const document of documents) collector.document(document.read());
  return collector.segment(documents.map(({ hash, rows }) => ({ hash, rows })));
}

function createCollector(conceptsOf: ConceptsOf): {
  document(texts: IndexedTexts): void;
  segment(documents: SegmentParts['documents']): BuiltSegment;
} {
  const words = createWords();
  const pairs = createPairTable();
  const ofWords = createOccurrences();
  const ofPairs = createOccurrences();
  const lengths: number[] = [];
  let rows = 0;

  /** Syllables and pairs, once with marks and once without: a chain of words with each two neighbours. */
  const chain = (ids: readonly number[], place: number): void => {
    let before = -1;
    for (const id of ids) {
      ofWords.add(id, place);
      if (before >= 0) ofPairs.add(pairs.idOf(before, id), place);
      before = id;
    }
  };
  const field = (text: FieldText, place: number): number => {
    chain(text.marked, place);
    chain(text.bare, place);
    for (const concept of text.concepts) ofWords.add(concept, place);
    return 4 * text.marked.length - (text.marked.length > 0 ? 2 : 0) + text.concepts.length;
  };
  const read = rememberFields((text) => {
    const tokens = tokenise(text);
    return {
      marked: tokens.map(({ norm }) => words.idOf(norm)),
      bare: tokens.map(({ fold }) => words.idOf(`~${fold}`)),
      concepts: conceptsOf(tokens).map((concept) => words.idOf(concept)),
    };
  });
  return {
    document({ text, passages }) {
      const [first, known] = [rows, new Set<number>()];
      for (const { fields } of passages) {
        FIELDS.forEach((name, at) => {
          const taken = read(fields[name]);
          for (const id of taken.marked) known.add(id);
          lengths.push(field(taken, placeOf(rows, at)));
        });
        rows += 1;
      }
      if (rows === first) return;
      for (const { norm } of tokenise(text)) {
        const id = words.idOf(norm);
        if (known.has(id)) continue;
        known.add(id);
        ofWords.add(id, placeOf(first, REST));
      }
    },
    segment: (documents) => pack({ documents, lengths, words: words.names, pairs, ofWords, ofPairs }),
  };
}

interface FieldText {
  readonly marked: readonly number[];
  readonly bare: readonly number[];
  readonly concepts: readonly number[];
}

/** The passages of a document share title and trail: what was read last is kept. */
function rememberFields(read: (text: string) => FieldText): (text: string) => FieldText {
  const kept = new Map<string, FieldText>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    if (kept.size >= 16) kept.clear();
    const taken = read(text);
    kept.set(text, taken);
    return taken;
  };
}

function createWords(): { names: readonly string[]; idOf(name: string): number } {
  const names: string[] = [];
  const ids = new Map<string, number>();
  return {
    names,
    idOf(name) {
      const known = ids.get(name);
      if (known !== undefined) return known;
      ids.set(name, names.length);
      return names.push(name) - 1;
    },
  };
}

interface Collected {
  readonly documents: SegmentParts['documents'];
  readonly lengths: readonly number[];
  readonly words: readonly string[];
  readonly pairs: PairTable;
  readonly ofWords: Occurrences;
  readonly ofPairs: Occurrences;
}

/** Sorts what was collected: words, pairs by their words, and the entries of each. */
function pack({ documents, lengths, words, pairs, ofWords, ofPairs }: Collected): BuiltSegment {
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
  };
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
