import type { LexicalIndex } from '../lexical-index.ts';
import type { TokenSource } from '../passage-tokens.ts';
import { FIELDS } from './postings.ts';
import type { Segment } from './segment.ts';
import { passageTokens } from './tokens.ts';

/** The words of all passages over the parts of an index, read from its files when they are asked for. */
export function openTokens(
  segments: readonly Segment[],
  { count }: Pick<LexicalIndex, 'count'>,
): TokenSource {
  const firsts: number[] = [];
  let rows = 0;
  for (const segment of segments) {
    firsts.push(rows);
    rows += segment.rows;
  }
  const documents = documentNumbers(segments, rows);
  return {
    rows,
    parts: segments.length,
    wordIn: (part, word) => segments[part]?.word(word) ?? -1,
    count,
    averageLengths: FIELDS.map((_, field) => averageOf(segments, field)),
    documentOf: (row) => documents[row] ?? -1,
    passage(row) {
      const part = partOf(row, firsts);
      const segment = segments[part];
      if (segment === undefined || row < 0 || row >= rows)
        throw new RangeError(`no passage ${row}: the index has ${rows}`);
      return passageTokens(part, segment.tokens(row - (firsts[part] ?? 0)));
    },
  };
}

/** The number of the document of each row. */
function documentNumbers(segments: readonly Segment[], rows: number): Uint32Array {
  const numbers = new Uint32Array(rows);
  let [row, number] = [0, 0];
  for (const document of segments.flatMap(({ documents }) => documents)) {
    numbers.fill(number, row, row + document.rows);
    row += document.rows;
    number += 1;
  }
  return numbers;
}

/** The last part that begins at or before the row: an empty part never holds it. */
function partOf(row: number, firsts: readonly number[]): number {
  let part = firsts.length - 1;
  while (part > 0 && (firsts[part] ?? 0) > row) part -= 1;
  return part;
}

function averageOf(segments: readonly Segment[], field: number): number {
  let [sum, filled] = [0, 0];
  for (const { totals } of segments) {
    sum += totals[field]?.[0] ?? 0;
    filled += totals[field]?.[1] ?? 0;
  }
  return sum / Math.max(1, filled);
}
