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

/** Kinds at the head of a law's title in such a corpus; longer ones first. A footnote's number may stand before. */
const KIND =
  /^(?:\d+ )?(Bộ luật|Luật|Pháp lệnh|Sắc lệnh|Nghị định|Nghị quyết liên tịch|Nghị quyết|Quyết định|Thông tư liên tịch|Thông tư|Chỉ thị|Lệnh)(?:\s+|$)/u;
/** A note "Thông tư số 17 /2018/TT-BTNMT" was cut at the space: the rest of the number begins what stands as the title. */
const REST_OF_NUMBER = /^((?:[/-] ?)?(?:\d{4}\/)?\p{Lu}[\p{L}\d]*(?:[-/][\p{L}\d]+)+)(?=[\s,]|$)/u;
/** What a note says after the document's name is no title. */
const EFFECT = /,? ?có hiệu lực thi hành kể từ.*$/u;
/** Bytes of a corpus unpacked; the whole codification has 120 million. */
const MAX_BYTES = 400_000_000;

/** Numbers of the National Assembly without the code of a resolution are those of laws. */
const LAW_NUMBER = /^\d+\/\d{4}\/QH\d+$/iu;

/** What heads a document of a corpus. */
interface Law {
  readonly number: string;
  readonly kind: string | null;
  readonly title: string | null;
}

/** An article as it stands in the file. */
interface Line {
  readonly article: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Reads the official codification as retrieval benchmarks hold it (`corpus.jsonl.gz`, an article a line): one text a
 * document, its articles by number, one text after the other so that they are not in memory together. Trusted files only:
 * it runs in this process. Throws `UnreadableError`.
 */
export function* readCorpus(bytes: Uint8Array, name: string): Generator<SourceText> {
  const buffer = unpacked(bytes, name);
  const laws = new Map<string, { law: Law; lines: Line[] }>();
  for (const { start, end } of linesOf(buffer)) {
    const { metadata } = parseLine(buffer.toString('utf8', start, end), name);
    const law = lawOf(metadata);
    const known = laws.get(law.number) ?? { law, lines: [] };
    known.lines.push({ article: metadata.article, start, end });
    laws.set(law.number, known);
  }
  for (const { law, lines } of laws.values()) {
    const articles = inOrder(lines).map(({ start, end }) =>
      parseLine(buffer.toString('utf8', start, end), name),
    );
    yield textOf(law, articles, name);
  }
}

/** The codification arranges articles by subject; a document has them by number, `10`, `10a`, `10b`, `10đ`, `11`. */
const ORDER = new Intl.Collator('vi', { numeric: true });

function inOrder(lines: readonly Line[]): Line[] {
  return lines.toSorted((a, b) => ORDER.compare(a.article, b.article));
}

function unpacked(bytes: Uint8Array, name: string): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return Buffer.from(bytes);
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_BYTES });
  } catch (error) {
    throw new UnreadableError(`${name} là tệp nén bị hỏng hoặc quá lớn; hãy tải lại`, { cause: error });
  }
}

/** Lines one by one: the whole file as one string would be longer than its articles together. */
function* linesOf(buffer: Buffer): Generator<{ start: number; end: number }> {
  for (let start = 0; start < buffer.length;) {
    const found = buffer.indexOf(0x0a, start);
    const end = found === -1 ? buffer.length : found;
    if (end > start) yield { start, end };
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

/** Kind, number and title as the collection says them; what it does not say stays unknown. */
function lawOf({ law, lawTitle }: Article['metadata']): Law {
  const title = lawTitle.normalize('NFC');
  const named = KIND.exec(title);
  const kind = named?.[1] ?? (LAW_NUMBER.test(law) ? 'Luật' : null);
  const words = title.slice(named?.[0].length ?? 0);
  const rest = /^\d+$/u.test(law) ? (REST_OF_NUMBER.exec(words)?.[1] ?? '') : '';
  const gap = rest === '' || /^[/-]/u.test(rest) ? '' : ' ';
  const written = `${law}${gap}${rest.replace(' ', '')}`;
  const subject = words.slice(rest.length).replace(EFFECT, '').trim();
  return {
    number: normaliseNumber(written, kind) ?? written.toUpperCase(),
    kind,
    title: subject === '' ? null : subject,
  };
}

function textOf({ number, kind, title }: Law, articles: readonly Article[], name: string): SourceText {
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
  return { name, kind: 'text', text, notes, number, title, ...bare };
}

/** NFC, one line a paragraph. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n[\s]*/gu, '\n')
    .trim();
}
