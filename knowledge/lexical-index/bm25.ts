import type { Bm25Parameters, LexicalIndex } from '../lexical-index.ts';
import { bestRows } from './best.ts';
import { countRows, FIELDS, readList, REST } from './postings.ts';
import { featureId, type Segment } from './segment.ts';

/** A part of the index with what is added to a row's number within it. */
interface Placed {
  readonly segment: Segment;
  readonly first: number;
}

/**
 * Fielded BM25 over the parts of an index, in the order of the library. Everything that weighs (in how many rows a feature
 * stands, average lengths) is summed over all parts, so the scores are those of one index.
 */
export function openBm25(segments: readonly Segment[], parameters: Bm25Parameters): LexicalIndex {
  let rows = 0;
  const placed = segments.map((segment): Placed => {
    const first = rows;
    rows += segment.rows;
    return { segment, first };
  });
  const found = rememberCounts((feature) => countAll(listsOf(feature, placed)));
  const idfOf = (count: number): number => Math.log(1 + (rows - count + 0.5) / (count + 0.5));
  const shares = sharesOf(placed, rows, parameters);
  const scores = new Float64Array(rows);
  return {
    idf: (feature) => idfOf(found(feature)),
    knows: (feature) => found(feature) > 0,
    vocabulary: () => vocabularyOf(segments),
    search: (query, limit) => {
      scores.fill(0);
      for (const feature of new Set(query)) {
        const lists = listsOf(feature, placed);
        const weight = idfOf(countAll(lists)) ** parameters.idfPower * (parameters.k1 + 1);
        for (const { list, first } of lists)
          addScores(scores, shares, { list, first, weight }, parameters.k1);
      }
      return bestRows(scores, limit);
    },
  };
}

function listsOf(feature: string, placed: readonly Placed[]): { list: Uint8Array; first: number }[] {
  return placed.flatMap(({ segment, first }) => {
    const id = featureId(segment, feature);
    return id === null ? [] : [{ list: segment.list(id), first }];
  });
}

function countAll(lists: readonly { list: Uint8Array }[]): number {
  return lists.reduce((sum, { list }) => sum + countRows(list), 0);
}

/** Features whose counts are kept in mind: those of many questions and of the clauses that they are weighed against. */
const REMEMBERED = 50_000;

function rememberCounts(count: (feature: string) => number): (feature: string) => number {
  const kept = new Map<string, number>();
  return (feature) => {
    let known = kept.get(feature);
    if (known === undefined) {
      if (kept.size >= REMEMBERED) kept.clear();
      known = count(feature);
      kept.set(feature, known);
    }
    return known;
  };
}

/** What one occurrence counts in each field of each row: field weight / (1 − b + b · length / average length of non-empty fields). */
function sharesOf(placed: readonly Placed[], rows: number, { fields }: Bm25Parameters): Float64Array {
  const shares = new Float64Array(rows * FIELDS.length);
  FIELDS.forEach((name, field) => {
    const { weight, b } = fields[name];
    const average = averageLength(placed, field);
    for (const { segment, first } of placed) {
      for (let row = 0; row < segment.rows; row += 1) {
        const length = segment.lengths[row * FIELDS.length + field] ?? 0;
        shares[(first + row) * FIELDS.length + field] = weight / (1 - b + (b * length) / average);
      }
    }
  });
  return shares;
}

function averageLength(placed: readonly Placed[], field: number): number {
  let [sum, filled] = [0, 0];
  for (const { segment } of placed) {
    for (let at = field; at < segment.lengths.length; at += FIELDS.length) {
      const length = segment.lengths[at] ?? 0;
      sum += length;
      if (length > 0) filled += 1;
    }
  }
  return Math.max(1, sum / Math.max(1, filled));
}

interface Weighed {
  readonly list: Uint8Array;
  readonly first: number;
  readonly weight: number;
}

/** Adds `weight · tf′ / (k1 + tf′)` to each row of a list, where tf′ is the sum of its fields' shares. */
function addScores(
  scores: Float64Array,
  shares: Float64Array,
  { list, first, weight }: Weighed,
  k1: number,
): void {
  let current = -1;
  let frequency = 0;
  const flush = (): void => {
    if (frequency > 0)
      scores[first + current] = (scores[first + current] ?? 0) + (weight * frequency) / (k1 + frequency);
  };
  readList(list, (row, field, count) => {
    if (row !== current) {
      flush();
      current = row;
      frequency = 0;
    }
    if (field !== REST) frequency += count * (shares[(first + row) * FIELDS.length + field] ?? 0);
  });
  flush();
}

/** The words that the documents spell, concepts and spellings without marks left out. */
function vocabularyOf(segments: readonly Segment[]): Set<string> {
  const words = new Set<string>();
  for (const segment of segments) for (const word of segment.words) if (!/^[~#]/u.test(word)) words.add(word);
  return words;
}
