import { BM25_DEFAULTS } from './lexical-index.ts';
import type { TokenSource } from './passage-tokens.ts';
import { logistic, marginOf } from './answerable/margin.ts';
import { SIGNALS } from './answerable/names.ts';
import { readSignals, type Judged } from './answerable/signals.ts';
import type { AnswerableWeights } from './answerable/weights.ts';
import { tokenise } from './vietnamese.ts';

export { logistic, marginOf } from './answerable/margin.ts';
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
}

/** Signals of a question, which is spelled as the rules are, and of its passages, best first. In the order of `SIGNALS`. */
export type SignalReader = (question: string, ranked: readonly Judged[]) => Float64Array;

/** Words of a question that are read; the reranker reads as many. */
const MOST_WORDS = 120;

/** Measures what was found for a question without deciding: for training. */
export function createSignalReader({ tokens, documentOf }: HeldPassages): SignalReader {
  const { idfPower, k1 } = BM25_DEFAULTS;
  const worth = (feature: string): number => {
    const count = tokens.count(feature);
    return count === 0 ? 0 : Math.log(1 + (tokens.rows - count + 0.5) / (count + 0.5)) ** idfPower;
  };
  return (question, ranked) => {
    const words = tokenise(question)
      .slice(0, MOST_WORDS)
      .map(({ norm }) => norm);
    const pairs = words.slice(1).map((word, at) => `${words[at] ?? ''} ${word}`);
    const ideal = [...new Set([...words, ...pairs])].reduce((sum, one) => sum + worth(one), 0) * (k1 + 1);
    return readSignals({ ranked, documentOf, ideal });
  };
}

/**
 * The probability, 0 to 1, that the passages held answer a question; of as many questions that they answer as not. `ranked` is
 * what the reranker found, best first, up to 100; 0 where that is nothing.
 */
export type Answerability = (question: string, ranked: readonly Judged[]) => number;

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
  return (question, ranked) =>
    ranked.length === 0 ? 0 : logistic(slope * marginOf(weights, read(question, ranked)) + offset);
}
