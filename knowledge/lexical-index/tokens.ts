import type { PassageTokens } from '../passage-tokens.ts';
import { FIELDS } from './postings.ts';

/**
 * The words of passages, a record each: how many words heading, title, trail and topic have, how many clauses the body
 * has, the words of all fields, where the clauses begin. Units of two bytes, or of four where a number needs them; the
 * body has the words that are left.
 */
export interface TokenRecords {
  /** Where the record of a row begins in `units`; one more for the end. */
  readonly starts: Uint32Array;
  readonly units: Uint16Array | Uint32Array;
}

/** Numbers before the words: one for each field but the body, and that of clauses. */
const HEAD = FIELDS.length;
/** Position of the number of clauses in a record. */
const CLAUSES = HEAD - 1;

/** A record as it is collected: words of a field by field, in the order of `FIELDS`, and the starts of clauses. */
export function recordOf(fields: readonly (readonly number[])[], clauses: readonly number[]): number[] {
  const lengths = fields.slice(0, -1).map(({ length }) => length);
  return [...lengths, clauses.length, ...fields.flat(), ...clauses];
}

/** Where the words of a record end and its clauses begin. */
function wordsEnd(record: Uint16Array | Uint32Array): number {
  return record.length - (record[CLAUSES] ?? 0);
}

/** Puts other numbers in place of those of a record's words. */
export function mapWords(record: Uint32Array, numberOf: Uint32Array | Int32Array): void {
  const end = wordsEnd(record);
  for (let at = HEAD; at < end; at += 1) record[at] = numberOf[record[at] ?? 0] ?? 0;
}

/** Takes the units that the numbers fit in: a part of the same passages has the same ones. */
export function packRecords(starts: readonly number[] | Uint32Array, units: Uint32Array): TokenRecords {
  let most = 0;
  for (const unit of units) if (unit > most) most = unit;
  return { starts: Uint32Array.from(starts), units: most > 0xffff ? units : Uint16Array.from(units) };
}

/** Reads a record without copying it. */
export function passageTokens(part: number, record: Uint16Array | Uint32Array): PassageTokens {
  const starts = new Uint32Array(FIELDS.length + 1);
  for (let field = 0; field < CLAUSES; field += 1)
    starts[field + 1] = (starts[field] ?? 0) + (record[field] ?? 0);
  const end = wordsEnd(record);
  starts[FIELDS.length] = end - HEAD;
  return { part, words: record.subarray(HEAD, end), starts, clauses: record.subarray(end) };
}

/** How many words the fields have in sum, and in how many passages each is not empty; in the order of `FIELDS`. */
export function fieldTotals({ starts, units }: TokenRecords): (readonly [number, number])[] {
  const [sums, filled] = [FIELDS.map(() => 0), FIELDS.map(() => 0)];
  for (let row = 0; row + 1 < starts.length; row += 1) {
    const { starts: bounds } = passageTokens(0, units.subarray(starts[row], starts[row + 1]));
    for (let field = 0; field < FIELDS.length; field += 1) {
      const length = (bounds[field + 1] ?? 0) - (bounds[field] ?? 0);
      sums[field] = (sums[field] ?? 0) + length;
      if (length > 0) filled[field] = (filled[field] ?? 0) + 1;
    }
  }
  return FIELDS.map((_, field) => [sums[field] ?? 0, filled[field] ?? 0]);
}
