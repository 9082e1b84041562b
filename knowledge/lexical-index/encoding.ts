import { z } from 'zod';
import type { ByteFile } from '../byte-file.ts';
import type { BuiltSegment } from './collect.ts';
import { FIELDS } from './postings.ts';
import type { DocumentRows } from '../passage-runs.ts';
import type { Segment } from './segment.ts';

/**
 * The file of a part of the lexical index: `KCLX`, header length (u32, little endian), header (JSON), words (UTF-8, one a
 * line), then `lengths`, `pairStarts`, `seconds`, `listStarts` (u32, each aligned to 4 bytes), then the lists, which stay
 * on the disk until they are asked for.
 */
const MAGIC = 'KCLX';

const count = z.int().nonnegative();
const headerSchema = z.strictObject({
  documents: z.array(z.tuple([z.string(), count])),
  words: count,
  wordBytes: count,
  pairs: count,
  listBytes: count,
});

export function encodeSegment(segment: BuiltSegment): Buffer {
  const words = Buffer.from(segment.words.join('\n'), 'utf8');
  const header = Buffer.from(
    JSON.stringify({
      documents: segment.documents.map(({ hash, rows }) => [hash, rows]),
      words: segment.words.length,
      wordBytes: words.length,
      pairs: segment.seconds.length,
      listBytes: segment.lists.length,
    }),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  const { lengths, pairStarts, seconds, listStarts, lists } = segment;
  const arrays = [lengths, pairStarts, seconds, listStarts, lists].map(bytesOf);
  return Buffer.concat([Buffer.from(MAGIC), length, padded(header), padded(words), ...arrays]);
}

/** Throws an Error that says what is wrong where the file is no part of an index. */
export function decodeSegment(file: ByteFile): Segment {
  const { header, wordsAt } = readHeader(file);
  const documents = documentsOf(header);
  const rows = documents.reduce((sum, document) => sum + document.rows, 0);
  const counts = [rows * FIELDS.length, header.words + 1, header.pairs, header.words + header.pairs + 1];
  let at = wordsAt + aligned(header.wordBytes);
  const arrays = counts.map((items) => {
    const start = at;
    at += 4 * items;
    return { start, items };
  });
  if (file.size !== at + header.listBytes) throw new Error('not a lexical index: wrong length');
  const [lengths, pairStarts, seconds, listStarts] = arrays.map(({ start, items }) =>
    numbersAt(file, start, items),
  ) as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  const text = file.read(wordsAt, header.wordBytes).toString('utf8');
  const words = header.words === 0 ? [] : text.split('\n');
  const ids = new Map(words.map((word, id) => [word, id]));
  return {
    ...{ documents, rows, lengths, words, pairStarts, seconds, listStarts },
    word: (name) => ids.get(name) ?? null,
    list: (feature) => {
      const start = listStarts[feature] ?? 0;
      return file.read(at + start, (listStarts[feature + 1] ?? start) - start);
    },
  };
}

/** The documents of a part, in order, without reading the rest of it. */
export function readDocuments(file: ByteFile): DocumentRows[] {
  return documentsOf(readHeader(file).header);
}

type Header = z.infer<typeof headerSchema>;

function documentsOf({ documents }: Header): DocumentRows[] {
  return documents.map(([hash, rows]) => ({ hash, rows }));
}

function readHeader(file: ByteFile): { header: Header; wordsAt: number } {
  if (file.size < 8 || file.read(0, 4).toString('latin1') !== MAGIC)
    throw new Error('not a lexical index: wrong first bytes');
  const length = file.read(4, 4).readUInt32LE(0);
  const header = headerSchema.parse(JSON.parse(file.read(8, length).toString('utf8')));
  return { header, wordsAt: 8 + aligned(length) };
}

/** A copy: the array must begin at a multiple of four bytes, and outlive what it was read from. */
function numbersAt(file: ByteFile, start: number, items: number): Uint32Array {
  const bytes = new Uint8Array(items * 4);
  bytes.set(file.read(start, items * 4));
  return new Uint32Array(bytes.buffer);
}

function bytesOf(array: Uint32Array | Uint8Array): Buffer {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
}

function aligned(length: number): number {
  return Math.ceil(length / 4) * 4;
}

function padded(buffer: Buffer): Buffer {
  return Buffer.concat([buffer, Buffer.alloc(aligned(buffer.length) - buffer.length, 0x20)]);
}
