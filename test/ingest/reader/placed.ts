import { layOut, type Item, type PageItems } from '../../../ingest/reader/layout.ts';

const SIZE = 13;
/** Width of a letter of these tests, points. */
const LETTER = 6;

/** Words that begin at `left` on the line whose upper edge is at `top`. */
export function words(text: string, left: number, top: number, font = 'f'): Item {
  return { text, left, right: left + LETTER * text.length, top, bottom: top + SIZE, size: SIZE, font };
}

export function page(
  number: number,
  items: readonly Item[],
  borders: Partial<PageItems['rules']> = {},
): PageItems {
  return {
    page: number,
    width: 595,
    height: 842,
    items,
    rules: { horizontal: [], vertical: [], ...borders },
  };
}

/** Lines under each other, 17 points apart, from the left edge of the text. */
export const lines = (texts: readonly string[], top = 120): Item[] =>
  texts.map((text, i) => words(text, 85, top + 17 * i));
export const read = (...pages: readonly PageItems[]) => layOut(pages).text.split('\n');

/** Fills a line of 480 points, so that no word would fit behind it. */
export const FULL = 'Cơ quan, tổ chức lập danh mục bí mật nhà nước phải chịu trách nhiệm trước pháp luật';
