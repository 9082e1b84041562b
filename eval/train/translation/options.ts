/** How it is learned in which words people ask. */
export interface TranslationOptions {
  /** How often a word, or a pair, must be asked, by questions, to be learned. */
  readonly leastWord: number;
  readonly leastPair: number;
  /** How many questions there must be on provisions that have a pair. */
  readonly leastReadPair: number;
  /** Rounds of expectation and maximisation. */
  readonly rounds: number;
  /** Questions that are added to those on a name of provisions and say nothing: few questions make nothing certain. */
  readonly smoothing: number;
  /** Probabilities below are left out, `LEAST_LIKELY` to 1. */
  readonly leastLikely: number;
  /** Of a question that several provisions decide so many are learned. */
  readonly mostProvisions: number;
}

/** Chosen on written questions that were not learned, on `golden-dev` and `golden-dev2`. */
export const TRANSLATION_RECIPE: TranslationOptions = {
  leastWord: 3,
  leastPair: 15,
  leastReadPair: 25,
  rounds: 6,
  smoothing: 5,
  leastLikely: 0.002,
  mostProvisions: 3,
};

export type Progress = (what: string, done: number, total: number) => void;
