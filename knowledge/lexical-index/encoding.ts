import { z } from 'zod';
import type { ByteFile } from '../byte-file.ts';
import type { BuiltSegment } from './pack.ts';
import { FIELDS } from './postings.ts';
import type { DocumentRows } from '../passage-runs.ts';
import type { Segment } from './segment.ts';
import { NUMBER_BYTES } from './varint.ts';
import { fieldTotals } from './tokens.ts';

/**
 * The file of a part of the lexical index: `KCLX`, header length (u32, little endian), header (JSON), words (UTF-8, one a
 * line), then `lengths`, `pairStarts`, `seconds`, `listStarts`, `starts` of the records of words (u32, each aligned to 4
 * bytes), then these records and the lists, which stay on the disk until they are asked for.
 */
const MAGIC = 'KCLX';
/** Raised with every change of the file; part of its name too, so that no file of another format is taken over. */
export const SEGMENT_FORMAT = 2;

const count = z.int().nonnegative();
const headerSchema = z.strictObject({
  format: z.literal(SEGMENT_FORMAT),
  documents: z.array(z.tuple([z.string(), count])),
  words: count,
  wordBytes: count,
  pairs: count,
  /** Numbers of the records of words, and the bytes of each. */
  units: count,
  unitBytes: z.union([z.literal(2), z.literal(4)]),
  totals: z.array(z.tuple([count, count])).length(FIELDS.length),
  listBytes: count,
});

export function encodeSegment(segment: BuiltSegment): Buffer {
  const words = Buffer.from(segment.words.join('\n'), 'utf8');
  const header = Buffer.from(
    JSON.stringify({
      format: SEGMENT_FORMAT,
      documents: segment.documents.map(({ hash, rows }) => [hash, rows]),
      words: segment.words.length,
      wordBytes: words.length,
      pairs: segment.seconds.length,
      units: segment.records.units.length,
      unitBytes: segment.records.units.BYTES_PER_ELEMENT,
      totals: fieldTotals(segment.records),
      listBytes: segment.lists.length,
    }),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  const { lengths, pairStarts, seconds, listStarts, lists, records } = segment;
  const arrays = [lengths, pairStarts, seconds, listStarts, records.starts].map(bytesOf);
  const texts = [header, words].map(padded);
  return Buffer.concat([
    ...[Buffer.from(MAGIC), length, ...texts],
    ...[...arrays, padded(bytesOf(records.units)), bytesOf(lists)],
  ]);
}

/** Throws an Error that says what is wrong where the file is no part of an index. */
export function decodeSegment(file: ByteFile): Segment {
  const { header, wordsAt } = readHeader(file);
  const documents = documentsOf(header);
  const rows = documents.reduce((sum, document) => sum + document.rows, 0);
  const counts = [
    ...[rows * FIELDS.length, header.words + 1, header.pairs],
    ...[header.words + header.pairs + 1, rows + 1],
  ];
  let at = wordsAt + aligned(header.wordBytes);
  const arrays = counts.map((items) => {
    const start = at;
    at += 4 * items;
    return { start, items };
  });
  const [recordsAt, listsAt] = [at, at + aligned(header.units * header.unitBytes)];
  if (file.size !== listsAt + header.listBytes) throw new Error('not a lexical index: wrong length');
  const [lengths, pairStarts, seconds, listStarts, recordStarts] = arrays.map(({ start, items }) =>
    numbersAt(file, start, items),
  ) as [Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  const text = file.read(wordsAt, header.wordBytes).toString('utf8');
  const words = header.words === 0 ? [] : text.split('\n');
  const ids = new Map(words.map((word, id) => [word, id]));
  return {
    ...{ documents, rows, lengths, words, pairStarts, seconds, listStarts },
    word: (name) => ids.get(name) ?? null,
    list: (feature) => {
      const start = listStarts[feature] ?? 0;
      return file.read(listsAt + start, (listStarts[feature + 1] ?? start) - start);
    },
    listHead: (feature) => {
      const start = listStarts[feature] ?? 0;
      return file.read(listsAt + start, Math.min(NUMBER_BYTES, (listStarts[feature + 1] ?? start) - start));
    },
    tokens: (row) => {
      const start = recordStarts[row] ?? 0;
      const units = (recordStarts[row + 1] ?? start) - start;
      const { unitBytes } = header;
      return unitsOf(file.read(recordsAt + start * unitBytes, units * unitBytes), unitBytes);
    },
    totals: header.totals,
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

/** In place where the bytes lie as the array needs them, else of a copy. */
function unitsOf(bytes: Buffer, unitBytes: 2 | 4): Uint16Array | Uint32Array {
  const fits = bytes.byteOffset % unitBytes === 0;
  const { buffer, byteOffset, length } = fits ? bytes : Uint8Array.from(bytes);
  return unitBytes === 2
    ? new Uint16Array(buffer, byteOffset, length / 2)
    : new Uint32Array(buffer, byteOffset, length / 4);
}

function bytesOf(array: Uint32Array | Uint16Array | Uint8Array): Buffer {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
}

function aligned(length: number): number {
  return Math.ceil(length / 4) * 4;
}

function padded(buffer: Buffer): Buffer {
  return Buffer.concat([buffer, Buffer.alloc(aligned(buffer.length) - buffer.length, 0x20)]);
}
