import type { Bm25Parameters, LexicalIndex } from '../lexical-index.ts';
import { openLists } from './lists.ts';
import { createRanking } from './ranking.ts';
import type { Segment } from './segment.ts';
import { sharesOf, type Placed } from './shares.ts';

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
  const lists = openLists(placed);
  const found = rememberCounts(lists.count);
  const idfOf = (count: number): number => Math.log(1 + (rows - count + 0.5) / (count + 0.5));
  const { idfPower, k1 } = parameters;
  const rank = createRanking(rows, sharesOf(placed, rows, parameters), k1);
  return {
    idf: (feature) => idfOf(found(feature)),
    count: found,
    knows: (feature) => found(feature) > 0,
    vocabulary: () => vocabularyOf(segments),
    search: (query, limit) => {
      const features = Array.from(new Set(query), (feature) => {
        const { lists: own, count } = lists.of(feature);
        return { lists: own, count, weight: idfOf(count) ** idfPower * (k1 + 1) };
      });
      return rank(
        features.filter(({ count }) => count > 0),
        limit,
      );
    },
  };
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

/** The words that the documents spell, concepts and spellings without marks left out. */
function vocabularyOf(segments: readonly Segment[]): Set<string> {
  const words = new Set<string>();
  for (const segment of segments) for (const word of segment.words) if (!/^[~#]/u.test(word)) words.add(word);
  return words;
}
