import { z } from 'zod';
import type { Answer } from '../bot/contract.ts';
import type { Grade } from './run.ts';
import { answeredAgainstWrong } from './plots/curve.ts';
import { latencyHistogram } from './plots/latency.ts';
import type { Plotted } from './plots/plotted.ts';
import { reliability } from './plots/reliability.ts';

/** Plots of a run as inline SVG. Every number and word in them is made here, so there is nothing to escape. */

export type { Plotted } from './plots/plotted.ts';

/** What the plots need of an answer. */
export function plotted(answer: Answer, grade: Grade, decided: boolean): Plotted {
  const answered = answer.outcome === 'answered';
  return { grade, decided, answered, confidence: confidenceOf(answer), took: answer.took.answer };
}

const confident = z.looseObject({ confidence: z.number().min(0).max(1) });

/** The contract has no confidence; an answerer that gives one adds it under this name. */
function confidenceOf(answer: object): number | null {
  const read = confident.safeParse(answer);
  return read.success ? read.data.confidence : null;
}

/**
 * Reliability, answered against wrong, and latency, each with what it is of; where answers carry no confidence, a sentence says so.
 * `of`: words for the set, made by this program.
 */
export function plots(records: readonly Plotted[], of: string): string {
  const sure = records.filter(({ answered, confidence }) => answered && confidence !== null);
  const byConfidence =
    sure.length === 0
      ? ['<p>Câu trả lời chưa kèm độ tin cậy nên không vẽ được biểu đồ tin cậy và đường trả lời – sai.</p>']
      : [reliability(sure, of), answeredAgainstWrong(records, of)];
  const times = records.map(({ took }) => took);
  return `<div class="plots">${[...byConfidence, latencyHistogram(times, of)].join('\n')}</div>`;
}
