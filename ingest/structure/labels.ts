import type { Line } from './lines.ts';
import { isUpper } from './lines.ts';
import { FAULTY_SHAPES, SHAPES, type Level, type Shape } from './shapes.ts';

export type { Level } from './shapes.ts';

/** What a line's beginning looks like. Whether it is a label is decided by the sequence. */
export interface Candidate {
  readonly level: Level;
  /** `IV`, `14`, `1.1`, `đ`; empty for a dash, and where a fault of the copy left nothing to read. */
  readonly value: string;
  /** UTF-16 length of the label within the line's bare text, with the white space after it. */
  readonly length: number;
  /** The label as read, without white space or Markdown marks. */
  readonly written: string;
  /** True where it is a label only if a fault of the copy is taken for one: `9)` for `d)`, `Điều l0.`, `. 2.` */
  readonly faulty: boolean;
}

/** What the line's beginning could be a label of; null where it is plain text. */
export function labelCandidate(line: Line): Candidate | null {
  return firstOf(line, SHAPES, false);
}

/** What it could be a label of if the copy has a fault there. Only asked where the line is no label as it stands. */
export function faultyCandidate(line: Line): Candidate | null {
  return firstOf(line, FAULTY_SHAPES, true);
}

function firstOf(line: Line, shapes: readonly Shape[], faulty: boolean): Candidate | null {
  for (const shape of shapes) {
    const match = shape.pattern.exec(line.bare);
    if (match === null) continue;
    if (!shape.heading) return candidate(line, shape, match, match[0].length, faulty);
    const titled = headingCandidate(line, shape, match, faulty);
    if (titled !== null) return titled;
  }
  return null;
}

/** "Điều 5 của Luật này quy định" and "Mục 3 Chương IV" are references: nothing separates the label from the rest. */
function headingCandidate(
  line: Line,
  shape: Shape,
  match: RegExpExecArray,
  faulty: boolean,
): Candidate | null {
  const after = line.bare.slice(match[0].length);
  const separator = /^\s?(?:[.:]|[-–—](?=\s))/u.exec(after)?.[0] ?? '';
  const rest = after.slice(separator.length).replaceAll('*', '').trim();
  const fits = rest === '' || separator !== '' || (shape.level !== 'article' && isUpper(rest));
  return fits ? candidate(line, shape, match, match[0].length + separator.length, faulty) : null;
}

function candidate(
  line: Line,
  shape: Shape,
  match: RegExpExecArray,
  labelLength: number,
  faulty: boolean,
): Candidate {
  const after = /^(?:\*\*|__)?\s*/u.exec(line.bare.slice(labelLength))?.[0] ?? '';
  return {
    level: shape.level,
    value: match[1] ?? '',
    length: labelLength + after.length,
    written: line.bare.slice(0, labelLength).trim(),
    faulty,
  };
}
