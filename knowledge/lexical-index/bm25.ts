import { features } from '../features.ts';
import type { Bm25Parameters, FieldParameter, LexicalIndex } from '../lexical-index.ts';
import type { FieldName, Hit, Passage } from '../types.ts';

/**
 * Postings of a fielded BM25 index on typed arrays. Feature `f` owns the slice `starts[f] .. starts[f + 1]` of
 * `rows` and `weights`; a weight is the length-normalised, field-weighted term frequency tf′.
 */
export interface Bm25Postings {
  readonly features: readonly string[];
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
  readonly weights: Float32Array;
  readonly passages: number;
  readonly k1: number;
  readonly idfPower: number;
}

/** Builds the postings; `conceptsOf` names the lexicon's concepts in a text as further features. tf′ = Σ field weight · tf / (1 − b + b · length / average length of non-empty fields). */
export function buildBm25(
  passages: readonly Passage[],
  parameters: Bm25Parameters,
  conceptsOf: (text: string) => readonly string[],
): Bm25Postings {
  const postings = new Map<string, Map<number, number>>();
  for (const field of Object.keys(parameters.fields) as FieldName[]) {
    addField(postings, passages, field, parameters.fields[field], conceptsOf);
  }
  return pack(postings, passages.length, parameters);
}

function addField(
  postings: Map<string, Map<number, number>>,
  passages: readonly Passage[],
  field: FieldName,
  { weight, b }: FieldParameter,
  conceptsOf: (text: string) => readonly string[],
): void {
  const texts = passages.map(({ fields }) => [...features(fields[field]), ...conceptsOf(fields[field])]);
  const filled = texts.filter((list) => list.length > 0);
  const average = filled.reduce((sum, list) => sum + list.length, 0) / Math.max(1, filled.length);
  passages.forEach((passage, index) => {
    const list = texts[index] ?? [];
    const share = weight / (1 - b + (b * list.length) / Math.max(1, average));
    for (const feature of list) {
      const row = postings.get(feature) ?? new Map<number, number>();
      postings.set(feature, row.set(passage.row, (row.get(passage.row) ?? 0) + share));
    }
  });
}

function pack(
  postings: Map<string, Map<number, number>>,
  passages: number,
  { k1, idfPower }: Bm25Parameters,
): Bm25Postings {
  const names = [...postings.keys()].sort();
  const starts = new Uint32Array(names.length + 1);
  names.forEach((name, index) => {
    starts[index + 1] = (starts[index] ?? 0) + (postings.get(name)?.size ?? 0);
  });
  const rows = new Uint32Array(starts[names.length] ?? 0);
  const weights = new Float32Array(rows.length);
  let at = 0;
  for (const name of names) {
    for (const [row, weight] of [...(postings.get(name) ?? [])].sort(([a], [b]) => a - b)) {
      rows[at] = row;
      weights[at] = weight;
      at += 1;
    }
  }
  return { features: names, starts, rows, weights, passages, k1, idfPower };
}

/** The index over built or loaded postings. */
export function openBm25(postings: Bm25Postings): LexicalIndex {
  const ids = new Map(postings.features.map((feature, index) => [feature, index]));
  const found = (feature: string): number => {
    const id = ids.get(feature);
    return id === undefined ? 0 : (postings.starts[id + 1] ?? 0) - (postings.starts[id] ?? 0);
  };
  const idf = (feature: string): number => {
    const count = found(feature);
    return Math.log(1 + (postings.passages - count + 0.5) / (count + 0.5));
  };
  const scores = new Float64Array(postings.passages);
  return {
    idf,
    knows: (feature) => ids.has(feature),
    search: (query, limit) => {
      scores.fill(0);
      for (const feature of new Set(query)) {
        const id = ids.get(feature);
        if (id !== undefined) addScores(scores, postings, id, idf(feature) ** postings.idfPower);
      }
      return best(scores, limit);
    },
  };
}

function addScores(scores: Float64Array, postings: Bm25Postings, id: number, idf: number): void {
  const end = postings.starts[id + 1] ?? 0;
  for (let at = postings.starts[id] ?? 0; at < end; at += 1) {
    const weight = postings.weights[at] ?? 0;
    const row = postings.rows[at] ?? 0;
    scores[row] = (scores[row] ?? 0) + (idf * (postings.k1 + 1) * weight) / (postings.k1 + weight);
  }
}

function best(scores: Float64Array, limit: number): Hit[] {
  const hits: Hit[] = [];
  scores.forEach((score, row) => {
    if (score > 0) hits.push({ row, score });
  });
  return hits.sort((a, b) => b.score - a.score || a.row - b.row).slice(0, limit);
}
