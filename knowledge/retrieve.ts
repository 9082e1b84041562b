import { accented, folded } from './features.ts';
import type { Indexes } from './indexes.ts';
import type { LexicalIndex } from './lexical-index.ts';
import type { LexiconData } from './lexicon.ts';
import { createNormaliser, shippedLanguage, type Normalised, type Normaliser } from './normaliser.ts';
import { createReranker, readRerankWeights } from './rerank.ts';
import { isUnaccented, tokenise } from './vietnamese.ts';

/** The road from a question as it was typed to the passages that answer it: mended, found by its words, judged. */

/** Passages of the first stage that are judged. 100 hold the deciding article of 97 % of legal questions. */
const CANDIDATES = 100;

/** A passage that was found and judged. */
export interface RankedPassage {
  readonly row: number;
  /** Comparable within one question only: deviations from its mean candidate. */
  readonly score: number;
  /** Its measures in the order of `FEATURES` (`rerank.ts`). */
  readonly features: Float32Array | readonly number[];
  /** Position of the best clause among those of `Indexes.tokens`; -1 where no clause has a word of the question. */
  readonly clause: number;
  /** What the linear model says: higher where the evidence is strong, in any question. */
  readonly linear: number;
}

export interface Retriever {
  readonly normaliser: Normaliser;
  /** Passages for a question, best first, at most `limit`, 100 at the most. As it was typed, or as it was mended already. */
  retrieve(question: string | Normalised, limit: number): RankedPassage[];
}

/** Makes the road over the indexes of one snapshot. `language`: an encoded model, by default the one that is shipped. */
export function createRetriever(
  { lexical, tokens }: Pick<Indexes, 'lexical' | 'tokens'>,
  { abbreviations }: Pick<LexiconData, 'abbreviations'>,
  language: Uint8Array = shippedLanguage(),
): Retriever {
  const library = { ...lexical, rows: tokens.rows };
  const normaliser = createNormaliser({ model: language, library, abbreviations });
  const reranker = createReranker(readRerankWeights(), tokens);
  return {
    normaliser,
    retrieve(question, limit) {
      const { text } = typeof question === 'string' ? normaliser.normalise(question) : question;
      const found = lexical.search(searchedFeatures(text, lexical), CANDIDATES);
      return reranker.rank(text, found).slice(0, Math.max(0, limit));
    },
  };
}

/**
 * Syllables and pairs as they are spelled. Where the marks are missing although the text was mended, the spellings without
 * marks beside them: of the words that no passage has, or of all where hardly a word has marks.
 */
export function searchedFeatures(text: string, { knows }: Pick<LexicalIndex, 'knows'>): string[] {
  const words = tokenise(text);
  if (isUnaccented(words)) return [...accented(words), ...folded(words)];
  const strange = words.filter(({ norm }) => !knows(norm));
  return [...accented(words), ...strange.map(({ fold }) => `~${fold}`)];
}
