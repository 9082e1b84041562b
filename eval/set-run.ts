import type { Day } from '../knowledge/types.ts';
import { measure, type Measures } from './measures.ts';
import { runQuestions, type Judgment, type Measured } from './run.ts';
import type { QuestionSet } from './sets.ts';

/** One set asked and measured. */
export interface SetRun {
  readonly set: QuestionSet;
  /** Day of law. */
  readonly on: Day;
  /** Id of the snapshot that was asked. */
  readonly snapshot: string;
  readonly judgments: readonly Judgment[];
  readonly measures: Measures;
}

/** Asks every question of a set and counts. */
export async function runSet(set: QuestionSet, measured: Measured, on: Day): Promise<SetRun> {
  const judgments = await runQuestions(set.questions, measured, on);
  return { set, on, snapshot: measured.library.id, judgments, measures: measure(judgments) };
}
