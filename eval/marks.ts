import { z } from 'zod';
import { ABSENCES, type AbsentAsked } from './absent.ts';
import type { GoldenRun } from './golden.ts';
import type { PeerFigures } from './peers.ts';
import type { Grade } from './run.ts';
import { LEVEL, signTest } from './sign-test.ts';
import type { Spelt } from './spellings/measure.ts';

/** Sets of which the baseline keeps every question's result, so that two runs are compared question by question. */

export const markedSchema = z.strictObject({
  /** Of the question file's bytes. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** One sign a question, in the order of the set: a higher sign is a better result. */
  marks: z.string().regex(/^[\x2d-\x39]+$/),
});
export type Marked = z.infer<typeof markedSchema>;
export type MarkedSets = Readonly<Record<string, Marked>>;

/** A run's marks with the questions that they are of, which the baseline does not keep. */
export interface MarkedRun extends Marked {
  readonly ids: readonly string[];
}
export type MarkedRuns = Readonly<Record<string, MarkedRun>>;

/** `2` right in every part, `1` no rule was given, `0` a wrong one. */
export function gradeMark(grade: Grade, whole = true): string {
  if (grade === 'right') return whole ? '2' : '1';
  return grade === 'withheld' || grade === 'misrouted' ? '1' : '0';
}

export function goldenMarks({ set, judgments }: GoldenRun): MarkedRun {
  const marks = judgments.map(({ grade, parts }) => gradeMark(grade, parts !== false));
  return { sha256: set.sha256, marks: marks.join(''), ids: judgments.map(({ question }) => question.id) };
}

/** `9` found first, `0` found tenth, `-` not found. */
export function benchMarks({ places, ids }: Pick<PeerFigures, 'places' | 'ids'>, sha256: string): MarkedRun {
  const marks = [...places].map((place) => (place === '-' ? '-' : String(10 - Number.parseInt(place, 11))));
  return { sha256, marks: marks.join(''), ids };
}

/** In how many spellings a question gives the same first clause, `0` to `8`. */
export function spellingMarks(results: readonly Spelt[], sha256: string): MarkedRun {
  const same = new Map<string, number>();
  for (const result of results) same.set(result.id, (same.get(result.id) ?? 0) + Number(result.same));
  return { sha256, marks: [...same.values()].join(''), ids: [...same.keys()] };
}

/**
 * By what is taken out: for each question without its answer the tenths of the held questions that are surer, `9` to `0`. Their mean
 * is the area under the ROC curve, but for rounding; no change of scale moves them.
 */
export function absentMarks(asked: readonly AbsentAsked[], sha256: string): Record<string, MarkedRun> {
  const held = asked.map((one) => one.held);
  const surer = (than: number) => held.filter((one) => one > than).length / held.length;
  const runs = ABSENCES.map((kind) => {
    const twins = asked.flatMap(({ id, without }) => {
      const twin = without[kind];
      return twin === undefined ? [] : [{ id, mark: Math.min(9, Math.floor(10 * surer(twin.probability))) }];
    });
    return [
      kind,
      { sha256, marks: twins.map(({ mark }) => mark).join(''), ids: twins.map(({ id }) => id) },
    ] as const;
  });
  return Object.fromEntries(runs.filter(([, { ids }]) => ids.length > 0));
}

/** The runs as the baseline keeps them. */
export function toBaseline(runs: MarkedRuns): MarkedSets {
  return Object.fromEntries(
    Object.entries(runs).map(([name, { sha256, marks }]) => [name, { sha256, marks }]),
  );
}

/** Every set that is worse than its baseline beyond noise, as a sentence each; sets that were not asked are passed over. */
export function markedRegressions(baseline: MarkedSets, now: MarkedRuns): string[] {
  return Object.entries(now).flatMap(([name, marked]) => {
    const found = worse(baseline[name], marked);
    return found === null ? [] : [`Bộ ${name}: ${found}`];
  });
}

function worse(then: Marked | undefined, now: MarkedRun): string | null {
  const cure = 'hãy chạy: npm run eval -- record';
  if (then === undefined) return `chưa có mốc; ${cure}`;
  if (then.sha256 !== now.sha256 || then.marks.length !== now.marks.length)
    return `câu hỏi đã khác lúc ghi mốc; ${cure}`;
  const { better, poorer } = changes(then.marks, now);
  const chance = signTest(poorer.length, better.length);
  if (chance >= LEVEL) return null;
  const tested = `kiểm định dấu từng cặp, p = ${chance.toFixed(4)}`;
  return `${poorer.length} câu kém đi, ${better.length} câu tốt lên (${tested}); kém đi: ${listed(poorer)}`;
}

/** Questions whose mark changed, with both marks. */
export function changes(then: string, { marks, ids }: Pick<MarkedRun, 'marks' | 'ids'>) {
  const changed = ids.map((id, at) => ({
    said: `${id} ${then[at] ?? ''}→${marks[at] ?? ''}`,
    by: marks.charCodeAt(at) - then.charCodeAt(at),
  }));
  const those = (found: typeof changed): string[] => found.map(({ said }) => said);
  return {
    better: those(changed.filter(({ by }) => by > 0)),
    poorer: those(changed.filter(({ by }) => by < 0)),
  };
}

/** Names that a sentence holds. */
const NAMED = 30;

export function listed(names: readonly string[]): string {
  const rest = names.length - NAMED;
  return `${names.slice(0, NAMED).join(', ')}${rest > 0 ? ` và ${rest} câu nữa` : ''}`;
}
