import { proportion } from '../measures.ts';
import { across, figure, quarters, quartersOf, up } from './axes.ts';
import type { Plotted } from './plotted.ts';

/**
 * What asking for more confidence would cost and spare: for each threshold the share of decided questions that are still
 * answered (→) and of the others that are answered wrongly (↑), with Wilson's interval as a band. The last point is the bot as it is.
 */
export function answeredAgainstWrong(records: readonly Plotted[], of: string): string {
  const decided = records.filter((record) => record.decided).length;
  const others = records.length - decided;
  const points = curve(records).map(({ answered, wrong }) => {
    const { low, high } = proportion(Math.round(wrong * others), others);
    return { answered, wrong, low, high };
  });
  const last = points.at(-1) ?? { answered: 0, wrong: 0, low: 0, high: 1 };
  const most = SCALES.find((scale) => scale >= last.high) ?? 1;
  const place = (answered: number, share: number) => `${across(answered)} ${up(share / most)}`;
  const line = points.map(({ answered, wrong }) => place(answered, wrong)).join('L');
  const band = [
    ...points.map(({ answered, high }) => place(answered, high)),
    ...[...points].reverse().map(({ answered, low }) => place(answered, low)),
  ].join('L');
  const side = proportion(Math.round(last.answered * decided), decided);
  const [x, y] = [across(last.answered), up(last.wrong / most)];
  return figure(
    {
      title: 'Trả lời được và trả lời nhầm theo ngưỡng tin cậy',
      of: `${of}, n = ${decided} câu có quy định, ${others} câu không; dải và vạch: khoảng 95%`,
      across: 'câu có quy định: được trả lời',
      ticksAcross: quarters,
      up: 'câu không có quy định: trả lời nhầm',
      ticksUp: quartersOf(most),
    },
    `<path class="band" d="M${band}Z"/><path class="line" d="M${line}"/><path class="interval" d="M${across(side.low)} ${y}H${across(side.high)}"/><circle class="right" cx="${x}" cy="${y}" r="4"/>`,
  );
}

/** Heights of the plot: where few are answered wrongly, they are seen. */
const SCALES = [0.1, 0.2, 0.5, 1] as const;

/** From the highest confidence down; starts at nothing answered. */
export function curve(records: readonly Plotted[]): { answered: number; wrong: number }[] {
  const decided = records.filter((record) => record.decided).length;
  const others = records.length - decided;
  const sure = records
    .filter(({ answered, confidence }) => answered && confidence !== null)
    .sort((a, b) => (b.confidence ?? 0) - (a.confidence ?? 0));
  let answered = 0;
  let wrong = 0;
  const points = sure.map((record) => {
    if (record.decided) answered += 1;
    else wrong += 1;
    return { answered: answered / Math.max(1, decided), wrong: wrong / Math.max(1, others) };
  });
  return [{ answered: 0, wrong: 0 }, ...points];
}
