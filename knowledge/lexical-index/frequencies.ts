import { FIELDS, REST } from './postings.ts';
import { readNumber, type ByteCursor } from './varint.ts';

/** Rows of a list in order, each with its tf′: the sum of the shares of its occurrences. Made once, used for all lists. */
export interface Frequencies {
  rows: Uint32Array;
  values: Float64Array;
  length: number;
}

export function createFrequencies(): Frequencies {
  return { rows: new Uint32Array(0), values: new Float64Array(0), length: 0 };
}

/** A list as it is searched: `first` is added to its rows; `shares` as of `sharesOf`. */
export interface SearchedList {
  readonly list: Uint8Array;
  readonly first: number;
  readonly shares: Float32Array;
}

/** Reads all rows of a list. */
export function readFrequencies(into: Frequencies, searched: SearchedList): void {
  const { list, first } = searched;
  makeRoom(into, list.length);
  const cursor: ByteCursor = { bytes: list, at: 0 };
  readNumber(cursor);
  for (let numbers = 2 * readNumber(cursor); numbers > 0; numbers -= 1) readNumber(cursor);
  readEntries(into, searched, cursor.at, list.length, first);
}

/** Reads the blocks of a list in which rows of `wanted` (ascending) can stand; other rows of these blocks come too. */
export function readWanted(into: Frequencies, searched: SearchedList, wanted: Uint32Array): void {
  const { list, first } = searched;
  makeRoom(into, list.length);
  const table: ByteCursor = { bytes: list, at: 0 };
  readNumber(table);
  const blocks = readNumber(table);
  let start = entriesAt(list, table.at, blocks);
  let [row, next] = [first, lowerBound(wanted, first)];
  for (let block = 0; block <= blocks && next < wanted.length; block += 1) {
    const last = block < blocks ? row + readNumber(table) : Infinity;
    const end = block < blocks ? start + readNumber(table) : list.length;
    if ((wanted[next] ?? 0) <= last) {
      readEntries(into, searched, start, end, row);
      while (next < wanted.length && (wanted[next] ?? 0) <= last) next += 1;
    }
    [start, row] = [end, last];
  }
}

/** Where the entries begin after the table of blocks. */
function entriesAt(list: Uint8Array, tableAt: number, blocks: number): number {
  let at = tableAt;
  for (let numbers = 2 * blocks; numbers > 0; at += 1) if ((list[at] ?? 0) < 0x80) numbers -= 1;
  return at;
}

function lowerBound(values: Uint32Array, least: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Makes room for the most rows that so many bytes can hold, and forgets those before. */
function makeRoom(into: Frequencies, bytes: number): void {
  into.length = 0;
  if (into.rows.length >= bytes) return;
  into.rows = new Uint32Array(2 * bytes);
  into.values = new Float64Array(2 * bytes);
}

const FIELD_COUNT = FIELDS.length;

/**
 * Adds the entries between two bytes, the first of which follows the row `before`. A question about common words meets some
 * hundred thousand entries: so numbers are decoded here in place, without a call each.
 */
function readEntries(
  into: Frequencies,
  { list, shares }: SearchedList,
  from: number,
  to: number,
  before: number,
): void {
  const { rows, values } = into;
  let length = into.length - 1;
  let at = from;
  let row = before;
  let current = -1;
  while (at < to) {
    let entry = list[at] ?? 0;
    at += 1;
    for (let shift = 7, byte = entry; byte > 0x7f; shift += 7) {
      byte = list[at] ?? 0;
      at += 1;
      entry = (entry & ~(0x80 << (shift - 7))) | (byte << shift);
    }
    row += entry >>> 4;
    let count = 1;
    if ((entry & 1) === 1) {
      count = list[at] ?? 0;
      at += 1;
      for (let shift = 7, byte = count; byte > 0x7f; shift += 7) {
        byte = list[at] ?? 0;
        at += 1;
        count = (count & ~(0x80 << (shift - 7))) | (byte << shift);
      }
    }
    const field = (entry >>> 1) & 7;
    if (field === REST) continue;
    const share = count * (shares[row * FIELD_COUNT + field] ?? 0);
    if (row === current) values[length] = (values[length] ?? 0) + share;
    else {
      length += 1;
      rows[length] = row;
      values[length] = share;
      current = row;
    }
  }
  into.length = length + 1;
}
