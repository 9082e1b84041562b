import type { Answer } from '../bot/contract.ts';
import type { Library } from '../knowledge/library.ts';
import type { Day } from '../knowledge/types.ts';
import { coversParts, gradeGolden, outcomeAgrees } from './golden/judge.ts';
import type { GoldenJudgment } from './golden/judgment.ts';
import { measureGolden, type GoldenRun } from './golden/measures.ts';
import type { GoldenQuestion } from './golden/questions.ts';
import type { GoldenSet } from './golden/sets.ts';
import { createCheck, type Checked, type Measured } from './run.ts';

export { gradeGolden, isWithin } from './golden/judge.ts';
export type { GoldenJudgment } from './golden/judgment.ts';
export { kindOf, type GoldenMeasures, type GoldenRun } from './golden/measures.ts';
export { goldenFailures, goldenObject, goldenRecords, goldenText, goldenRows } from './golden/report.ts';
export { goldenNames, readGoldenSet, type GoldenSet } from './golden/sets.ts';
export type { GoldenQuestion } from './golden/questions.ts';

/** A question that expects a provision that the library does not hold: a fault of the set, or another corpus. */
export class GoldenError extends Error {
  override readonly name = 'GoldenError';
}

/** Asks the bot each question of a set, judges each answer, and counts. */
export async function runGolden(set: GoldenSet, measured: Measured, on: Day): Promise<GoldenRun> {
  requireHeld(set.questions, measured.library);
  const check = createCheck(measured.library, measured.files);
  const judgments: GoldenJudgment[] = [];
  for (const question of set.questions) judgments.push(await judge(question, measured, on, check));
  return { set, on, snapshot: measured.library.id, judgments, measures: measureGolden(judgments) };
}

async function judge(
  question: GoldenQuestion,
  { answerer }: Measured,
  on: Day,
  check: (answer: Answer) => Checked,
): Promise<GoldenJudgment> {
  const { text, turns = [] } = question;
  const answer = await answerer.answer({ text, turns, on: question.on ?? on });
  const grade = gradeGolden(question, answer);
  const parts = coversParts(question, answer);
  return {
    question,
    answer,
    grade,
    parts,
    outcomeRight: outcomeAgrees(question, answer, grade),
    ...check(answer),
  };
}

function requireHeld(questions: readonly GoldenQuestion[], library: Library): void {
  const absent = questions.flatMap(({ id, expect }) =>
    expect.outcome === 'answered' && expect.provisions.flat().some((provision) => !isHeld(provision, library))
      ? [id]
      : [],
  );
  if (absent.length === 0) return;
  throw new GoldenError(
    `Thư viện không có quy định mà ${absent.length} câu chờ: ${absent.join(', ')}. Hãy nhập đúng kho văn bản (--corpus) hoặc sửa bộ câu hỏi.`,
  );
}

/** Also an Điều whose words stand in its khoản alone. */
function isHeld(id: string, library: Library): boolean {
  return library.provision(id) !== undefined || hasBelow(id, library);
}

function hasBelow(id: string, library: Library): boolean {
  const number = id.slice(0, id.indexOf('#'));
  const document = library.document(number);
  return document?.provisions.some((provision) => provision.id.startsWith(`${id}.`)) ?? false;
}
