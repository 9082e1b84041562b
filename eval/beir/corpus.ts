import { existsSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import type { PassageFields } from '../../knowledge/types.ts';
import { BeirError } from './error.ts';
import { shown, type Line } from './text-file.ts';

/** One article of a corpus, as it is searched. */
export interface BeirPassage {
  readonly id: string;
  /** The law that it belongs to; the passages of one law form one document. */
  readonly document: string;
  readonly fields: PassageFields;
}

export interface BeirCorpus {
  /** Those of one law follow each other: a passage's place is its row in the index. */
  readonly passages: readonly BeirPassage[];
  /** Of the file's bytes, hex. */
  readonly sha256: string;
}

const recordSchema = z.object({
  _id: z.union([z.string().min(1), z.int().transform(String)]),
  title: z.string(),
  text: z.string(),
  metadata: z.object({
    law: z.string(),
    lawTitle: z.string().default(''),
    chapter: z.string().default(''),
    topic: z.string().default(''),
  }),
});

/** Bytes of a corpus unpacked, at most; the whole codification has 120 million. */
const MAX_BYTES = 400_000_000;

/** Reads `corpus.jsonl.gz` (or `corpus.jsonl`). Throws `BeirError`. */
export function readCorpus(folder: string): BeirCorpus {
  const path = ['corpus.jsonl.gz', 'corpus.jsonl']
    .map((name) => join(folder, name))
    .find((one) => existsSync(one));
  if (path === undefined)
    throw new BeirError(`${folder} không có corpus.jsonl.gz; hãy chỉ đúng thư mục dạng BEIR.`);
  const bytes = readFileSync(path);
  const passages: BeirPassage[] = [];
  const ids = new Set<string>();
  for (const { number, text } of linesIn(unpack(bytes, path))) {
    const passage = readRecord(text, `${path}, dòng ${number}`);
    if (ids.has(passage.id))
      throw new BeirError(
        `${path}, dòng ${number}: mã ${passage.id} đã có ở dòng trước; hãy bỏ một bản ghi hoặc đổi mã.`,
      );
    ids.add(passage.id);
    passages.push(passage);
  }
  if (ids.size === 0) throw new BeirError(`${path} không có bản ghi nào.`);
  return { passages: byLaw(passages), sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** The passages law by law, in the order in which the laws first come. */
export function lawsOf(passages: readonly BeirPassage[]): BeirPassage[][] {
  const laws = new Map<string, BeirPassage[]>();
  for (const passage of passages) {
    const law = laws.get(passage.document);
    if (law) law.push(passage);
    else laws.set(passage.document, [passage]);
  }
  return [...laws.values()];
}

/** The same in one row. */
export function byLaw(passages: readonly BeirPassage[]): BeirPassage[] {
  return lawsOf(passages).flat();
}

function unpack(bytes: Buffer, path: string): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_BYTES });
  } catch {
    throw new BeirError(`${path} là tệp nén bị hỏng hoặc quá lớn; hãy tải lại.`);
  }
}

/** Lines one by one, empty ones left out: the whole file as one string would be longer than its articles together. */
function* linesIn(buffer: Buffer): Generator<Line> {
  let number = 0;
  for (let start = startOf(buffer); start < buffer.length;) {
    const found = buffer.indexOf(0x0a, start);
    const end = found === -1 ? buffer.length : found;
    const text = buffer.toString('utf8', start, end);
    number += 1;
    if (text.trim() !== '') yield { number, text };
    start = end + 1;
  }
}

/** After the byte order mark, where there is one. */
function startOf(buffer: Buffer): number {
  return buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf ? 3 : 0;
}

function readRecord(line: string, where: string): BeirPassage {
  let record: z.infer<typeof recordSchema>;
  try {
    record = recordSchema.parse(JSON.parse(line));
  } catch {
    throw new BeirError(
      `${where}: không phải bản ghi {"_id", "title", "text", "metadata": {"law", …}}: ${shown(line)}`,
    );
  }
  const { _id: id, title: heading, text: body, metadata } = record;
  const { law, lawTitle: title, chapter: trail, topic } = metadata;
  return { id, document: law === '' ? id : law, fields: { heading, title, trail, topic, body } };
}
