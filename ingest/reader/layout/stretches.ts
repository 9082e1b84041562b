import { columnsOf } from './columns.ts';
import { tablesOf } from './tables.ts';
import { around, type PageRows, type PageStretches, type Row, type Stretch } from './types.ts';

/** What a page is made of, in reading order: running text, columns one after the other, tables. */
export function stretchesOf({ page, rows, rules }: PageRows): PageStretches {
  if (rows.length === 0) return { page, stretches: [] };
  const { left, right } = around(rows);
  const columns = columnsOf(rows, (left + right) / 2);
  const tables = tablesOf(rows, rules).filter((table) => !columns.some((one) => crosses(one, table)));
  const special = [
    ...columns.map((one) => ({ ...one, parts: [column(one.left), column(one.right)] })),
    ...tables.map((one) => ({ ...one, parts: [{ kind: 'table' as const, rows: one.rows }] })),
  ].sort((a, b) => a.from - b.from);
  const stretches: Stretch[] = [];
  let next = 0;
  for (const { from, to, parts } of special) {
    stretches.push(text(rows.slice(next, from)), ...parts);
    next = to;
  }
  stretches.push(text(rows.slice(next)));
  return { page, stretches: stretches.filter((stretch) => stretch.rows.length > 0) };
}

interface Range {
  readonly from: number;
  readonly to: number;
}

const crosses = (a: Range, b: Range): boolean => a.from < b.to && b.from < a.to;

const column = (rows: readonly Row[]): Stretch => ({ kind: 'column', rows });
const text = (rows: readonly Row[]): Stretch => ({ kind: 'text', rows });
