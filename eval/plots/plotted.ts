import type { Grade } from '../run.ts';

/** What the plots need of a question that was asked. */
export interface Plotted {
  readonly grade: Grade;
  /** The library decides it. */
  readonly decided: boolean;
  readonly answered: boolean;
  /** 0 to 1, as the bot itself says; null where it says none. */
  readonly confidence: number | null;
  /** Milliseconds from question to answer. */
  readonly took: number;
}
