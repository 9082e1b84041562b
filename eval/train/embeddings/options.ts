import type { ExampleOptions } from './examples.ts';

/** How embeddings are trained. */
export interface EmbeddingOptions extends ExampleOptions {
  readonly dimension: number;
  /** Features at most, and occurrences from which a syllable is one. */
  readonly features: number;
  readonly leastSeen: number;
  readonly passes: number;
  /** Questions of one step; each one's passage is a wrong answer to all others. */
  readonly batch: number;
  /** Adam's step at its greatest, reached after `warmUp` (0 to 1) of all steps. */
  readonly rate: number;
  readonly warmUp: number;
  readonly seed: number;
}

/** The recipe of the shipped model: that of the retrieval design with half the dimensions; its numbers were not searched further. */
export const EMBEDDING_RECIPE: EmbeddingOptions = {
  dimension: 64,
  features: 110_000,
  leastSeen: 5,
  passes: 3,
  batch: 384,
  rate: 0.004,
  warmUp: 0.05,
  seed: 1,
  drop: 0.12,
  bodyWords: 96,
  window: [6, 20],
  tails: 0.5,
  tailWords: [2, 6],
};

export type Progress = (what: string, done: number, total: number) => void;
