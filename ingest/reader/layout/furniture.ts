import { textOf, type PageRows, type Row } from './types.ts';
import type { LeftOut } from '../../reader.ts';
import { labelKind } from './words.ts';

/** "3", "- 3 -", "Trang 3", "3/21", "Trang 3 / 21". */
const PAGE_NUMBER = /^[-–—\s]*(?:Trang|Page)?\s*(\d{1,3})(?:\s*\/\s*\d{1,4})?[-–—\s.]*$/iu;
/** How many of the page's first and last rows can be heads and feet. */
const EDGE_ROWS = 3;
/** Heads and feet lie within this part of the page's height from its upper or lower edge. */
const EDGE = 0.13;
/** A head stands on at least this part of the pages (books print two heads in turn) and on two pages at least. */
const REPEATED = 0.3;
/** How far the same head may lie apart on two pages, points: text is exact, pictures of pages are shifted. */
const SHIFT = 14;

/** Takes page numbers and running heads and feet out of all pages. */
export function takeFurniture(pages: readonly PageRows[]): { pages: PageRows[]; leftOut: LeftOut[] } {
  const numbered = pages.map((page) => takeRows(page, (row) => isPageNumber(page, row), 'page-number'));
  const repeated = repeatedHeads(numbered.map((one) => one.page));
  const headed = numbered.map(({ page }) => {
    return takeRows(page, (row) => isEdge(page, row) && repeated(page, row), 'running-head');
  });
  // A number alone beside a head shows itself once the head is gone: "CÔNG BÁO … 3" is one row, "3" under it another.
  const rest = headed.map(({ page }) => takeRows(page, (row) => isPageNumber(page, row), 'page-number'));
  return {
    pages: rest.map((one) => one.page),
    leftOut: [numbered, headed, rest].flatMap((step) => step.flatMap((one) => one.leftOut)),
  };
}

function takeRows(
  page: PageRows,
  isFurniture: (row: Row) => boolean,
  reason: string,
): { page: PageRows; leftOut: LeftOut[] } {
  const rows = page.rows.filter((row) => !isFurniture(row));
  const taken = page.rows.filter((row) => isFurniture(row));
  return {
    page: { ...page, rows },
    leftOut: taken.map((row) => ({ text: textOf(row), page: page.page, reason })),
  };
}

/** The first or the last row of a page that is a number alone. */
function isPageNumber(page: PageRows, row: Row): boolean {
  const outermost = row === page.rows[0] || row === page.rows.at(-1);
  return outermost && isNearEdge(page, row) && PAGE_NUMBER.test(textOf(row));
}

function isNearEdge(page: PageRows, row: Row): boolean {
  return row.bottom < EDGE * page.height || row.top > (1 - EDGE) * page.height;
}

function isEdge(page: PageRows, row: Row): boolean {
  const index = page.rows.indexOf(row);
  return isNearEdge(page, row) && (index < EDGE_ROWS || index >= page.rows.length - EDGE_ROWS);
}

/** Digits count as one: "Trang 3" and "Trang 4" are the same foot. */
const shape = (row: Row): string => textOf(row).replace(/\d+/gu, '#').replace(/\s+/gu, ' ');

function repeatedHeads(pages: readonly PageRows[]): (page: PageRows, row: Row) => boolean {
  const seen = new Map<string, { page: number; top: number }[]>();
  for (const page of pages)
    for (const row of page.rows.filter((one) => isEdge(page, one) && labelKind(textOf(one)) === null)) {
      const places = seen.get(shape(row)) ?? [];
      places.push({ page: page.page, top: row.top });
      seen.set(shape(row), places);
    }
  const enough = Math.max(2, Math.ceil(REPEATED * pages.length));
  return (_, row) => {
    const near = (seen.get(shape(row)) ?? []).filter((place) => Math.abs(place.top - row.top) <= SHIFT);
    return new Set(near.map((place) => place.page)).size >= enough;
  };
}
