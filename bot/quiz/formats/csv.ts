import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import type { Item } from '../../quiz-item.ts';
import type { Row } from './table/cells.ts';
import { readTable } from './table/read.ts';
import { tableOf } from './table/write.ts';
import { Gathering, type Reading } from './types.ts';

/** UTF-8 with a mark at the beginning, without which Excel reads Vietnamese as something else. */
export function csvOf(items: readonly Item[]): string {
  const { heading, rows } = tableOf(items);
  // Line ends within a cell are not those of records, and have to be quoted all the same.
  return stringify([heading, ...rows], { bom: true, record_delimiter: 'windows', quoted_match: /[\n;\t]/u });
}

const recordsSchema = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }));

/** Reads a CSV file with commas, semicolons (Excel where the comma is for decimals) or tabs. */
export function readCsv(text: string): Reading {
  try {
    const options = { delimiter: delimiterOf(text), info: true, relax_column_count: true } as const;
    return readTable(rowsOf(recordsSchema.parse(parse(text, options))));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const gathering = new Gathering();
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    gathering.fault(line, sentenceOf(error.code));
    return gathering;
  }
}

/** Whichever stands most often in the first line that has any. */
function delimiterOf(text: string): string {
  const signs = [',', ';', '\t'];
  const line = text.split('\n', 20).find((one) => signs.some((sign) => one.includes(sign))) ?? '';
  const count = (sign: string): number => line.split(sign).length;
  return signs.reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/** Rows with the line on which each begins: a cell may hold line ends. */
function rowsOf(records: z.infer<typeof recordsSchema>): Row[] {
  let before = 0;
  return records.map(({ record, info }) => {
    const row = { line: before + 1, cells: record };
    before = info.lines;
    return row;
  });
}

function sentenceOf(code: string): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED')
    return 'Có dấu " mở mà không đóng: hãy thêm dấu đóng, hoặc viết "" nếu là chữ trong ô.';
  if (code === 'CSV_INVALID_CLOSING_QUOTE' || code === 'INVALID_OPENING_QUOTE')
    return 'Có dấu " giữa ô: hãy đặt cả ô trong dấu " và viết mỗi dấu " bên trong thành "".';
  return `Dòng này không đúng dạng CSV (${code}): hãy mở bằng Excel hay LibreOffice và lưu lại dạng CSV UTF-8.`;
}
