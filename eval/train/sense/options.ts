/** How the encoder learns. */
export interface SenseOptions {
  readonly dimension: number;
  /** How often a feature must occur in questions or in provisions to be learned. */
  readonly leastAsked: number;
  readonly leastRead: number;
  /** Passes over all examples. */
  readonly passes: number;
  /** Questions of one step; each one's provision is a wrong answer to all others. */
  readonly batch: number;
  /** Further provisions of one step that answer none of its questions, for each question. */
  readonly hard: number;
  /** Questions that no rule decides, for each question of a step. */
  readonly undecided: number;
  /** Adam's step at its greatest, reached after `warmUp` (0 to 1) of all steps. */
  readonly rate: number;
  readonly warmUp: number;
  /** Shares of the features of questions and of provisions that are left out at random, and of fields. */
  readonly dropAsked: number;
  readonly dropRead: number;
  readonly dropField: number;
  /** What similarities are multiplied with at first. */
  readonly scale: number;
  /** Share of the provisions that are asked by their own words or heading in a pass. */
  readonly own: number;
  /** Encoders of which each leaves out some files, for the choice to learn from. */
  readonly folds: number;
  readonly seed: number;
}

/** Chosen on files that were left out of training. */
export const SENSE_RECIPE: SenseOptions = {
  dimension: 96,
  leastAsked: 2,
  leastRead: 4,
  passes: 4,
  batch: 256,
  hard: 0.5,
  undecided: 0.25,
  rate: 0.01,
  warmUp: 0.05,
  dropAsked: 0.15,
  dropRead: 0.5,
  dropField: 0.3,
  scale: 14,
  own: 0.5,
  folds: 4,
  seed: 1,
};

export type Progress = (what: string, done: number, total: number) => void;
