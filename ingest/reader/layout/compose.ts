import { textOf, type PageStretches, type Row } from './types.ts';
import { beginsParagraph, measureText, type Measure } from './paragraphs.ts';
import type { PageStart, TableSpan } from '../../reader.ts';

/** Text of a source with one line a paragraph, with places in it. */
export interface Composed {
  readonly text: string;
  readonly pages: readonly PageStart[];
  readonly tables: readonly TableSpan[];
}

interface Draft {
  text: string;
  readonly pages: PageStart[];
  readonly tables: TableSpan[];
  /** First and last row of the paragraph that is being written; null after a table or a column. */
  first: Row | null;
  last: Row | null;
}

/** Writes the stretches of all pages one after the other; a paragraph may go on over a page's end. */
export function compose(pages: readonly PageStretches[]): Composed {
  const draft: Draft = { text: '', pages: [], tables: [], first: null, last: null };
  const measure = measureText(pages.flatMap(({ stretches }) => stretches.flatMap(runningRows)));
  for (const { page, stretches } of pages) {
    const before = draft.pages.length;
    for (const [index, stretch] of stretches.entries()) {
      if (index > 0) endParagraph(draft);
      if (stretch.kind === 'table') writeTable(draft, page, stretch.rows);
      else
        writeRows(
          draft,
          stretch.rows,
          stretch.kind === 'column' ? columnMeasure(stretch.rows, measure) : measure,
        );
    }
    if (draft.pages.length === before) draft.pages.push({ page, start: draft.text.length });
  }
  return { text: draft.text, pages: draft.pages, tables: draft.tables };
}

function runningRows(stretch: PageStretches['stretches'][number]): readonly Row[] {
  return stretch.kind === 'text' ? stretch.rows : [];
}

/** A column of a letterhead has edges of its own. */
function columnMeasure(rows: readonly Row[], { leading }: Measure): Measure {
  return { edges: measureText(rows).edges, leading, spaced: false };
}

function endParagraph(draft: Draft): void {
  draft.first = null;
  draft.last = null;
}

function writeRows(draft: Draft, rows: readonly Row[], measure: Measure): void {
  for (const row of rows) {
    const { first, last } = draft;
    const begins = first === null || last === null || beginsParagraph(last, row, first, measure);
    append(draft, row.page, textOf(row), begins);
    if (begins) draft.first = row;
    draft.last = row;
  }
}

function append(draft: Draft, page: number, text: string, begins: boolean): void {
  const separator = draft.text === '' ? '' : begins ? '\n' : isBroken(draft.text, text) ? '' : ' ';
  draft.text += separator;
  if (draft.pages.at(-1)?.page !== page) draft.pages.push({ page, start: draft.text.length });
  draft.text += text;
}

/** "30-" / "CT/TU", "29/2018/" / "QH14": a number that was broken after its mark has no space there. */
function isBroken(before: string, next: string): boolean {
  return /[\p{L}\p{N}][/-]$/u.test(before.slice(-2)) && /^[\p{Lu}\p{N}]/u.test(next);
}

function writeTable(draft: Draft, page: number, rows: readonly (readonly string[])[]): void {
  endParagraph(draft);
  const start = draft.text === '' ? 0 : draft.text.length + 1;
  for (const cells of rows) append(draft, page, cells.join('\t'), true);
  draft.tables.push({ start, end: draft.text.length, rows: rows.length });
  endParagraph(draft);
}
