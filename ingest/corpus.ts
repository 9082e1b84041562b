import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { normaliseNumber } from '../knowledge/references.ts';
import { UnreadableError, type ArticleNote, type SourceText } from './reader.ts';

/** One article, as the lines of a corpus in BEIR's shape hold them; other fields are not read. */
const lineSchema = z.object({
  title: z.string(),
  text: z.string(),
  metadata: z.object({ law: z.string().min(1), lawTitle: z.string(), article: z.string().min(1) }),
});
type Article = z.infer<typeof lineSchema>;

/** Kinds at the head of a law's title in such a corpus; longer ones first. */
const KIND =
  /^(?:Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết liên tịch|Nghị quyết|Quyết định|Thông tư liên tịch|Thông tư|Chỉ thị|Lệnh)(?=\s|$)/u;
/** Bytes of a corpus unpacked; the whole codification has 120 million. */
const MAX_BYTES = 400_000_000;

/** Numbers of the National Assembly without the code of a resolution are those of laws. */
const LAW_NUMBER = /^\d+\/\d{4}\/QH\d+$/iu;

/**
 * Reads the official codification as retrieval benchmarks hold it (`corpus.jsonl.gz`, an article a line): one text a
 * document, its articles by number. Trusted files only: it runs in this process.
 * Throws `UnreadableError`.
 */
export function readCorpus(bytes: Uint8Array, name: string): Promise<readonly SourceText[]> {
  const laws = new Map<string, Article[]>();
  for (const line of linesOf(bytes, name)) {
    const article = parseLine(line, name);
    const list = laws.get(article.metadata.law);
    if (list) list.push(article);
    else laws.set(article.metadata.law, [article]);
  }
  return Promise.resolve([...laws].map(([law, articles]) => textOf(law, inOrder(articles), name)));
}

/** The codification arranges articles by subject; a document has them by number, `10`, `10a`, `10b`, `10đ`, `11`. */
function inOrder(articles: readonly Article[]): Article[] {
  const order = new Intl.Collator('vi', { numeric: true });
  return articles.toSorted((a, b) => order.compare(a.metadata.article, b.metadata.article));
}

/** Lines one by one: the whole file as one string would be longer than its articles together. */
function* linesOf(bytes: Uint8Array, name: string): Generator<string> {
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  let buffer: Buffer;
  try {
    buffer = packed ? gunzipSync(bytes, { maxOutputLength: MAX_BYTES }) : Buffer.from(bytes);
  } catch (error) {
    throw new UnreadableError(`${name} là tệp nén bị hỏng hoặc quá lớn; hãy tải lại`, { cause: error });
  }
  for (let start = 0; start < buffer.length;) {
    const found = buffer.indexOf(0x0a, start);
    const end = found === -1 ? buffer.length : found;
    if (end > start) yield buffer.toString('utf8', start, end);
    start = end + 1;
  }
}

function parseLine(line: string, name: string): Article {
  try {
    return lineSchema.parse(JSON.parse(line));
  } catch (error) {
    throw new UnreadableError(`${name}: có dòng không phải một điều dạng BEIR: ${line.slice(0, 60)}…`, {
      cause: error,
    });
  }
}

function textOf(law: string, articles: readonly Article[], name: string): SourceText {
  const title = articles[0]?.metadata.lawTitle.normalize('NFC') ?? '';
  const kind = KIND.exec(title)?.[0] ?? (LAW_NUMBER.test(law) ? 'Luật' : null);
  const number = normaliseNumber(law, kind) ?? law.toUpperCase();
  const notes: ArticleNote[] = [];
  let text = '';
  for (const { title: heading, text: body, metadata } of articles) {
    const label = `Điều ${metadata.article}.`;
    const note = `(${[label.slice(0, -1), kind ?? '', 'số', number].filter((part) => part !== '').join(' ')})`;
    const first = `${label} ${plain(heading).replaceAll('\n', ' ')}`.trim();
    notes.push({ label, note, start: text.length, end: text.length + first.length });
    text += `${first}\n${plain(body)}\n`;
  }
  const bare = { pages: [], tables: [], leftOut: [], warnings: [] };
  const subject = title.slice(kind !== null && KIND.test(title) ? kind.length : 0).trim();
  return { name, kind: 'text', text, notes, number, title: subject === '' ? null : subject, ...bare };
}

/** NFC, one line a paragraph. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n[\s]*/gu, '\n')
    .trim();
}
