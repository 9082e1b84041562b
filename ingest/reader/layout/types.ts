/** A box on a page in points (1/72 inch), from the page's upper left corner: `left <= right`, `top <= bottom`. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A piece of text where a page shows it: a run of a PDF's text layer, or a word that was recognised in a picture. */
export interface Item extends Box {
  readonly text: string;
  /** Size of the letters, points. */
  readonly size: number;
  /** Any name that tells fonts apart; empty where unknown. */
  readonly font: string;
}

/** A straight line drawn on the page: the border of a table's cells. Thin boxes. */
export interface Rules {
  readonly horizontal: readonly Box[];
  readonly vertical: readonly Box[];
}

/** What one page of a source shows. */
export interface PageItems {
  /** Counted from 1. */
  readonly page: number;
  /** Points. */
  readonly width: number;
  readonly height: number;
  readonly items: readonly Item[];
  readonly rules: Rules;
}

/** Words of one row that stand together; a wide gap begins the next. */
export type Fragment = Item;

/** What stands at one height of a page, from left to right. `fragments` is never empty. */
export interface Row extends Box {
  readonly page: number;
  readonly fragments: readonly Fragment[];
}

/** The rows of one page that are text, with the page's borders of cells. */
export interface PageRows {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly rows: readonly Row[];
  readonly rules: Rules;
}

/** Rows of a page as they are read: running text, one column of a letterhead, or a table's rows with their cells. */
export type Stretch =
  | { readonly kind: 'text' | 'column'; readonly rows: readonly Row[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

export interface PageStretches {
  readonly page: number;
  readonly stretches: readonly Stretch[];
}

/** The box around all of them. The list must not be empty. */
export function around(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    right: Math.max(...boxes.map((box) => box.right)),
    top: Math.min(...boxes.map((box) => box.top)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  };
}

/** The words of a row, whatever gaps stand between them. */
export function textOf(row: Row): string {
  return row.fragments.map((fragment) => fragment.text).join(' ');
}

/** The middle value; 0 of an empty list. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
