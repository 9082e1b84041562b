import type { NamedEmbeddings } from './embeddings.ts';
import { accented, folded } from './features.ts';
import type { Indexes } from './indexes.ts';
import type { LexicalIndex } from './lexical-index.ts';
import type { LexiconData } from './lexicon.ts';
import { createNormaliser, shippedLanguage, type Normalised, type Normaliser } from './normaliser.ts';
import { createReranker, readRerankWeights, standardise, type RankedHit } from './rerank.ts';
import type { Hit } from './types.ts';
import { isUnaccented, tokenise } from './vietnamese.ts';

/** The road from a question as it was typed to the passages that answer it: mended, found by its words, judged. */

/** Passages of the first stage that are judged. 100 hold the deciding article of 97 % of legal questions. */
const CANDIDATES = 100;

/**
 * Words in more than this share of the passages ("của", "quy định") decide nothing among many, and their lists are the longest:
 * they are left to the judging. On 551 legal questions over 62,141 articles the first 100 hold as many of the deciding ones
 * without them, in three fifths of the time. A small library is searched by every word.
 */
const COMMON_SHARE = 0.3;
const COMMON_FROM = 10_000;

/**
 * How much the likeness in meaning counts beside what the words say, both as deviations from the mean candidate. On the
 * training questions every weight up to 1.2 helps, but the embeddings learned from these very questions, so a small one of
 * those is taken; on 1,140 other questions any of 0.2 to 0.3 is better than none in every measure.
 */
const MEANING = 0.3;

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
  /**
   * Passages for a question, best first, at most `limit`, 100 at the most. As it was typed, or as it was mended already.
   * `meaning`: its vector, where `embed` gave one; null: its words alone are judged.
   */
  retrieve(question: string | Normalised, limit: number, meaning?: readonly number[] | null): RankedPassage[];
  /**
   * The vector of a mended question where a service has to be waited for. Undefined where the model lies in memory, which
   * `retrieve` asks itself, and where the service is away: a question is answered by its words then.
   */
  embed(question: Normalised): Promise<readonly number[] | undefined>;
}

/** Makes the road over the indexes of one snapshot. `language`: an encoded model, by default the one that is shipped. */
export function createRetriever(
  { lexical, tokens, vectors, embeddings }: Indexes,
  { shortForms, chatPairs }: Pick<LexiconData, 'shortForms' | 'chatPairs'>,
  language: Uint8Array = shippedLanguage(),
): Retriever {
  const library = { ...lexical, rows: tokens.rows };
  const normaliser = createNormaliser({
    model: language,
    library,
    abbreviations: shortForms,
    pairs: chatPairs,
  });
  const reranker = createReranker(readRerankWeights(), tokens);
  return {
    normaliser,
    embed: createEmbedder(embeddings),
    retrieve(question, limit, meaning) {
      const { text } = typeof question === 'string' ? normaliser.normalise(question) : question;
      const ranked = reranker.rank(text, findCandidates(text, { lexical, tokens }));
      const vector = meaning === undefined ? embeddings.embedNow?.(text) : meaning;
      return withMeaning(ranked, vector ?? null, vectors).slice(0, Math.max(0, limit));
    },
  };
}

/** The same hits with what they mean counted in, best first. */
function withMeaning(
  ranked: readonly RankedHit[],
  vector: readonly number[] | null,
  vectors: Indexes['vectors'],
): readonly RankedHit[] {
  if (vector === null || ranked.length < 2) return ranked;
  const rows = ranked.map(({ row }) => row);
  const likeness = standardise(Float64Array.from(vectors.similarities(vector, rows)));
  return ranked
    .map((hit, at) => ({ ...hit, score: hit.score + MEANING * (likeness[at] ?? 0) }))
    .sort((a, b) => b.score - a.score || a.row - b.row);
}

/** Questions whose vectors are kept: the same one is looked for some three times while it is answered. */
const KEPT = 64;

/** Asks a service once for each question. */
function createEmbedder(embeddings: NamedEmbeddings): Retriever['embed'] {
  if (embeddings.embedNow !== undefined) return () => Promise.resolve(undefined);
  const kept = new Map<string, Promise<readonly number[] | undefined>>();
  return ({ text }) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const asked = embeddings.embedQuery(text).catch(() => {
      kept.delete(text);
      return undefined;
    });
    const [oldest] = kept.keys();
    if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest);
    kept.set(text, asked);
    return asked;
  };
}

/** The passages of the first stage, which are judged; `text` was mended. Best first. */
export function findCandidates(
  text: string,
  { lexical, tokens }: Pick<Indexes, 'lexical' | 'tokens'>,
): Hit[] {
  const features = withoutCommon(searchedFeatures(text, lexical), lexical, tokens.rows);
  return lexical.search(features, CANDIDATES);
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

/** Features that decide something among `rows` passages; all of them where the library is small or each is common. */
export function withoutCommon(
  features: readonly string[],
  { count }: Pick<LexicalIndex, 'count'>,
  rows: number,
): readonly string[] {
  if (rows < COMMON_FROM) return features;
  const rare = features.filter((feature) => count(feature) <= rows * COMMON_SHARE);
  return rare.some((feature) => count(feature) > 0) ? rare : features;
}
