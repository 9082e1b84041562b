import type { LeftOut } from '../reader.ts';
import { compose, type Composed } from './layout/compose.ts';
import { takeFurniture } from './layout/furniture.ts';
import { rowsOf } from './layout/rows.ts';
import { takeStamps } from './layout/stamps.ts';
import { stretchesOf } from './layout/stretches.ts';
import type { PageItems } from './layout/types.ts';

export type { Box, Item, PageItems, Rules } from './layout/types.ts';

/** True where words of a page stand side by side with a wide gap, as in tables and letterheads. */
export function hasColumns(page: PageItems): boolean {
  return rowsOf(page).some((row) => row.fragments.length > 1);
}

/** The text of pages, and what of them is no text of the document. */
export interface LaidOut extends Composed {
  readonly leftOut: readonly LeftOut[];
}

/**
 * Reads pages of placed words as a person does: stamps, page numbers and running heads aside, columns one after the other,
 * tables row by row, lines joined to paragraphs. Works alike on a PDF's text and on words recognised in pictures.
 */
export function layOut(pages: readonly PageItems[]): LaidOut {
  const rows = pages.map((page) => ({ ...page, rows: rowsOf(page) }));
  const stamped = rows.map(takeStamps);
  const furnished = takeFurniture(stamped.map((one) => one.page));
  const composed = compose(furnished.pages.map(stretchesOf));
  return { ...composed, leftOut: [...stamped.flatMap((one) => one.leftOut), ...furnished.leftOut] };
}
