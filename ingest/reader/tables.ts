import type { Block } from './blocks.ts';

/** A cell as its paragraphs; a place that a merged cell covers has none. */
export type Cell = readonly string[];

/** Words that only tables for layout hold: the letterhead beside the motto, the recipients beside the signature. */
const LAYOUT =
  /CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập\s*-\s*Tự do|Nơi nhận\s*:|(?:^|\s)(?:TM|KT|TL|TUQ|Q)\.\s?\p{Lu}{2,}/u;
/** Letterheads and signatures are this small; a table of a rule that mentions recipients is not. */
const MAX_LAYOUT_ROWS = 4;
const MAX_LAYOUT_COLUMNS = 3;

/** A table as one block; where it only arranges a letterhead or a signature, its paragraphs cell by cell. */
export function tableBlocks(rows: readonly (readonly Cell[])[]): Block[] {
  const filled = rows.filter((row) => row.some((cell) => cell.some((text) => text.trim() !== '')));
  if (isLayout(filled)) return filled.flat(2).map((text) => ({ kind: 'line', text }));
  return [{ kind: 'table', rows: filled.map((row) => row.map((cell) => cell.join(' '))) }];
}

function isLayout(rows: readonly (readonly Cell[])[]): boolean {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  if (columns <= 1) return true;
  if (rows.length > MAX_LAYOUT_ROWS || columns > MAX_LAYOUT_COLUMNS) return false;
  return LAYOUT.test(rows.flat(2).join('\n').normalize('NFC').replace(/\s+/gu, ' '));
}
