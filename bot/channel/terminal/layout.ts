import type { Span } from '../../../knowledge/types.ts';
import { lettersOf, widthOf } from './width.ts';

/** How a stretch of text is shown. `strong`: bold; `mark`: bold and underlined; `faint`: pale; a verdict: bold in its colour. */
export type Style = 'plain' | 'strong' | 'mark' | 'faint' | 'prohibited' | 'required' | 'permitted';

/** The output's abilities; `columns` null where it is no terminal: nothing is wrapped. */
export interface Look {
  readonly colour: boolean;
  readonly columns: number | null;
}

/** Characters of the text with their style; later ones win. */
export interface Styled extends Span {
  readonly style: Style;
}

interface Cell {
  readonly letter: string;
  readonly width: number;
  readonly style: Style;
}

/** Widest line, columns. Longer ones are hard to read; 100 is about twice a book's line, which suits long clauses. */
const WIDEST = 100;
/** Narrowest line that is worth wrapping, columns; below it the terminal wraps by itself. */
const NARROWEST = 20;

/** The colours of the palette that every terminal has, so that they fit light and dark ones. */
const codes: Record<Style, string> = {
  plain: '\x1b[0m',
  strong: '\x1b[0;1m',
  mark: '\x1b[0;1;4m',
  faint: '\x1b[0;2m',
  prohibited: '\x1b[0;1;31m',
  required: '\x1b[0;1;34m',
  permitted: '\x1b[0;1;32m',
};

/** The text wrapped at spaces for the terminal's width, with its styled stretches; letters are never changed. */
export function layOut(text: string, styled: readonly Styled[], look: Look): string {
  const lines = rowsOf(cellsOf(text, styled)).flatMap((row) => wrapped(row, look.columns));
  return lines.map((line) => paint(line, look.colour)).join('\n');
}

function cellsOf(text: string, styled: readonly Styled[]): Cell[] {
  let at = 0;
  return lettersOf(text).map((letter) => {
    const start = at;
    at += letter.length;
    const style = styled.findLast((span) => span.start <= start && start < span.end)?.style ?? 'plain';
    return { letter, width: widthOf(letter), style };
  });
}

function rowsOf(cells: readonly Cell[]): Cell[][] {
  const rows: Cell[][] = [[]];
  for (const cell of cells) {
    if (cell.letter === '\n') rows.push([]);
    else rows.at(-1)?.push(cell);
  }
  return rows;
}

/** Breaks one row at spaces; a word longer than a line is cut. Lines that follow keep the row's indent. */
function wrapped(row: readonly Cell[], columns: number | null): Cell[][] {
  const width = Math.min(columns ?? Infinity, WIDEST);
  if (columns === null || width < NARROWEST || widthOfCells(row) <= width) return [[...row]];
  const indent = row.slice(0, Math.min(indentOf(row), NARROWEST / 2));
  const lines: Cell[][] = [];
  let rest: readonly Cell[] = row;
  while (widthOfCells(rest) > width) {
    const end = breakOf(rest, width, lines.length === 0 ? 0 : indent.length);
    lines.push(rest.slice(0, end));
    rest = [...indent, ...withoutLeadingSpaces(rest.slice(end))];
  }
  return [...lines, [...rest]];
}

/** How many cells go on the line: up to the last space that fits, else as many as fit. */
function breakOf(cells: readonly Cell[], width: number, indent: number): number {
  let used = 0;
  const over = cells.findIndex((cell) => (used += cell.width) > width);
  const space = cells
    .slice(0, over + 1)
    .findLastIndex((cell, index) => cell.letter === ' ' && index > indent);
  const indented = cells.slice(0, space).some((cell) => cell.letter !== ' ');
  return space > 0 && indented ? space : Math.max(over, indent + 1);
}

const widthOfCells = (cells: readonly Cell[]) => cells.reduce((sum, cell) => sum + cell.width, 0);

function indentOf(row: readonly Cell[]): number {
  const first = row.findIndex((cell) => cell.letter !== ' ');
  return Math.max(first, 0);
}

function withoutLeadingSpaces(cells: readonly Cell[]): readonly Cell[] {
  return cells.slice(Math.max(0, indentOf(cells)));
}

function paint(line: readonly Cell[], colour: boolean): string {
  if (!colour) return line.map((cell) => cell.letter).join('');
  let current: Style = 'plain';
  const painted = line.map(({ letter, style }) => {
    const change = style === current ? '' : codes[style];
    current = style;
    return change + letter;
  });
  return painted.join('') + (current === 'plain' ? '' : codes.plain);
}
