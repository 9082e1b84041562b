import type { Runner } from './runner.ts';
import type { QuizNeeds } from './types.ts';

/** What commands and pages act with. */
export interface Host {
  readonly needs: QuizNeeds;
  readonly runner: Runner;
}
