import type { FieldName } from '../types.ts';
import { bytesOfNumber, readNumber, type ByteCursor, type ByteSink } from './varint.ts';

/**
 * The list of a feature: in how many rows it stands, how many blocks end before the last one, for each of these how far its
 * last row is from that of the block before and how many bytes it takes, and then for each row and field how often. An entry
 * is one number, `16 · rows since the entry before + 2 · field + (1 where the count follows)`; a count that does not follow
 * is 1. Blocks let a search that wants few rows pass over the others.
 */

/** Entries from which a block ends, as soon as its last row does. */
const BLOCK = 32;

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
  const ends = blockEnds(places, from, to);
  sink.number(ends.length);
  let [start, row] = [from, 0];
  for (const end of ends) {
    const last = (places[end - 1] ?? 0) >>> 3;
    sink.number(last - row);
    sink.number(bytesOf({ places, counts }, start, end, row));
    [start, row] = [end, last];
  }
  let before = 0;
  for (let at = from; at < to; at += 1) {
    const place = places[at] ?? 0;
    const count = counts[at] ?? 1;
    sink.number(entryOf(place, count, before));
    if (count > 1) sink.number(count);
    before = place >>> 3;
  }
}

function entryOf(place: number, count: number, before: number): number {
  return ((place >>> 3) - before) * 16 + (place & 7) * 2 + (count > 1 ? 1 : 0);
}

/** Where blocks end that are followed by another one. */
function blockEnds(places: Uint32Array, from: number, to: number): number[] {
  const ends: number[] = [];
  let start = from;
  for (let at = from + BLOCK; at < to; at += 1) {
    if (at - start < BLOCK || (places[at] ?? 0) >>> 3 === (places[at - 1] ?? 0) >>> 3) continue;
    ends.push(at);
    start = at;
  }
  return ends;
}

/** Bytes that entries take after the row `before`. */
function bytesOf({ places, counts }: Entries, from: number, to: number, before: number): number {
  let [bytes, row] = [0, before];
  for (let at = from; at < to; at += 1) {
    const [place, count] = [places[at] ?? 0, counts[at] ?? 1];
    bytes += bytesOfNumber(entryOf(place, count, row)) + (count > 1 ? bytesOfNumber(count) : 0);
    row = place >>> 3;
  }
  return bytes;
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
  for (let numbers = 2 * readNumber(cursor); numbers > 0; numbers -= 1) readNumber(cursor);
  let row = 0;
  while (cursor.at < list.length) {
    const entry = readNumber(cursor);
    row += entry >>> 4;
    visit(row, (entry >>> 1) & 7, entry & 1 ? readNumber(cursor) : 1);
  }
}
