import type { Span } from '../../knowledge/types.ts';
import type { Line } from './lines.ts';

/** A table of the text: its first line's offset, and its rows in order. */
export interface Table extends Span {
  readonly rows: readonly Line[];
}

/** A row of a Markdown table; its ruling line (`|---|---|`) is none. */
const PIPED = /^\|.*\|$/u;
const RULING = /^\|[\s:|-]+\|$/u;

/** True for the line that rules off a Markdown table's head. */
export function isRuling(line: Line): boolean {
  return RULING.test(line.bare);
}

/** The tables of the text: those that the reader found, and rows between bars that stand one after the other. */
export function findTables(lines: readonly Line[], spans: readonly Span[]): readonly Table[] {
  const found = spans.flatMap((span) => toTable(lines.filter((line) => within(line, span))));
  return [...found, ...pipedTables(lines, found)].sort((a, b) => a.start - b.start);
}

/** The tables as far as they stand in these lines: a table may reach over the end of the body into the signature. */
export function clipTables(tables: readonly Table[], lines: readonly Line[]): readonly Table[] {
  const inside = new Set(lines.map((line) => line.start));
  return tables.flatMap(({ rows }) => toTable(rows.filter((row) => inside.has(row.start))));
}

function within(line: Line, span: Span): boolean {
  return span.start <= line.start && line.end <= span.end;
}

function toTable(rows: readonly Line[]): Table[] {
  const [first, last] = [rows[0], rows.at(-1)];
  return first && last ? [{ start: first.start, end: last.end, rows }] : [];
}

function pipedTables(lines: readonly Line[], found: readonly Table[]): Table[] {
  const groups: Line[][] = [];
  let open = false;
  for (const line of lines) {
    const piped = PIPED.test(line.bare) && !found.some((table) => within(line, table));
    if (piped && open) groups.at(-1)?.push(line);
    else if (piped) groups.push([line]);
    open = piped;
  }
  return groups.filter((rows) => rows.length > 1).flatMap(toTable);
}
