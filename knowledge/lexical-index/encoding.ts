import { z } from 'zod';
import type { Bm25Postings } from './bm25.ts';

/**
 * The file of the lexical index: `KCLX`, header length (u32, little endian), header (JSON: counts and parameters),
 * dictionary (UTF-8, one feature a line), then `starts` (u32), `rows` (u32), `weights` (f32), each aligned to 4 bytes.
 */
const MAGIC = 'KCLX';

const headerSchema = z.object({
  passages: z.int().nonnegative(),
  k1: z.number(),
  idfPower: z.number(),
  features: z.int().nonnegative(),
  postings: z.int().nonnegative(),
  dictionaryBytes: z.int().nonnegative(),
});

export function encodePostings(postings: Bm25Postings): Uint8Array {
  const dictionary = Buffer.from(postings.features.join('\n'), 'utf8');
  const header = Buffer.from(
    JSON.stringify({
      passages: postings.passages,
      k1: postings.k1,
      idfPower: postings.idfPower,
      features: postings.features.length,
      postings: postings.rows.length,
      dictionaryBytes: dictionary.length,
    }),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  const arrays = [postings.starts, postings.rows, postings.weights].map(bytesOf);
  return Buffer.concat([Buffer.from(MAGIC), length, padded(header), padded(dictionary), ...arrays]);
}

/** Throws an Error that says what is wrong where the bytes are not an index. */
export function decodePostings(bytes: Uint8Array): Bm25Postings {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.subarray(0, 4).toString('latin1') !== MAGIC)
    throw new Error('not a lexical index: wrong first bytes');
  const headerLength = buffer.readUInt32LE(4);
  const header = headerSchema.parse(JSON.parse(buffer.subarray(8, 8 + headerLength).toString('utf8')));
  const dictionaryAt = 8 + aligned(headerLength);
  const dictionary = buffer.subarray(dictionaryAt, dictionaryAt + header.dictionaryBytes).toString('utf8');
  const startsAt = dictionaryAt + aligned(header.dictionaryBytes);
  const rowsAt = startsAt + 4 * (header.features + 1);
  const weightsAt = rowsAt + 4 * header.postings;
  if (buffer.length !== weightsAt + 4 * header.postings) throw new Error('not a lexical index: wrong length');
  return {
    features: header.features === 0 ? [] : dictionary.split('\n'),
    starts: new Uint32Array(copy(buffer, startsAt, rowsAt)),
    rows: new Uint32Array(copy(buffer, rowsAt, weightsAt)),
    weights: new Float32Array(copy(buffer, weightsAt, buffer.length)),
    passages: header.passages,
    k1: header.k1,
    idfPower: header.idfPower,
  };
}

function bytesOf(array: Uint32Array | Float32Array): Buffer {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
}

function aligned(length: number): number {
  return Math.ceil(length / 4) * 4;
}

function padded(buffer: Buffer): Buffer {
  return Buffer.concat([buffer, Buffer.alloc(aligned(buffer.length) - buffer.length, 0x20)]);
}

function copy(buffer: Buffer, start: number, end: number): ArrayBuffer {
  return new Uint8Array(buffer.subarray(start, end)).buffer;
}
