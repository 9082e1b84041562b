import { z } from 'zod';
import { machineSchema, type Machine } from './machine.ts';
import { changes, gradeMark, listed, markedSchema, type MarkedSets } from './marks.ts';
import type { SetRun } from './set-run.ts';

/** The recorded figures (`eval/baselines.json`) and the comparison of a run with them. */

const counted = z.int().nonnegative();

const countsSchema = z.strictObject({
  /** Of the question file's bytes. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  questions: counted,
  inScopeRight: counted,
  inScopeOtherClause: counted,
  outOfScopeRight: counted,
  outOfScopeWronglyAnswered: counted,
  /** `clarify`, `small_talk` and `refused` together: each has too few questions to stand alone. */
  mannersRight: counted,
  answeredWrongly: counted,
  verdictRight: counted,
  /** One sign a question (`gradeMark`), to name those that got worse. */
  marks: z.string().optional(),
});
type Counts = z.infer<typeof countsSchema>;

const baselineSchema = z.strictObject({
  /** Day on which it was recorded; also the day of law that was asked for. */
  on: z.iso.date(),
  machine: machineSchema,
  sets: z.record(z.string(), countsSchema),
  /** Golden sets and benchmarks, which are asked only where their data are. */
  marked: z.record(z.string(), markedSchema).optional(),
});
export type Baseline = z.infer<typeof baselineSchema>;

/**
 * Questions that a count may be worse by. 1: another version of Node may round a score differently and so turn one
 * near tie, and a rule for one question may cost another; two are a change. Range 0 to 3.
 */
export const TOLERANCE = 1;

/** Counts that may not fall, and counts that may not rise, with the names that readers see. */
const noFewer = {
  inScopeRight: 'trong phạm vi, dẫn đúng quy định',
  outOfScopeRight: 'ngoài phạm vi, nói rõ là không có',
  mannersRight: 'hỏi lại, chào hỏi, từ chối đúng',
  verdictRight: 'kết luận đúng',
} as const;
const noMore = {
  inScopeOtherClause: 'trong phạm vi, dẫn quy định khác',
  outOfScopeWronglyAnswered: 'ngoài phạm vi, trả lời nhầm',
  answeredWrongly: 'trả lời sai',
} as const;

/** A baseline file that cannot be used. */
export class BaselineError extends Error {
  override readonly name = 'BaselineError';
}

/** Reads the content of `eval/baselines.json`; null where the file does not exist yet. */
export function readBaseline(json: string | null): Baseline {
  const cure = 'hãy chạy: npm run eval -- record';
  if (json === null) throw new BaselineError(`Chưa có eval/baselines.json; ${cure}`);
  try {
    return baselineSchema.parse(JSON.parse(json));
  } catch (error) {
    throw new BaselineError(`eval/baselines.json không đúng khuôn; ${cure}`, { cause: error });
  }
}

/** The content of `eval/baselines.json` after these runs. */
export function baselineJson(
  runs: readonly SetRun[],
  on: string,
  machine: Machine,
  marked: MarkedSets = {},
): string {
  const sets = Object.fromEntries(runs.map((run) => [run.set.name, countsOf(run)]));
  return `${JSON.stringify(baselineSchema.parse({ on, machine, sets, marked }), null, 2)}\n`;
}

/** Every way in which the runs of all sets are worse than the baseline, as a sentence each; empty when none is. */
export function regressions(baseline: Baseline, runs: readonly SetRun[]): string[] {
  const names = runs.map(({ set }) => set.name);
  const lost = Object.keys(baseline.sets).filter((name) => !names.includes(name));
  return [
    ...lost.map((name) => `Bộ ${name}: có mốc mà không còn tệp câu hỏi; hãy chạy: npm run eval -- record`),
    ...runs.flatMap((run) => regressionsOf(run, baseline).map((found) => `Bộ ${run.set.name}: ${found}`)),
  ];
}

function regressionsOf(run: SetRun, { sets }: Baseline): string[] {
  const then = sets[run.set.name];
  const found =
    then === undefined ? ['chưa có mốc; hãy chạy: npm run eval -- record'] : worse(then, countsOf(run));
  // A quote that is not verbatim is wrong whatever the baseline says.
  const { faulty } = run.measures;
  return [
    ...found,
    ...(found.length === 0 ? [] : poorerOf(then?.marks, run)),
    ...(faulty.length === 0 ? [] : [`câu trả lời có lỗi: ${faulty.join(', ')}`]),
  ];
}

/** Names the questions that got worse, where the baseline knows each. */
function poorerOf(then: string | undefined, { set, judgments }: SetRun): string[] {
  const now = { marks: marksOf(judgments), ids: set.questions.map(({ id }) => id) };
  if (then?.length !== now.marks.length) return [];
  const { poorer } = changes(then, now);
  return poorer.length === 0 ? [] : [`câu kém đi: ${listed(poorer)}`];
}

function marksOf(judgments: SetRun['judgments']): string {
  return judgments.map(({ grade, verdict }) => gradeMark(grade, verdict !== false)).join('');
}

function countsOf({ set, measures, judgments }: SetRun): Counts {
  const { inScope, outOfScope, clarify, smallTalk, refused } = measures;
  return {
    sha256: set.sha256,
    questions: measures.questions,
    inScopeRight: inScope.right.count,
    inScopeOtherClause: inScope.otherClause.count,
    outOfScopeRight: outOfScope.right.count,
    outOfScopeWronglyAnswered: outOfScope.wronglyAnswered.count,
    mannersRight: clarify.count + smallTalk.count + refused.count,
    answeredWrongly: measures.answeredWrongly.count,
    verdictRight: measures.verdict.count,
    marks: marksOf(judgments),
  };
}

function worse(then: Counts, now: Counts): string[] {
  if (then.sha256 !== now.sha256) return ['câu hỏi đã khác lúc ghi mốc; hãy chạy: npm run eval -- record'];
  const change = (name: keyof typeof noFewer | keyof typeof noMore) =>
    `từ ${then[name]} thành ${now[name]} câu`;
  return [
    ...keysOf(noFewer)
      .filter((name) => now[name] < then[name] - TOLERANCE)
      .map((name) => `${noFewer[name]}: giảm ${change(name)}`),
    ...keysOf(noMore)
      .filter((name) => now[name] > then[name] + TOLERANCE)
      .map((name) => `${noMore[name]}: tăng ${change(name)}`),
  ];
}

function keysOf<Key extends string>(record: Readonly<Record<Key, string>>): Key[] {
  return Object.keys(record) as Key[];
}
