import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import type { ArticleNote, SourceText } from '../../ingest/reader.ts';

/** Official texts that stand beside the project and are never copied into it; null where this machine has none. */
const CORPUS =
  process.env.KY_CUONG_CORPUS ?? fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
export const corpus: string | null = existsSync(CORPUS) ? CORPUS : null;
export const NO_CORPUS = 'no corpus: set KY_CUONG_CORPUS or put it at ../shared/corpus';

const bare = { pages: [], tables: [], leftOut: [], warnings: [] };

/** The texts of one corpus file whose name begins so, read in the plainest way: the real readers have tests of their own. */
export function corpusTexts(prefix: string): SourceText[] {
  const name = readdirSync(corpus ?? '').find((one) => one.startsWith(prefix)) ?? '';
  const bytes = readFileSync(`${corpus ?? ''}/${name}`);
  if (name.endsWith('.html')) return topics(bytes.toString('utf8').normalize('NFC'), name);
  const text = name.endsWith('.docx') ? docxText(bytes) : bytes.toString('utf8').replace(/\r\n?/gu, '\n');
  const kind = name.endsWith('.docx') ? 'docx' : 'markdown';
  return [{ name, kind, text: text.normalize('NFC'), notes: [], number: null, ...bare }];
}

/** Paragraphs of the one part that holds the text. */
function docxText(bytes: Buffer): string {
  const xml = entry(bytes, 'word/document.xml').toString('utf8');
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gsu)]
    .map(([paragraph]) => plain(paragraph.replaceAll(/<w:br\/>/gu, '\n').replaceAll(/<w:tab\/>/gu, '\t')))
    .join('\n');
}

/** An entry of a ZIP archive, by its central directory. */
function entry(bytes: Buffer, wanted: string): Buffer {
  let at = bytes.readUInt32LE(bytes.lastIndexOf(Buffer.from('PK\x05\x06')) + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [length, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const name = bytes.toString('utf8', at + 46, at + 46 + (length ?? 0));
    const [size, local] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)];
    const data = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    if (name === wanted) return inflateRawSync(bytes.subarray(data, data + size));
    at += 46 + (length ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  throw new Error(`no ${wanted} in the archive`);
}

interface Article {
  readonly label: string;
  readonly note: string;
  body: string;
}

/** The real documents of a codification's page, each with its articles in the order of their numbers. */
function topics(html: string, name: string): SourceText[] {
  const documents = new Map<string, Article[]>();
  let label = '';
  let current: Article | undefined;
  for (const [, kind, body = ''] of html.matchAll(/<p class='p(\w+)'>(.*?)(?=<p class='p\w+'>|$)/gsu)) {
    if (kind === 'Dieu') label = plain(body).trim();
    if (kind === 'GhiChu') {
      current = { label, note: plain(body).trim(), body: '' };
      const number = /số (\S+?\/\S+?)[\s,]/u.exec(current.note)?.[1] ?? '';
      documents.set(number, [...(documents.get(number) ?? []), current]);
    }
    if (kind === 'NoiDung' && current) current.body += `${plain(body)}\n`;
  }
  return [...documents].map(([number, articles]) => topic(name, number, articles));
}

function topic(name: string, number: string, articles: readonly Article[]): SourceText {
  const notes: ArticleNote[] = [];
  let text = '';
  for (const { label, note, body } of [...articles].sort((a, b) => order(a) - order(b))) {
    const start = text.length;
    const article = /Điều (\d+[a-zđ]?)/u.exec(note)?.[1] ?? '';
    text += `Điều ${article}. ${label.replace(/^Điều \S+\s*/u, '')}\n${body.trim()}\n\n`;
    notes.push({ label, note, start, end: text.trimEnd().length });
  }
  return { name, kind: 'html', text, notes, number, ...bare };
}

/** `31a` comes after 31. */
function order({ note }: Article): number {
  const [, digits, letter = ''] = /Điều (\d+)([a-zđ]?)/u.exec(note) ?? [];
  return Number(digits) * 100 + (letter === '' ? 0 : letter.charCodeAt(0) - 96);
}

function plain(markup: string): string {
  const lines = markup.replace(/<br\s*\/?>|<\/p>/gu, '\n').replace(/<[^>]+>/gu, '');
  const text = lines.replaceAll('&nbsp;', ' ').replaceAll('&lt;', '<').replaceAll('&gt;', '>');
  const clean = text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
  return clean
    .split('\n')
    .map((line) => line.replace(/[^\S\n]+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}
