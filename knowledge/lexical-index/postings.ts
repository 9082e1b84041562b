import type { FieldName } from '../types.ts';
import { readNumber, type ByteCursor, type ByteSink } from './varint.ts';

/**
 * The list of a feature: in how many rows it stands, then for each row and field how often. An entry is one number,
 * `16 · rows since the entry before + 2 · field + (1 where the count follows)`; a count that does not follow is 1.
 */

/** Fields in the order in which an index counts them. A position in this list names the field in the file. */
export const FIELDS = ['heading', 'title', 'trail', 'topic', 'body'] as const satisfies readonly FieldName[];
/** Position of what the document says outside its passages: known as spelled so, never searched. */
export const REST = FIELDS.length;

/** Where a feature stands: row and field in one number, so that entries sort by it. */
export function placeOf(row: number, field: number): number {
  return row * 8 + field;
}

/** Entries in order of place: `counts[i]` occurrences at `places[i]`. */
export interface Entries {
  readonly places: Uint32Array;
  readonly counts: Uint32Array;
}

/** Writes the entries `from` (inclusive) to `to` (exclusive) as one list. */
export function writeList(sink: ByteSink, { places, counts }: Entries, from: number, to: number): void {
  sink.number(rowsOf(places, from, to));
  let before = 0;
  for (let at = from; at < to; at += 1) {
    const place = places[at] ?? 0;
    const count = counts[at] ?? 1;
    const row = place >>> 3;
    sink.number((row - before) * 16 + (place & 7) * 2 + (count > 1 ? 1 : 0));
    if (count > 1) sink.number(count);
    before = row;
  }
}

/** Rows in which the feature is searched. */
function rowsOf(places: Uint32Array, from: number, to: number): number {
  let rows = 0;
  let last = -1;
  for (let at = from; at < to; at += 1) {
    const place = places[at] ?? 0;
    if ((place & 7) === REST || place >>> 3 === last) continue;
    rows += 1;
    last = place >>> 3;
  }
  return rows;
}

/** In how many rows a list's feature stands. */
export function countRows(list: Uint8Array): number {
  return readNumber({ bytes: list, at: 0 });
}

/** Calls `visit` with every entry of a list, in order. */
export function readList(list: Uint8Array, visit: (row: number, field: number, count: number) => void): void {
  const cursor: ByteCursor = { bytes: list, at: 0 };
  readNumber(cursor);
  let row = 0;
  while (cursor.at < list.length) {
    const entry = readNumber(cursor);
    row += entry >>> 4;
    visit(row, (entry >>> 1) & 7, entry & 1 ? readNumber(cursor) : 1);
  }
}
