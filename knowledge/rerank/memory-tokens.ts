import { clauseStarts } from '../clause-starts.ts';
import type { PassageTokens, TokenSource } from '../passage-tokens.ts';
import type { FieldName, Passage } from '../types.ts';
import { tokenise } from '../vietnamese.ts';
import { createPairCounts } from './pair-counts.ts';

/** Fields in the order of `PassageTokens.starts`; the body stands last. */
export const TOKEN_FIELDS = [
  'heading',
  'title',
  'trail',
  'topic',
  'body',
] as const satisfies readonly FieldName[];

/** The words of passages held in memory, for small libraries and for training: 4 bytes a word, 16 a pair of words. */
export function memoryTokens(passages: Iterable<Pick<Passage, 'fields' | 'document'>>): TokenSource {
  const ids = new Map<string, number>();
  const held = readAll(passages, ids);
  const { words, starts, clauses, clauseEnds, documents } = held;
  const counts = countRows(held, ids.size);
  const width = TOKEN_FIELDS.length + 1;
  const passage = (row: number): PassageTokens => {
    const own = starts.subarray(row * width, (row + 1) * width);
    const [first = 0, last = 0] = [own[0], own[width - 1]];
    return {
      part: 0,
      words: words.subarray(first, last),
      starts: own.map((start) => start - first),
      clauses: clauses.subarray(clauseEnds[row], clauseEnds[row + 1]),
    };
  };
  return {
    rows: documents.length,
    parts: 1,
    averageLengths: averageLengths(starts, width),
    wordIn: (_part, word) => ids.get(word) ?? -1,
    count(feature) {
      const [first = '', second] = feature.split(' ');
      const word = ids.get(first);
      if (word === undefined) return 0;
      if (second === undefined) return counts.words[word] ?? 0;
      const other = ids.get(second);
      return other === undefined ? 0 : counts.pairs.count(word, other);
    },
    documentOf: (row) => documents[row] ?? -1,
    passage,
  };
}

interface Held {
  readonly words: Uint32Array;
  readonly starts: Uint32Array;
  readonly clauses: Uint32Array;
  readonly clauseEnds: Uint32Array;
  /** Number of the document of each row. */
  readonly documents: Uint32Array;
}

function readAll(passages: Iterable<Pick<Passage, 'fields' | 'document'>>, ids: Map<string, number>): Held {
  let words = new Uint32Array(1 << 16);
  let used = 0;
  const [starts, clauses, documents]: number[][] = [[], [], []];
  const clauseEnds = [0];
  const numbers = new Map<string, number>();
  for (const { fields, document } of passages) {
    for (const name of TOKEN_FIELDS) {
      starts?.push(used);
      const tokens = tokenise(fields[name]);
      if (used + tokens.length > words.length) words = larger(words, used + tokens.length);
      for (const { norm } of tokens) words[used++] = numberOf(ids, norm);
      if (name === 'body') for (const at of clauseTokens(fields.body, tokens)) clauses?.push(at);
    }
    starts?.push(used);
    clauseEnds.push(clauses?.length ?? 0);
    documents?.push(numberOf(numbers, document));
  }
  return {
    words: words.subarray(0, used),
    starts: Uint32Array.from(starts ?? []),
    clauses: Uint32Array.from(clauses ?? []),
    clauseEnds: Uint32Array.from(clauseEnds),
    documents: Uint32Array.from(documents ?? []),
  };
}

function larger(words: Uint32Array, least: number): Uint32Array<ArrayBuffer> {
  const grown = new Uint32Array(Math.max(words.length * 2, least));
  grown.set(words);
  return grown;
}

function numberOf(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, numbers.size);
  return numbers.size - 1;
}

/** The first word of each clause; clauses without a word are none. */
function clauseTokens(body: string, tokens: readonly { readonly start: number }[]): number[] {
  const firsts: number[] = [];
  let at = 0;
  for (const start of clauseStarts(body)) {
    while (at < tokens.length && (tokens[at]?.start ?? 0) < start) at += 1;
    if (at < tokens.length && firsts.at(-1) !== at) firsts.push(at);
  }
  return firsts.length === 0 ? [0] : [0, ...firsts.slice(1)];
}

function countRows({ words, starts, documents }: Held, vocabulary: number) {
  const width = TOKEN_FIELDS.length + 1;
  const last = new Int32Array(vocabulary).fill(-1);
  const counts = new Uint32Array(vocabulary);
  const pairs = createPairCounts();
  for (let row = 0; row < documents.length; row += 1) {
    for (let field = 0; field + 1 < width; field += 1) {
      const from = starts[row * width + field] ?? 0;
      const to = starts[row * width + field + 1] ?? 0;
      for (let at = from; at < to; at += 1) {
        const word = words[at] ?? 0;
        if (at > from) pairs.add(words[at - 1] ?? 0, word, row);
        if (last[word] === row) continue;
        last[word] = row;
        counts[word] = (counts[word] ?? 0) + 1;
      }
    }
  }
  return { words: counts, pairs };
}

function averageLengths(starts: Uint32Array, width: number): number[] {
  return TOKEN_FIELDS.map((_, field) => {
    let [sum, filled] = [0, 0];
    for (let at = field; at < starts.length; at += width) {
      const length = (starts[at + 1] ?? 0) - (starts[at] ?? 0);
      sum += length;
      if (length > 0) filled += 1;
    }
    return Math.max(1, sum / Math.max(1, filled));
  });
}
