import type { IndexedDocument, IndexedTexts } from '../passage-runs.ts';
import { clauseStarts } from '../clause-starts.ts';
import { tokenise, type Token } from '../vietnamese.ts';
import { createNumbers, createOccurrences } from './occurrences.ts';
import { pack, type BuiltSegment } from './pack.ts';
import { createPairTable } from './pairs.ts';
import { FIELDS, placeOf, REST } from './postings.ts';
import type { SegmentParts } from './segment.ts';
import { recordOf } from './tokens.ts';

/** The concepts that tokens name, as features of the index: `#alcohol`. */
export type ConceptsOf = (tokens: readonly Token[]) => readonly string[];

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
  const [recordStarts, units] = [[0], createNumbers()];
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
      tokens,
      marked: tokens.map(({ norm }) => words.idOf(norm)),
      bare: tokens.map(({ fold }) => words.idOf(`~${fold}`)),
      concepts: conceptsOf(tokens).map((concept) => words.idOf(concept)),
    };
  });
  return {
    document({ text, passages }) {
      const [first, known] = [rows, new Set<number>()];
      for (const { fields } of passages) {
        const marked = FIELDS.map((name, at) => {
          const taken = read(fields[name]);
          for (const id of taken.marked) known.add(id);
          lengths.push(field(taken, placeOf(rows, at)));
          return taken.marked;
        });
        const clauses = clausesOf(fields.body, read(fields.body).tokens);
        for (const unit of recordOf(marked, clauses)) units.push(unit);
        recordStarts.push(units.length());
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
    segment: (documents) => {
      const records = { starts: recordStarts, units: units.array() };
      return pack({ documents, lengths, words: words.names, pairs, ofWords, ofPairs, records });
    },
  };
}

/** Where the clauses of a body begin, counted in its words. */
function clausesOf(body: string, tokens: readonly Token[]): number[] {
  const starts = [0];
  let word = 0;
  for (const offset of clauseStarts(body)) {
    while (word < tokens.length && (tokens[word]?.start ?? 0) < offset) word += 1;
    if (word > (starts.at(-1) ?? 0) && word < tokens.length) starts.push(word);
  }
  return starts;
}

interface FieldText {
  readonly tokens: readonly Token[];
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
