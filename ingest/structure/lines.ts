import type { Span } from '../../knowledge/types.ts';

/** One line of the text that holds something. Offsets are into the whole text, white space trimmed. */
export interface Line extends Span {
  /** Counted from 1, for warnings. */
  readonly number: number;
  readonly text: string;
  /** `text` without the Markdown marks before it; `bareStart` is where it begins in the whole text. */
  readonly bare: string;
  readonly bareStart: number;
  readonly blankBefore: boolean;
}

/** Heading marks, emphasis and block quotes that Markdown puts before a line's words. */
const MARKUP = /^(?:>\s*)?(?:#{1,6}\s+)?(?:\*\*|__)?\s*/u;

/** The lines of a text that hold something. */
export function readLines(text: string): Line[] {
  const lines: Line[] = [];
  let offset = 0;
  let blankBefore = true;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = readLine(raw, offset, index + 1, blankBefore);
    blankBefore = line === null;
    if (line !== null) lines.push(line);
    offset += raw.length + 1;
  }
  return lines;
}

function readLine(raw: string, offset: number, number: number, blankBefore: boolean): Line | null {
  const text = raw.trim();
  if (text === '') return null;
  const start = offset + raw.indexOf(text);
  const markup = MARKUP.exec(text)?.[0] ?? '';
  const bare = text.slice(markup.length);
  return {
    number,
    start,
    end: start + text.length,
    text,
    bare,
    bareStart: start + markup.length,
    blankBefore,
  };
}

/** Letters and digits that a line of stray marks may have: a scanner makes them of a stain, a stamp or a torn edge. */
const STRAY_SIGNS = 1;

/** True for a line of stray marks ("|", "..^", "(6") that closes no quotation. `scanned`: it may hold one letter or digit. */
export function isNoise({ bare }: Line, scanned: boolean): boolean {
  const signs = bare.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return !/[”"\t]/u.test(bare) && signs <= (scanned ? STRAY_SIGNS : 0);
}

/** Longest line of a text with hard wraps, UTF-16 units: two printed lines. A longer one is a whole paragraph. */
const LONGEST_WRAPPED = 240;
/** Share of such lines from which on every line is taken for a paragraph; laws have 20 % and more, wrapped copies none. */
const UNWRAPPED_SHARE = 0.05;

/** True where every line is a whole paragraph, so that a label at a line's start is no chance of the page's width. */
export function isUnwrapped(lines: readonly Line[]): boolean {
  const long = lines.filter((line) => line.text.length > LONGEST_WRAPPED).length;
  return long > 0 && long >= lines.length * UNWRAPPED_SHARE;
}

/** How much of a paragraph's end is looked at, UTF-16 units: its last words and the marks after them. */
const END_WINDOW = 200;

/** The end of a paragraph: enough to see how it ends, whatever its length. */
export function endOf(text: string, { start, end }: Span): string {
  return text.slice(Math.max(start, end - END_WINDOW), end);
}

/** True where a line (or a joined paragraph) ends as a finished one does. */
export function isFinished(text: string): boolean {
  return /[.;:!?…][”"»’*_)\]]*$/u.test(text.trimEnd());
}

/** True where the words begin as a sentence that was cut goes on: in lower case. */
export function startsLower(text: string): boolean {
  return /^[“"(*]*\p{Ll}/u.test(text);
}

/** True where every letter is a capital and there are at least two. */
export function isUpper(text: string): boolean {
  return !/\p{Ll}/u.test(text) && (text.match(/\p{Lu}/gu)?.length ?? 0) >= 2;
}

/** The line of an offset, from 1. */
export type LineOf = (offset: number) => number;

/** Makes `LineOf` for a text; each look-up is a binary search. */
export function lineNumbers(text: string): LineOf {
  const starts = [0];
  for (const match of text.matchAll(/\n/gu)) starts.push(match.index + 1);
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
