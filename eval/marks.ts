import { z } from 'zod';
import type { GoldenRun } from './golden.ts';
import type { PeerFigures } from './peers.ts';

/** Sets of which the baseline keeps every question's result, so that two runs are compared question by question. */

export const markedSchema = z.strictObject({
  /** Of the question file's bytes. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** One sign a question, in the order of the set: a higher sign is a better result. */
  marks: z.string().regex(/^[\x2d-\x39]+$/),
});
export type Marked = z.infer<typeof markedSchema>;
export type MarkedSets = Readonly<Record<string, Marked>>;

/** `2` right in every part, `1` no rule was given, `0` a wrong one. */
export function goldenMarks({ set, judgments }: GoldenRun): Marked {
  const marks = judgments.map(({ grade, parts }) => {
    if (grade === 'right') return parts === false ? '1' : '2';
    return grade === 'withheld' || grade === 'misrouted' ? '1' : '0';
  });
  return { sha256: set.sha256, marks: marks.join('') };
}

/** `9` found first, `0` found tenth, `-` not found. */
export function benchMarks({ places }: PeerFigures, sha256: string): Marked {
  const marks = [...places].map((place) => (place === '-' ? '-' : String(10 - Number.parseInt(place, 11))));
  return { sha256, marks: marks.join('') };
}

/** Chance below which a drop is no noise: the usual level of a one-sided test. */
export const LEVEL = 0.05;

/** Every set that is worse than its baseline beyond noise, as a sentence each; sets that were not asked are passed over. */
export function markedRegressions(baseline: MarkedSets, now: MarkedSets): string[] {
  return Object.entries(now).flatMap(([name, marked]) => {
    const found = worse(baseline[name], marked);
    return found === null ? [] : [`Bộ ${name}: ${found}`];
  });
}

function worse(then: Marked | undefined, now: Marked): string | null {
  const cure = 'hãy chạy: npm run eval -- record';
  if (then === undefined) return `chưa có mốc; ${cure}`;
  if (then.sha256 !== now.sha256 || then.marks.length !== now.marks.length)
    return `câu hỏi đã khác lúc ghi mốc; ${cure}`;
  const { better, poorer } = changes(then.marks, now.marks);
  const chance = signTest(poorer, better);
  if (chance >= LEVEL) return null;
  return `${poorer} câu kém đi, ${better} câu tốt lên (kiểm định dấu từng cặp, p = ${chance.toFixed(4)})`;
}

function changes(then: string, now: string): { better: number; poorer: number } {
  let better = 0;
  let poorer = 0;
  for (let at = 0; at < now.length; at += 1) {
    const change = now.charCodeAt(at) - then.charCodeAt(at);
    if (change > 0) better += 1;
    if (change < 0) poorer += 1;
  }
  return { better, poorer };
}

/**
 * The paired sign test, exact and one-sided: the chance that at least `poorer` of the questions that changed get worse, where
 * each is as likely to get better. 1 where none changed.
 */
export function signTest(poorer: number, better: number): number {
  const changed = poorer + better;
  let term = 0.5 ** changed;
  let chance = 0;
  // Binomial terms from 0 upwards; beyond a thousand changes the first would be 0, and no set has as many.
  for (let count = 0; count <= changed; count += 1) {
    if (count >= poorer) chance += term;
    term *= (changed - count) / (count + 1);
  }
  return Math.min(1, chance);
}
