import type { NamedEmbeddings } from '../embeddings.ts';
import type { Lexicon } from '../lexicon.ts';
import { tokenise } from '../vietnamese.ts';

/**
 * The embedded offline default: signed feature hashing of folded syllables, pairs, character trigrams and the
 * lexicon's concepts. Concepts carry what little meaning there is; a trained model replaces this part.
 */
const DIMENSION = 256;

/**
 * Passages up to which the vectors are used. They help with the short questions on one directive that they were tuned on; on
 * questions on laws they find nothing that the words do not, and disturb: MRR@10 0.631 and 0.626 with them on 952 articles,
 * 0.760 and 0.718 on 62,078 (25 November 2026; see README).
 */
const SERVES_UP_TO = 2_000;

/** Share of each kind of feature in the vector; concepts say more than letters. Tuned by hand on the dev questions. */
const WEIGHTS = { concept: 3, pair: 1, syllable: 0.7, trigram: 0.25 } as const;

export function createHashedEmbeddings(lexicon: Lexicon): NamedEmbeddings {
  const embed = (text: string): number[] => embedText(text, lexicon);
  return {
    // The concepts are part of the vectors: another lexicon makes other vectors.
    name: `hashed-${DIMENSION}-v1-${lexicon.data.version}`,
    dimension: DIMENSION,
    servesUpTo: SERVES_UP_TO,
    embedQuery: (text) => Promise.resolve(embed(text)),
    embedDocuments: (texts) => Promise.resolve(texts.map(embed)),
  };
}

function embedText(text: string, lexicon: Lexicon): number[] {
  const vector = new Array<number>(DIMENSION).fill(0);
  const tokens = tokenise(text);
  const words = tokens.map((token) => token.fold);
  words.forEach((word, index) => {
    add(vector, `s:${word}`, WEIGHTS.syllable);
    if (index > 0) add(vector, `p:${words[index - 1] ?? ''} ${word}`, WEIGHTS.pair);
    for (const trigram of trigrams(word)) add(vector, `t:${trigram}`, WEIGHTS.trigram);
  });
  for (const mention of lexicon.annotate(tokens)) add(vector, `c:${mention.concept.id}`, WEIGHTS.concept);
  return normalised(vector);
}

function trigrams(word: string): string[] {
  const framed = `^${word}$`;
  return Array.from({ length: Math.max(0, framed.length - 2) }, (_, index) => framed.slice(index, index + 3));
}

function add(vector: number[], feature: string, weight: number): void {
  const hash = fnv1a(feature);
  const slot = hash % DIMENSION;
  vector[slot] = (vector[slot] ?? 0) + (hash & 0x80000000 ? -weight : weight);
}

/** 32-bit FNV-1a (offset basis and prime of its definition). */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

/** Unit length; a text without features gets the first axis, since hnswlib takes NaN for a distance. */
function normalised(vector: number[]): number[] {
  const length = Math.hypot(...vector);
  if (length === 0) return vector.map((_, index) => (index === 0 ? 1 : 0));
  return vector.map((value) => value / length);
}
