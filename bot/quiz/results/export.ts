import { stringify } from 'csv-stringify/sync';
import writeWorkbook from 'write-excel-file/node';
import type { Cell, ResultTable } from './tables.ts';

/**
 * What a spreadsheet takes for a formula at the head of a cell (OWASP, "CSV Injection"): a name or unit that people typed must stay
 * words. Full-width signs too, which some programs read as the plain ones.
 */
const FORMULA = /^[\s]*[=+\-@\t\r\n＝＋－＠]/u;

/** A text that no program runs: an apostrophe before what begins as a formula. Numbers are written as such, never as text. */
export const harmless = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

const cellOf = (cell: Cell): string | number => {
  if (cell === null) return '';
  return typeof cell === 'number' ? cell : harmless(cell);
};

/** UTF-8 with the mark by which Excel knows Vietnamese, commas, line ends of Windows. */
export const csvOf = ({ head, rows }: ResultTable): string =>
  stringify([head.map(harmless), ...rows.map((row) => row.map(cellOf))], {
    bom: true,
    record_delimiter: 'windows',
    quoted_match: /[\n;\t]/u,
  });

/** Most characters that Excel takes in a cell. */
const LONGEST_CELL = 32_767;
/** Characters of a name of a sheet that Excel takes. */
const LONGEST_NAME = 31;
/** Widths in characters: the first columns are words. */
const WIDE = 40;
const NARROW = 14;

/** A workbook with a sheet for each table. */
export function xlsxOf(tables: readonly ResultTable[]): Promise<Uint8Array> {
  const sheets = tables.map(({ name, head, rows }) => ({
    sheet: name.slice(0, LONGEST_NAME),
    stickyRowsCount: 1,
    columns: head.map((_, index) => ({ width: index < 2 ? WIDE : NARROW })),
    data: [
      head.map((text) => ({ value: text, type: String, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map(workbookCell)),
    ],
  }));
  return writeWorkbook(sheets).toBuffer();
}

function workbookCell(cell: Cell) {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'number') return { value: cell, type: Number };
  return { value: literal(harmless(cell)).slice(0, LONGEST_CELL), type: String };
}

/** Workbooks write odd characters as `_x000A_`; a text that looks like that must say that it is meant. */
const literal = (text: string): string => text.replace(/_(?=x[\dA-F]{4}_)/giu, '_x005F_');
