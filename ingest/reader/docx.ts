import type { Reader } from '../reader.ts';
import { UnreadableError } from '../reader.ts';
import { toSourceText } from './blocks.ts';
import { child, elementsOf, parseXml, type Element } from './dom.ts';
import { readBody, type Body } from './docx/body.ts';
import { readNumbering } from './docx/numbering.ts';
import type { List } from './list-counters.ts';
import { openDocx, type DocxPackage } from './docx/package.ts';
import { readStyles, type Styles } from './docx/styles.ts';
import { HAS_MACROS } from './macros.ts';
import type { LeftOut } from '../reader.ts';

/**
 * Reads a DOCX without macros: paragraphs with the numbers that Word makes, tables as rows,
 * tracked changes as accepted. Footnotes, contents and hidden words are left out of the text and kept beside it.
 */
export const readDocx: Reader = async (bytes, name) => {
  const parts = await openDocx(bytes);
  if (parts.hasMacros) throw new UnreadableError(HAS_MACROS);
  const body = child(child(parseXml(parts.document), 'w:document'), 'w:body');
  if (body === undefined)
    throw new UnreadableError('tệp DOCX không có thân văn bản (w:body); hãy mở và lưu lại bằng Word');
  const styles = readStyles(needsStyles(parts) ? parts.styles : null);
  const lists = readNumbering(parts.numbering);
  const read = readBody(body, styles, lists);
  const leftOut = [...read.leftOut, ...footnotes(parts, read, styles)];
  const text = toSourceText(name, 'docx', read.blocks, { leftOut, warnings: warningsOf(read) });
  if (text.text.trim() === '')
    throw new UnreadableError('tệp DOCX không có chữ nào; nếu là ảnh chụp, hãy gửi tệp PDF hoặc ảnh');
  return [text];
};

/** Styles are long and say nothing that is read, unless paragraphs name them or they bring fonts of old encodings. */
function needsStyles({ document, styles }: DocxPackage): boolean {
  return (
    document.includes('<w:pStyle') ||
    document.includes('<w:rStyle') ||
    /"(?:\.Vn|VNI[- ])/iu.test(styles ?? '')
  );
}

function footnotes(parts: DocxPackage, body: Body, styles: Styles): LeftOut[] {
  const notes = new Map([
    ...notesIn(parts.footnotes, 'footnote', styles),
    ...notesIn(parts.endnotes, 'endnote', styles),
  ]);
  return body.notes.map((id, index) => ({
    text: `[${index + 1}] ${notes.get(id) ?? ''}`,
    page: null,
    reason: 'footnote',
  }));
}

function notesIn(xml: string | null, kind: string, styles: Styles): [string, string][] {
  const root = xml === null ? undefined : child(parseXml(xml), `w:${kind}s`);
  const notes = root === undefined ? [] : elementsOf(root).filter((one) => one.name === `w:${kind}`);
  return notes.map((note) => [`${kind}/${note.attribs['w:id'] ?? ''}`, wordsOf(note, styles)]);
}

const NO_LISTS: ReadonlyMap<string, List> = new Map();

function wordsOf(note: Element, styles: Styles): string {
  const { blocks } = readBody(note, styles, NO_LISTS);
  return blocks.map((block) => (block.kind === 'line' ? block.text.trim() : '')).join('\n');
}

function warningsOf(body: Body): string[] {
  return [
    ...(body.notes.length > 0
      ? [`có ${body.notes.length} chú thích (footnote), không đưa vào lời văn bản`]
      : []),
  ];
}
