import { around, type Box, type Fragment, type Row, type Rules } from './types.ts';
import { isLabelAlone } from './words.ts';

/** A table on a page: rows `from` until `to` (exclusive) of the page, as cells. */
export interface Table {
  readonly from: number;
  readonly to: number;
  readonly rows: readonly (readonly string[])[];
}

/** Borders nearer than this are one border, points: each cell may draw its own. */
const SAME = 3;
/** A border shorter than this draws no cell, points: underlines of letterheads are longer, but alone. */
const SHORTEST = 8;

/** The tables of a page: where borders show cells, else where three rows or more keep the same columns free. */
export function tablesOf(rows: readonly Row[], rules: Rules): Table[] {
  const ruled = grids(rules).flatMap((grid) => ruledTable(rows, grid));
  const taken = (index: number): boolean => ruled.some(({ from, to }) => index >= from && index < to);
  return [...ruled, ...alignedTables(rows, taken)].sort((a, b) => a.from - b.from);
}

/** Heights of the borders between rows, and places of the borders between columns. */
interface Grid extends Box {
  readonly heights: readonly number[];
  readonly places: readonly number[];
}

/** Borders that touch each other make one grid; two rows and two columns at least. */
function grids({ horizontal, vertical }: Rules): Grid[] {
  const lines = [...horizontal, ...vertical].filter(
    (box) => Math.max(box.right - box.left, box.bottom - box.top) >= SHORTEST,
  );
  return touching(lines).flatMap((group) => {
    const box = around(group);
    const heights = distinct(group.filter((one) => horizontal.includes(one)).map((one) => one.top));
    const places = distinct(group.filter((one) => vertical.includes(one)).map((one) => one.left));
    return heights.length >= 2 && places.length >= 3 ? [{ ...box, heights, places }] : [];
  });
}

function touching(lines: readonly Box[]): Box[][] {
  let groups: { box: Box; lines: Box[] }[] = [];
  for (const line of [...lines].sort((a, b) => a.top - b.top)) {
    const near = groups.filter(({ box }) => overlap(box, line));
    const merged = [...near.flatMap((group) => group.lines), line];
    groups = [...groups.filter((group) => !near.includes(group)), { box: around(merged), lines: merged }];
  }
  return groups.map((group) => group.lines);
}

function overlap(a: Box, b: Box): boolean {
  const wide = a.left - SAME <= b.right && b.left - SAME <= a.right;
  return wide && a.top - SAME <= b.bottom && b.top - SAME <= a.bottom;
}

function distinct(values: readonly number[]): number[] {
  const kept: number[] = [];
  for (const value of [...values].sort((a, b) => a - b))
    if (value - (kept.at(-1) ?? -Infinity) > SAME) kept.push(value);
  return kept;
}

function ruledTable(rows: readonly Row[], grid: Grid): Table[] {
  const inside = rows.flatMap((row, index) => (isInside(row, grid) ? [index] : []));
  const [from, last] = [inside[0], inside.at(-1)];
  if (from === undefined || last === undefined) return [];
  const cells = grid.heights.map(() => grid.places.slice(1).map((): string[] => []));
  for (const fragment of rows.slice(from, last + 1).flatMap((row) => row.fragments)) {
    const line = between(grid.heights, (fragment.top + fragment.bottom) / 2);
    const column = Math.min(between(grid.places, fragment.left + SAME), grid.places.length - 2);
    cells[line]?.[column]?.push(fragment.text);
  }
  const written = cells.map((line) => line.map((cell) => cell.join(' ')));
  return [{ from, to: last + 1, rows: written.filter((line) => line.some((cell) => cell !== '')) }];
}

function isInside(row: Row, grid: Grid): boolean {
  const middle = (row.top + row.bottom) / 2;
  return middle > grid.top && middle < grid.bottom;
}

/** The index of the last border before the place; 0 where there is none. */
function between(borders: readonly number[], place: number): number {
  return Math.max(
    borders.findLastIndex((border) => border <= place),
    0,
  );
}

/** Rows that a table without borders must have at least; two rows may be chance. */
const LEAST_ROWS = 3;

function alignedTables(rows: readonly Row[], taken: (index: number) => boolean): Table[] {
  const tables: Table[] = [];
  for (let from = 0; from < rows.length; from += 1) {
    const to = endOfRun(rows, from, taken);
    if (to - from >= LEAST_ROWS) {
      const table = alignedTable(rows.slice(from, to));
      if (table !== null) tables.push({ from, to, rows: table });
    }
    from = Math.max(from, to - 1);
  }
  return tables;
}

/** Rows of several fragments each; a number or dash with its text apart is a list, not a row of cells. */
function endOfRun(rows: readonly Row[], from: number, taken: (index: number) => boolean): number {
  let to = from;
  while (to < rows.length && !taken(to) && isCells(rows[to])) to += 1;
  return to;
}

function isCells(row: Row | undefined): boolean {
  const [first, second, ...rest] = row?.fragments ?? [];
  if (first === undefined || second === undefined) return false;
  return rest.length > 0 || !isLabelAlone(first.text);
}

/** Cells by columns: spans that no fragment of the run leaves. Null where fewer than two columns stay apart. */
function alignedTable(rows: readonly Row[]): string[][] | null {
  const columns = spans(rows.flatMap((row) => row.fragments));
  if (columns.length < 2 || rows.some((row) => row.fragments.length > columns.length)) return null;
  return rows.map((row) =>
    columns.map((column) =>
      row.fragments
        .filter((one) => one.left >= column.left && one.right <= column.right)
        .map((one) => one.text)
        .join(' '),
    ),
  );
}

function spans(fragments: readonly Fragment[]): { left: number; right: number }[] {
  const merged: { left: number; right: number }[] = [];
  for (const { left, right } of [...fragments].sort((a, b) => a.left - b.left)) {
    const last = merged.at(-1);
    if (last !== undefined && left <= last.right) last.right = Math.max(last.right, right);
    else merged.push({ left, right });
  }
  return merged;
}
