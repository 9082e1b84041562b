import readWorkbook from 'read-excel-file/node';
import writeSheet from 'write-excel-file/node';
import type { Item } from '../../quiz-item.ts';
import type { Row } from './table/cells.ts';
import { isHeading, readTable } from './table/read.ts';
import { tableOf } from './table/write.ts';
import { Gathering, type Reading } from './types.ts';
import { inflatedWithin } from './xlsx/inflated.ts';

/** Most characters that Excel takes in a cell. */
const LONGEST_CELL = 32_767;
/** A workbook inflated, bytes: 5,000 questions are some 20 MB. */
const MAX_INFLATED = 100_000_000;

/** Widths in characters: those that people read are wide. */
const widthOf = (heading: string): number =>
  ({ 'Câu hỏi': 60, 'Giải thích': 50, 'Trích dẫn': 50, Loại: 14, 'Đáp án': 9, 'ky-cuong': 10 })[heading] ??
  24;

/** A workbook of one sheet. `tooLong`: indexes of items with more text than Excel takes in a cell; they are left out. */
export async function xlsxOf(
  items: readonly Item[],
): Promise<{ bytes: Uint8Array; tooLong: readonly number[] }> {
  const { heading, rows } = tableOf(items);
  const isTooLong = (row: readonly string[]): boolean => row.some((cell) => cell.length > LONGEST_CELL);
  const tooLong = rows.flatMap((row, at) => (isTooLong(row) ? [at] : []));
  const cells = (row: readonly string[], bold: boolean) =>
    row.map((value) => ({
      value: literal(value),
      type: String,
      wrap: true,
      alignVertical: 'top' as const,
      ...(bold ? { fontWeight: 'bold' as const } : {}),
    }));
  const kept = rows.filter((row) => !isTooLong(row)).map((row) => cells(row, false));
  const columns = heading.map((name) => ({ width: widthOf(name) }));
  const sheet = writeSheet([cells(heading, true), ...kept], {
    sheet: 'Câu hỏi',
    stickyRowsCount: 1,
    columns,
  });
  return { bytes: await sheet.toBuffer(), tooLong };
}

/** Workbooks write odd characters as `_x000A_`; a text that looks like that must say that it is meant. */
const literal = (text: string): string => text.replace(/_(?=x[\dA-F]{4}_)/giu, '_x005F_');

/** Reads a workbook: the first sheet that has the headings. */
export async function readXlsx(bytes: Uint8Array): Promise<Reading> {
  try {
    if (!(await inflatedWithin(bytes, MAX_INFLATED))) return refused('Tệp Excel giải nén ra quá lớn: hãy chia thành nhiều tệp nhỏ.');
    const sheets = (await readWorkbook(Buffer.from(bytes), { trim: false })).map(({ data }) => data.map(rowOf));
    return readTable(sheets.find((rows) => rows.slice(0, 10).some(isHeading)) ?? sheets[0] ?? []);
  } catch (error) {
    return refused(sentenceOf(error));
  }
} // prettier-ignore

function refused(what: string): Reading {
  const gathering = new Gathering();
  gathering.fault(null, what);
  return gathering;
}

const rowOf = (cells: readonly unknown[], at: number): Row => ({ line: at + 1, cells: cells.map(textOf) });

/** What a cell shows; a day as people here write it. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) {
    const [year, month, day] = cell.toISOString().slice(0, 10).split('-');
    return `${day ?? ''}/${month ?? ''}/${year ?? ''}`;
  }
  if (typeof cell === 'boolean') return cell ? 'Đúng' : 'Sai';
  return String(cell);
}

function sentenceOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'XLS_FILE_NOT_SUPPORTED')
    return 'Tệp là Excel kiểu cũ (.xls) hoặc có mật khẩu: hãy bỏ mật khẩu và lưu lại dạng .xlsx.';
  return 'Không đọc được tệp Excel: tệp hỏng hoặc không phải .xlsx. Hãy mở bằng Excel hay LibreOffice và lưu lại dạng .xlsx.';
}
