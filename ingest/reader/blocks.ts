import type { ArticleNote, FileKind, LeftOut, SourceText, TableSpan } from '../reader.ts';
import { cleanText, oneLine } from './clean.ts';
import { detectLegacy, fromLegacy } from './legacy.ts';

/** A paragraph, or a table with its rows of cells; words as the file has them, not yet cleaned. */
export type Block =
  | { readonly kind: 'line'; readonly text: string; readonly note?: ArticleHead }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

/** Said at an article's first line: where the codification says that it comes from. */
export interface ArticleHead {
  readonly label: string;
  readonly note: string;
}

/** What a reader knows besides the blocks. */
export interface Known {
  readonly number?: string | null;
  readonly leftOut?: readonly LeftOut[];
  readonly warnings?: readonly string[];
}

/** Joins blocks into a text, old encodings converted; spans and offsets are of the result. */
export function toSourceText(
  name: string,
  kind: FileKind,
  blocks: readonly Block[],
  known: Known = {},
): SourceText {
  const encoding = detectLegacy(blocks.flatMap(wordsOf));
  const unicode = (text: string): string => (encoding === null ? text : fromLegacy(text, encoding));
  const { text, tables, notes } = join(blocks, (words) => oneLine(unicode(words)));
  const warnings = encoding === null ? [] : [`văn bản dùng bảng mã cũ ${encoding}, đã chuyển sang Unicode`];
  return {
    name,
    kind,
    text,
    pages: [],
    tables,
    leftOut: (known.leftOut ?? []).map((one) => ({ ...one, text: cleanText(unicode(one.text)) })),
    notes,
    number: known.number ?? null,
    warnings: [...(known.warnings ?? []), ...warnings],
  };
}

function wordsOf(block: Block): readonly string[] {
  return block.kind === 'line' ? block.text.split(LINE_END) : block.rows.flat();
}

interface Joined {
  text: string;
  readonly tables: TableSpan[];
  readonly notes: ArticleNote[];
}

function join(blocks: readonly Block[], clean: (words: string) => string): Joined {
  const lines: string[] = [];
  const tables: TableSpan[] = [];
  const notes: ArticleNote[] = [];
  let offset = 0;
  const put = (line: string): void => {
    lines.push(line);
    offset += line.length + 1;
  };
  for (const block of blocks) {
    const start = offset;
    const before = lines.length;
    for (const line of linesOf(block, clean)) put(line);
    if (lines.length === before) continue;
    if (block.kind === 'table') tables.push({ start, end: offset - 1, rows: lines.length - before });
    else if (block.note) notes.push({ ...block.note, start, end: offset - 1 });
  }
  const text = lines.join('\n');
  return { text, tables, notes: closeNotes(notes, text.length) };
}

/** An article ends where the next begins. */
function closeNotes(notes: readonly ArticleNote[], end: number): ArticleNote[] {
  return notes.map((note, index) => ({ ...note, end: (notes[index + 1]?.start ?? end + 1) - 1 }));
}

const LINE_END = /\r\n?|[\n\u000b\u0085\u2028\u2029]/u;

/** Breaks within a paragraph begin a new line; within a cell they are spaces. Empty lines and rows give nothing. */
function linesOf(block: Block, clean: (words: string) => string): string[] {
  const lines =
    block.kind === 'line'
      ? block.text.split(LINE_END).map(clean)
      : block.rows.map((row) => row.map(clean).join('\t'));
  return lines.filter((line) => line.trim() !== '');
}
