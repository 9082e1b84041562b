import type { Span } from '../../knowledge/types.ts';
import { readBlocks, type Block, type Warning } from './blocks.ts';
import { labelCandidate } from './labels.ts';
import type { Line } from './lines.ts';
import type { Manner, Mode } from './sequence.ts';
import { clipTables, type Table } from './tables.ts';
import { buildTree, type Node } from './tree.ts';

/** A numbered body as a tree. */
export interface BodyTree {
  readonly preamble: readonly Node[];
  readonly roots: readonly Node[];
  /** The sentence after the last numbered part; null where there is none. */
  readonly closing: Span | null;
  readonly warnings: readonly Warning[];
}

/** A text with a heading "Điều 1." (or several of any number) is divided by Điều; any other by numbered mục. */
export function findMode(lines: readonly Line[]): Mode {
  const articles = lines.flatMap((line) => {
    const candidate = labelCandidate(line);
    return candidate?.level === 'article' ? [candidate.value] : [];
  });
  return articles.includes('1') || articles.length > 1 ? 'articles' : 'sections';
}

/** Reads lines into a tree. `closes`: a closing sentence may stand at their end. */
export function readBody(
  text: string,
  lines: readonly Line[],
  manner: Manner,
  tables: readonly Table[],
  closes: boolean,
): BodyTree {
  const { blocks, warnings } = readBlocks({ text, lines, manner, tables: clipTables(tables, lines) });
  const closing = closes ? closingOf(text, blocks) : null;
  const tree = buildTree(text, closing ? blocks.slice(0, -1) : blocks, manner.mode);
  return { ...tree, closing, warnings };
}

/** The sentence after the last numbered part: about the text itself, said to those who carry it out. */
const CLOSING =
  /^(?:Chỉ thị|Nghị quyết|Kết luận|Quy định|Quyết định|Quy chế|Hướng dẫn|Thông báo|Kế hoạch|Chương trình|Bộ luật|Luật|Pháp lệnh) này (?:được |có hiệu lực |phổ biến |đã được )/u;

function closingOf(text: string, blocks: readonly Block[]): Span | null {
  const last = blocks.at(-1);
  if (last?.label !== null || last.body === null) return null;
  return CLOSING.test(text.slice(last.body.start, last.body.end)) ? last.body : null;
}
