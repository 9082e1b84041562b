import type { Reader, TableSpan } from '../reader.ts';
import { UnreadableError } from '../reader.ts';
import { cutAuthorsHead } from './markdown/head.ts';
import { bareLine, isTableRule, isTableRow, tableCells } from './markdown/marks.ts';
import { readWords } from './text.ts';

/**
 * Reads Markdown. Words stay as written and lines as cut (the structure undoes wraps); only marks go: heading signs, quote
 * signs, emphasis, link targets, table bars. What the copy's author put before the rule's text is left out with its reason.
 */
export const readMarkdown: Reader = async (bytes, name) => {
  const { text: whole, warnings } = readWords(bytes);
  const { body, leftOut } = cutAuthorsHead(whole.replaceAll('\f', '\n'));
  const { text, tables } = readBody(body);
  if (text.trim() === '')
    throw new UnreadableError(`tệp Markdown không có lời văn bản nào (${bytes.length} byte)`);
  return [{ name, kind: 'markdown', text, pages: [], tables, leftOut, notes: [], number: null, warnings }];
};

/** The body without marks, and where its tables stand. */
function readBody(body: string): { text: string; tables: TableSpan[] } {
  const lines: string[] = [];
  const tables: TableSpan[] = [];
  let offset = 0;
  for (const raw of body.split('\n')) {
    const row = isTableRow(raw);
    if (isTableRule(raw) && endsAt(tables, offset)) continue;
    const line = row ? tableCells(raw).join('\t') : bareLine(raw);
    if (row) growTable(tables, offset, line.length);
    lines.push(line);
    offset += line.length + 1;
  }
  return { text: lines.join('\n'), tables };
}

/** True where the line before this offset is the last row of a table. */
function endsAt(tables: readonly TableSpan[], offset: number): boolean {
  return tables.at(-1)?.end === offset - 1;
}

function growTable(tables: TableSpan[], offset: number, length: number): void {
  const open = endsAt(tables, offset) ? tables.pop() : undefined;
  tables.push({ start: open?.start ?? offset, end: offset + length, rows: (open?.rows ?? 0) + 1 });
}
