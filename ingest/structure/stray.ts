import type { Span } from '../../knowledge/types.ts';
import { strayReason } from './furniture.ts';
import { faultyCandidate, labelCandidate } from './labels.ts';
import { isNoise, isUnwrapped, readLines, type Line } from './lines.ts';
import { isRuling } from './tables.ts';

/** A line that no provision is made of, with why. */
export interface StrayLine extends Line {
  readonly reason: string;
}

/** The lines of a text that may be read, and those that only draw, stain or hang on: rules, noise, names of attached files. */
export function sortLines(
  text: string,
  codified: boolean,
  tables: readonly Span[],
): { lines: readonly Line[]; stray: readonly StrayLine[] } {
  const lines: Line[] = [];
  const stray: StrayLine[] = [];
  const all = readLines(text);
  const scanned = !codified && !isUnwrapped(all);
  for (const line of all) {
    const tabled = tables.some((table) => table.start <= line.start && line.end <= table.end);
    const reason = tabled ? null : reasonOf(line, codified, scanned);
    if (reason === null) lines.push(line);
    else stray.push({ ...line, reason });
  }
  return { lines, stray };
}

function reasonOf(line: Line, codified: boolean, scanned: boolean): string | null {
  const reason = strayReason(line, codified);
  if (reason !== null) return reason;
  if (isRuling(line)) return 'rule';
  const labelled = labelCandidate(line) !== null || faultyCandidate(line) !== null;
  return isNoise(line, scanned) && !labelled ? 'noise' : null;
}
