import { across, figure, quarters, up } from './axes.ts';
import type { Plotted } from './plotted.ts';

/**
 * What asking for more confidence would cost and spare: for each threshold the share of decided questions that are still
 * answered (→) and of the others that are answered wrongly (↑). The last point is the bot as it is.
 */
export function answeredAgainstWrong(records: readonly Plotted[]): string {
  const points = curve(records);
  const line = points.map(({ answered, wrong }) => `${across(answered)} ${up(wrong)}`).join('L');
  const last = points.at(-1) ?? { answered: 0, wrong: 0 };
  return figure(
    {
      title: 'Trả lời được và trả lời nhầm theo ngưỡng tin cậy',
      across: 'câu có quy định: được trả lời',
      ticksAcross: quarters,
      up: 'câu không có quy định: trả lời nhầm',
      ticksUp: quarters,
    },
    `<path class="line" d="M${line}"/><circle class="right" cx="${across(last.answered)}" cy="${up(last.wrong)}" r="4"/>`,
  );
}

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
