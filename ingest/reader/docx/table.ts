import { child, elementsOf, type Element } from '../dom.ts';
import type { Cell } from '../tables.ts';
import { valueOf } from './styles.ts';

/** Columns that one cell may cover; Word's own limit. */
const MAX_SPAN = 63;

/** The rows of a table (`w:tbl`); places that merged cells cover are empty cells, so that columns stay under each other. */
export function readTable(table: Element, readCell: (cell: Element) => Cell): Cell[][] {
  return rowsOf(table).map((row) => [
    ...padding(child(child(row, 'w:trPr'), 'w:gridBefore')),
    ...cellsOf(row).flatMap((cell) => readSpan(cell, readCell)),
  ]);
}

/** Rows stand in the table or within controls and tracked insertions; deleted rows are not read. */
function rowsOf(parent: Element): Element[] {
  return elementsOf(parent).flatMap((one) => {
    if (one.name === 'w:tr') return child(child(one, 'w:trPr'), 'w:del') === undefined ? [one] : [];
    return isWrapper(one) ? rowsOf(one) : [];
  });
}

function cellsOf(parent: Element): Element[] {
  return elementsOf(parent).flatMap((one) =>
    one.name === 'w:tc' ? [one] : isWrapper(one) ? cellsOf(one) : [],
  );
}

function isWrapper(element: Element): boolean {
  return ['w:sdt', 'w:sdtContent', 'w:ins', 'w:customXml'].includes(element.name);
}

function readSpan(cell: Element, readCell: (cell: Element) => Cell): Cell[] {
  const properties = child(cell, 'w:tcPr');
  const merged = child(properties, 'w:vMerge');
  const goesOn = merged !== undefined && valueOf(merged) !== 'restart';
  return [goesOn ? [] : readCell(cell), ...padding(child(properties, 'w:gridSpan'), 1)];
}

function padding(span: Element | undefined, own = 0): Cell[] {
  const columns = Math.min(Number(valueOf(span) ?? own), MAX_SPAN) - own;
  return Array.from({ length: Math.max(0, columns || 0) }, () => []);
}
