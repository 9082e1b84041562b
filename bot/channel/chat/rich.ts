import type { Span } from '../../../knowledge/types.ts';

/** Characters that are shown in one way. */
export interface Run {
  readonly text: string;
  readonly style?: 'bold' | 'italic';
}
/** A paragraph or a quote. */
export interface Block {
  readonly kind: 'text' | 'quote';
  readonly runs: readonly Run[];
}
/** Blocks that belong together: a quote and its place. Kept in one message where they fit. */
export type Section = readonly Block[];

export const bold = (text: string): Run => ({ text, style: 'bold' });
export const italic = (text: string): Run => ({ text, style: 'italic' });

/** A paragraph of plain and styled pieces. */
export function paragraph(...pieces: readonly (string | Run)[]): Block {
  const runs = pieces.map((piece) => (typeof piece === 'string' ? { text: piece } : piece));
  return { kind: 'text', runs: runs.filter((run) => run.text !== '') };
}

/** A quote with the marked words bold. Spans that overlap or leave the text are narrowed or left out. */
export function quotation(text: string, marks: readonly Span[]): Block {
  const runs: Run[] = [];
  let cursor = 0;
  for (const { start, end } of [...marks].sort((a, b) => a.start - b.start)) {
    const from = Math.max(cursor, boundary(text, start));
    const until = boundary(text, Math.min(end, text.length));
    if (from >= until) continue;
    runs.push({ text: text.slice(cursor, from) }, bold(text.slice(from, until)));
    cursor = until;
  }
  runs.push({ text: text.slice(cursor) });
  return { kind: 'quote', runs: runs.filter((run) => run.text !== '') };
}

/** An offset between the halves of a surrogate pair moves before the pair. */
function boundary(text: string, offset: number): number {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, offset - 1), offset + 1))
    ? offset - 1
    : offset;
}

export const textOf = (block: Block) => block.runs.map((run) => run.text).join('');
export const lengthOf = (block: Block) => block.runs.reduce((sum, run) => sum + run.text.length, 0);

/** The characters from `start` to `end` of a block, with their styles. */
export function sliceBlock(block: Block, start: number, end: number): Block {
  const runs: Run[] = [];
  let offset = 0;
  for (const run of block.runs) {
    const text = run.text.slice(Math.max(0, start - offset), Math.max(0, end - offset));
    if (text !== '') runs.push({ ...run, text });
    offset += run.text.length;
  }
  return { ...block, runs };
}
