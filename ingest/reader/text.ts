import type { PageStart, Reader, SourceText } from '../reader.ts';
import { UnreadableError } from '../reader.ts';
import { decodeText } from './charset.ts';
import { cleanText } from './clean.ts';
import { detectLegacy, fromLegacy } from './legacy.ts';

/** Reads a plain text. Its lines stay as they are (the structure undoes wraps); page breaks become line ends. */
export const readText: Reader = async (bytes, name) => [textOf(bytes, name)];

function textOf(bytes: Uint8Array, name: string): SourceText {
  const { text: whole, warnings } = readWords(bytes);
  const { text, pages } = cutPages(whole);
  if (text.trim() === '') throw new UnreadableError(`tệp không có chữ nào (${bytes.length} byte)`);
  return { name, kind: 'text', text, pages, tables: [], leftOut: [], notes: [], number: null, warnings };
}

/** The words of a text file in Unicode, cleaned, with what an administrator should know of it. */
export function readWords(bytes: Uint8Array): { text: string; warnings: string[] } {
  const lines = decodeText(bytes).split(/\r\n?|\n/u);
  const encoding = detectLegacy(lines);
  if (encoding === null) return { text: cleanText(lines.join('\n')), warnings: [] };
  return {
    text: cleanText(lines.map((line) => fromLegacy(line, encoding)).join('\n')),
    warnings: [`văn bản dùng bảng mã cũ ${encoding}, đã chuyển sang Unicode`],
  };
}

/** Form feeds end pages: each becomes a line end, and where pages begin is kept. */
function cutPages(text: string): { text: string; pages: readonly PageStart[] } {
  const parts = text.split('\f');
  if (parts.length === 1) return { text, pages: [] };
  let offset = 0;
  const pages = parts.map((part, index) => {
    const start = offset;
    offset += part.length + 1;
    return { page: index + 1, start };
  });
  const joined = parts.join('\n');
  return { text: joined, pages: pages.filter((page) => page.start < joined.length) };
}
