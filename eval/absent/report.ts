import type { AbsentFigures } from '../absent.ts';
import { table } from '../table.ts';

const KINDS: Readonly<Record<AbsentFigures['kind'], string>> = {
  law: 'bỏ văn bản có điều đúng',
  subject: 'bỏ cả đề mục',
  offTopic: 'câu ngoài lề',
};

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;

/** The figures of a benchmark as people read them. */
export function absentText(figures: readonly AbsentFigures[], what: string): string {
  const heads = [
    'không có đáp án vì',
    'câu',
    'AUROC',
    'khoảng 95%',
    'trả lời nhầm khi trả lời đúng phạm vi',
    'sai lệch',
  ];
  const rows = figures.map(({ kind, questions, auroc, wrong, calibrationError }) => [
    KINDS[kind],
    String(questions),
    auroc.value.toFixed(3),
    `${auroc.low.toFixed(3)}–${auroc.high.toFixed(3)}`,
    wrong.map(({ inScope, answered }) => `${percent(inScope)}: ${percent(answered)}`).join(', '),
    calibrationError.toFixed(3),
  ]);
  return [what, table([heads, ...rows]), ...figures.map(bandsText)].join('\n\n');
}

function bandsText({ kind, bands }: AbsentFigures): string {
  const rows = bands.map(({ from, count, said, held }) => [
    `${percent(from)}–${percent(from + 0.1)}`,
    String(count),
    percent(said),
    percent(held),
  ]);
  return `Độ tin cậy, ${KINDS[kind]}:\n${table([['xác suất', 'câu', 'trung bình', 'có đáp án'], ...rows])}`;
}
