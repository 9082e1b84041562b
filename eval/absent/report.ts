import type { AbsentFigures, Ceilings } from '../absent.ts';
import type { Interval } from './ceiling.ts';
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

const READING: Readonly<Record<string, string>> = {
  yes: 'điều còn lại nói đúng như điều bị bỏ',
  'yes,part': 'nói như thế, hoặc nói một phần',
};

/** What can be had at most where the gold's document alone is taken out, as people read it. */
export function ceilingText({ drawnFrom, judged, readings, onlyNo }: Ceilings): string {
  const heads = [
    'có đáp án ở điều khác, nếu là',
    'trong các câu bị bỏ',
    'AUROC cao nhất có thể',
    'trả lời nhầm ít nhất ở 90%',
    'AUROC, không tính các câu ấy',
    'trả lời nhầm ở 90%',
  ];
  const rows = readings.map(({ answeredElsewhere, share, best, least, area, wrong }) => [
    READING[answeredElsewhere.join(',')] ?? answeredElsewhere.join(', '),
    shares(share),
    `≤ ${points(best)}`,
    `≥ ${shares(least)}`,
    points(area),
    shares(wrong),
  ]);
  const said = `Trần khi bỏ văn bản có điều đúng: ${judged} trong ${drawnFrom} câu từng được trả lời nhờ điều khác đã được một mô hình ngôn ngữ xét; các câu còn lại tính là không có đáp án, nên trần thật chỉ có thể thấp hơn.`;
  const only = `Chỉ ${onlyNo.questions} câu được xét là không có đáp án (câu nào cũng từng bị trả lời nhầm): AUROC ${points(onlyNo.area)}.`;
  return [said, table([heads, ...rows]), only].join('\n\n');
}

function points({ value, low, high }: Interval): string {
  return `${value.toFixed(3)} (${low.toFixed(3)}–${high.toFixed(3)})`;
}

function shares({ value, low, high }: Interval): string {
  return `${percent(value)} (${percent(low)}–${percent(high)})`;
}
