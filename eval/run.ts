import type { Answer, Verdict } from '../bot/contract.ts';
import type { Answerer } from '../bot/answer.ts';
import type { Library } from '../knowledge/library.ts';
import type { Day } from '../knowledge/types.ts';
import type { JudgedQuestion } from './questions.ts';
import { createCheck, type Checked, type SourceFiles } from './run/faults.ts';
import { gradeAnswer, type Grade } from './run/judge.ts';
import { findTargets } from './run/targets.ts';

export { createCheck, type Checked, type SourceFiles } from './run/faults.ts';
export { gradeAnswer, grades, type Grade } from './run/judge.ts';
export { findTargets, type Target } from './run/targets.ts';

/** One question with the bot's answer and what it is worth. */
export interface Judgment extends Checked {
  readonly question: JudgedQuestion;
  readonly answer: Answer;
  readonly grade: Grade;
  /** Whether the verdict is the expected one; null where none is stated. False where the answer is not right. */
  readonly verdict: boolean | null;
}

/** What is measured: the bot's own answerer, on the library that it answers from. */
export interface Measured {
  readonly answerer: Answerer;
  readonly library: Library;
  /** Null: quotes are compared with the library alone. */
  readonly files: SourceFiles | null;
}

/** Asks the bot each question, one after the other, and judges each answer. Throws where a question expects words that are not held. */
export async function runQuestions(
  questions: readonly JudgedQuestion[],
  { answerer, library, files }: Measured,
  on: Day,
): Promise<Judgment[]> {
  const targets = questions.map(({ id, expect }) =>
    expect.outcome === 'answered' ? findTargets(library, id, expect) : [],
  );
  const check = createCheck(library, files);
  const judgments: Judgment[] = [];
  for (const [index, question] of questions.entries()) {
    const answer = await answerer.answer({ text: question.text, turns: question.turns, on });
    const grade = gradeAnswer(question, answer, targets[index] ?? []);
    const verdict = verdictAgrees(question, answer.verdict, grade);
    judgments.push({ question, answer, grade, verdict, ...check(answer) });
  }
  return judgments;
}

function verdictAgrees({ expect }: JudgedQuestion, given: Verdict | null, grade: Grade): boolean | null {
  if (expect.outcome !== 'answered' || expect.verdict === undefined) return null;
  return grade === 'right' && given === expect.verdict;
}
