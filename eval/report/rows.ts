import type { GroupMeasures, Measures, Proportion } from '../measures.ts';

/** A measure with the name that readers see. */
export type NamedMeasure = readonly [name: string, measured: Proportion];

/** The measures of a set in the order of the report. */
export function namedMeasures({ inScope, outOfScope, ...rest }: Measures): NamedMeasure[] {
  return [
    ['Trong phạm vi: dẫn đúng quy định', inScope.right],
    ['Trong phạm vi: bỏ sót, không trả lời', inScope.withheld],
    ['Trong phạm vi: dẫn quy định khác', inScope.otherClause],
    ['Ngoài phạm vi: nói rõ là không có', outOfScope.right],
    ['Ngoài phạm vi: trả lời nhầm', outOfScope.wronglyAnswered],
    ['Ngoài phạm vi: xử lý khác', outOfScope.misrouted],
    ['Câu mơ hồ: hỏi lại', rest.clarify],
    ['Chào hỏi, cảm ơn: đáp lời', rest.smallTalk],
    ['Yêu cầu sai trái: từ chối', rest.refused],
    ['Cả bộ: trả lời sai', rest.answeredWrongly],
    ['Kết luận (cấm, phải, được) đúng', rest.verdict],
    ['Trích dẫn nguyên văn, đúng chỗ', rest.quotes],
  ];
}

const percent = new Intl.NumberFormat('vi-VN', { style: 'percent', minimumFractionDigits: 1 });
const points = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export const measureHeader = ['', 'số câu', 'tỉ lệ', 'khoảng tin cậy 95%'] as const;

/** Name, count, share and interval as they are read. */
export function measureCells([name, { count, of, share, low, high }]: NamedMeasure): string[] {
  if (share === null) return [name, '0/0', '–', '–'];
  // Hundredths of the share: the interval is read as percentages, like the share.
  const interval = `${points.format(low * 100)}–${points.format(high * 100)}%`;
  return [name, `${count}/${of}`, percent.format(share), interval];
}

export const groupHeader = ['số câu', 'đúng', 'bỏ sót', 'dẫn khác', 'trả lời nhầm', 'xử lý khác'] as const;

/** A group's counts in the order of `groupHeader`, after its name. */
export function groupCells(group: GroupMeasures): string[] {
  const { name, right, withheld, otherClause, wronglyAnswered, misrouted } = group;
  const counts = [right.of, right.count, withheld, otherClause, wronglyAnswered, misrouted];
  return [name, ...counts.map(String)];
}
