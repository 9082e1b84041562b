import type { Block } from './blocks.ts';

/** A cell as what stands in it; a place that a merged cell covers is empty. */
export type Cell = readonly Block[];

/** Words that only tables for layout hold: the letterhead beside the motto, the recipients beside the signature. */
const LAYOUT =
  /CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập\s*-\s*Tự do|Nơi nhận\s*:|(?:^|\s)(?:TM|KT|TL|TUQ|Q)\.\s?\p{Lu}{2,}/u;
/** Letterheads and signatures are this small; a table of a rule that mentions recipients is not. */
const MAX_LAYOUT_ROWS = 4;
const MAX_LAYOUT_COLUMNS = 3;
/** Paragraphs in one cell above which the table holds a page and not values. */
const MAX_CELL_BLOCKS = 25;

/** A table as one block; where it only arranges a letterhead, a signature or a page, its contents cell by cell. */
export function tableBlocks(rows: readonly (readonly Cell[])[]): Block[] {
  const filled = rows.filter((row) => row.some((cell) => cell.some((block) => wordsOf(block).trim() !== '')));
  if (isLayout(filled)) return filled.flat(2);
  return [{ kind: 'table', rows: filled.map((row) => row.map((cell) => cell.map(wordsOf).join(' '))) }];
}

function isLayout(rows: readonly (readonly Cell[])[]): boolean {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  if (columns <= 1 || rows.flat().some((cell) => cell.length > MAX_CELL_BLOCKS)) return true;
  if (rows.length > MAX_LAYOUT_ROWS || columns > MAX_LAYOUT_COLUMNS) return false;
  const words = rows.flat(2).map(wordsOf).join('\n');
  return LAYOUT.test(words.normalize('NFC').replace(/\s+/gu, ' '));
}

/** The words of a block on one line. */
export function wordsOf(block: Block): string {
  return block.kind === 'line' ? block.text : block.rows.map((row) => row.join(' ')).join(' ');
}
