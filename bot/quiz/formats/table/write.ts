import type { Item } from '../../../quiz-item.ts';
import { letterOf } from '../../../quiz-shape.ts';
import { carriedOf, questionOf } from '../carried.ts';
import { safeCell } from './cells.ts';
import { readTable } from './read.ts';

/** Options that every sheet has room for. */
const USUAL_OPTIONS = 4;

const TYPES = {
  true_false: 'Đúng/sai',
  single_choice: 'Chọn một',
  fill_blank: 'Điền chỗ trống',
  match: 'Tình huống',
  order: 'Sắp xếp',
} as const;

/** The headings and a row for each item, every cell safe to open. */
export function tableOf(items: readonly Item[]): { heading: string[]; rows: string[][] } {
  const most = Math.max(USUAL_OPTIONS, ...items.map(({ options }) => options.length));
  const letters = Array.from({ length: most }, (_, at) => letterOf(at));
  const heading = [
    ...['Mã câu', 'Loại', 'Câu hỏi', ...letters, 'Đáp án', 'Chấp nhận thêm', 'Giải thích'],
    ...letters.map((letter) => `Vì sao ${letter}`),
    ...['Thẻ', 'Vị trí', 'Trích dẫn', 'ky-cuong'],
  ];
  return { heading, rows: items.map((item) => rowOf(item, letters, heading)) };
}

function rowOf(item: Item, letters: readonly string[], heading: readonly string[]): string[] {
  const { options, whys, correct, accepts, explanation, tags } = questionOf(item);
  const place = item.quote === null ? '' : `${item.quote.locator}, ${item.quote.document}`;
  const cells = [
    ...[item.id, TYPES[item.type], item.stem, ...letters.map((_, at) => options[at] ?? '')],
    ...[correct.map(letterOf).join(' '), accepts.join(' | '), explanation],
    ...letters.map((_, at) => whys[at] ?? ''),
    ...[tags.join('; '), place, item.quote?.text ?? ''],
  ].map(safeCell);
  const lines = [heading, cells].map((row, at) => ({ line: at + 1, cells: row }));
  const [seen] = readTable(lines).found;
  if (seen === undefined) throw new Error(`the item ${item.id} cannot be read back from a table`);
  return [...cells, carriedOf(item, seen.question)];
}
