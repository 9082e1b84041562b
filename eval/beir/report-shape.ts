import type { MeanInterval, MeasureName, Measures } from './measure.ts';

/** What became of one question. */
export interface BeirRecord extends Measures {
  readonly id: string;
  /** As it was asked: without marks or with typing faults where that is measured. */
  readonly text: string;
  readonly gold: readonly string[];
  /** The first ten. */
  readonly found: readonly string[];
  readonly milliseconds: number;
}

export interface BeirReport {
  readonly n: number;
  readonly means: Readonly<Record<MeasureName, MeanInterval>>;
  readonly latencyMs: { readonly p50: number; readonly p99: number };
  /** Gold passages that the corpus does not hold: they count as not found. */
  readonly missingGold: readonly string[];
  readonly records: readonly BeirRecord[];
}
