import { BM25_DEFAULTS } from './lexical-index.ts';
import type { TokenSource } from './passage-tokens.ts';
import { logistic, marginOf } from './answerable/margin.ts';
import { SIGNALS } from './answerable/names.ts';
import type { NamedDocuments } from './answerable/named.ts';
import { readSignals, type Judged } from './answerable/signals.ts';
import type { AnswerableWeights } from './answerable/weights.ts';
import { tokenise } from './vietnamese.ts';

export { logistic, marginOf } from './answerable/margin.ts';
export { createNamedDocuments, type NamedDocuments, type NamingDocument } from './answerable/named.ts';
export { SIGNALS } from './answerable/names.ts';
export { type Judged } from './answerable/signals.ts';
export {
  answerableWeightsSchema,
  readAnswerableWeights,
  type AnswerableWeights,
} from './answerable/weights.ts';

/** The library as far as a decision needs it. */
export interface HeldPassages {
  readonly tokens: Pick<TokenSource, 'rows' | 'count'>;
  /** A number or name that the passages of one law share. */
  readonly documentOf: (row: number) => number | string;
  readonly named: NamedDocuments;
}

/**
 * Signals of a question, which is spelled as the rules are, and of its passages, best first. In the order of `SIGNALS`. `absent`:
 * numbers of documents that count as not held, for measuring what a library without them would say.
 */
export type SignalReader = (
  question: string,
  ranked: readonly Judged[],
  absent?: ReadonlySet<string>,
) => Float64Array;

/** Words of a question that are read; the reranker reads as many. */
const MOST_WORDS = 120;

/** Measures what was found for a question without deciding: for training. */
export function createSignalReader({ tokens, documentOf, named }: HeldPassages): SignalReader {
  const { idfPower, k1 } = BM25_DEFAULTS;
  const worth = (feature: string): number => {
    const count = tokens.count(feature);
    return count === 0 ? 0 : Math.log(1 + (tokens.rows - count + 0.5) / (count + 0.5)) ** idfPower;
  };
  return (question, ranked, absent) => {
    const words = tokenise(question)
      .slice(0, MOST_WORDS)
      .map(({ norm }) => norm);
    const pairs = words.slice(1).map((word, at) => `${words[at] ?? ''} ${word}`);
    const parts = [...new Set([...words, ...pairs])].map((one) => [one, worth(one)] as const);
    const whole = parts.reduce((sum, [, one]) => sum + one, 0);
    const naming = {
      named,
      isHeld: (number: string) => absent === undefined || !absent.has(number),
      coverOf: (said: readonly string[]) => (whole === 0 ? 0 : coverOf(said, parts) / whole),
    };
    return readSignals({ ranked, documentOf, ideal: whole * (k1 + 1), naming });
  };
}

/** Weight of the words and pairs that are among those said. */
function coverOf(said: readonly string[], parts: readonly (readonly [string, number])[]): number {
  const norms = tokenise(said.join(' ')).map(({ norm }) => norm);
  const has = new Set([...norms, ...norms.slice(1).map((word, at) => `${norms[at] ?? ''} ${word}`)]);
  return parts.reduce((sum, [part, weight]) => sum + (has.has(part) ? weight : 0), 0);
}

/**
 * The probability, 0 to 1, that the passages held answer a question; of as many questions that they answer as not. `ranked` is
 * what the reranker found, best first, up to 100; 0 where that is nothing.
 */
export type Answerability = (
  question: string,
  ranked: readonly Judged[],
  absent?: ReadonlySet<string>,
) => number;

/** Decides by what was learned. Throws where the weights name other signals than are measured. */
export function createAnswerability(weights: AnswerableWeights, held: HeldPassages): Answerability {
  const strange =
    weights.signals.length !== SIGNALS.length || weights.signals.some((name, at) => name !== SIGNALS[at]);
  if (strange)
    throw new Error(
      `the weights of answerability name ${weights.signals.length} signals that are not the ${SIGNALS.length} measured: run npm run train -- answerable`,
    );
  const read = createSignalReader(held);
  const { slope, offset } = weights.calibration;
  return (question, ranked, absent) =>
    ranked.length === 0 ? 0 : logistic(slope * marginOf(weights, read(question, ranked, absent)) + offset);
}
