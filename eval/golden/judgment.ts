import type { Answer } from '../../bot/contract.ts';
import type { Checked, Grade } from '../run.ts';
import type { GoldenQuestion } from './questions.ts';

/** One golden question with the bot's answer and what it is worth. */
export interface GoldenJudgment extends Checked {
  readonly question: GoldenQuestion;
  readonly answer: Answer;
  readonly grade: Grade;
  /** Whether every part of a compound question was met; null for one of a single part. */
  readonly parts: boolean | null;
  readonly outcomeRight: boolean;
}
