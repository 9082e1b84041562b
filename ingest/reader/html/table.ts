import { elementsOf, type Element } from '../dom.ts';
import type { Cell } from '../tables.ts';

/** Columns and rows that one cell may cover: more is a fault of the page. */
const MAX_COLUMNS = 60;
const MAX_ROWS = 1000;

/** The rows of a `<table>`; places that merged cells cover are empty cells, so that columns stay under each other. */
export function readTable(table: Element, readCell: (cell: Element) => Cell): Cell[][] {
  /** Rows that a cell above still covers, by column. */
  let covered = new Map<number, number>();
  return rowsOf(table).map((row) => {
    const cells: Cell[] = [];
    const below = new Map<number, number>();
    const skipCovered = (): void => {
      for (let left = covered.get(cells.length) ?? 0; left > 0; left = covered.get(cells.length) ?? 0) {
        below.set(cells.length, left - 1);
        cells.push([]);
      }
    };
    for (const cell of elementsOf(row).filter((one) => one.name === 'td' || one.name === 'th')) {
      skipCovered();
      const rows = span(cell, 'rowspan', MAX_ROWS);
      for (let column = span(cell, 'colspan', MAX_COLUMNS); column > 0; column -= 1)
        below.set(cells.length + column - 1, rows - 1);
      cells.push(readCell(cell), ...Array.from({ length: span(cell, 'colspan', MAX_COLUMNS) - 1 }, () => []));
    }
    skipCovered();
    covered = below;
    return cells;
  });
}

function rowsOf(parent: Element): Element[] {
  return elementsOf(parent).flatMap((one) => {
    if (one.name === 'tr') return [one];
    return ['tbody', 'thead', 'tfoot'].includes(one.name) ? rowsOf(one) : [];
  });
}

function span(cell: Element, name: 'rowspan' | 'colspan', most: number): number {
  const value = Number.parseInt(cell.attribs[name] ?? '1', 10);
  return Number.isNaN(value) || value < 1 ? 1 : Math.min(value, most);
}
