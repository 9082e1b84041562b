import { createHash } from 'node:crypto';
import type { NamedEmbeddings } from '../embeddings.ts';
import type { PassageFields } from '../types.ts';

/**
 * The file of a run's vectors: `KCV8`, dimension and rows (u32, little endian), of each row the first 16 bytes of the SHA-256
 * of the text that was embedded, then the vectors (i8; only their direction counts). The hashes let an unchanged passage keep
 * its vector.
 */
const MAGIC = 'KCV8';
const HEAD = 12;
const HASH = 16;
/** The greatest number of each vector: all 8 bits are used. */
const GREATEST = 127;

export interface VectorRows {
  readonly dimension: number;
  readonly rows: number;
  /** Hex, by row. */
  readonly hashes: readonly string[];
  /** Row after row. */
  readonly vectors: Int8Array;
}

export function hashOf(text: string): string {
  return createHash('sha256')
    .update(text)
    .digest('hex')
    .slice(0, 2 * HASH);
}

export function encodeVectors({ dimension, rows, hashes, vectors }: VectorRows): Buffer {
  const head = Buffer.alloc(HEAD);
  head.write(MAGIC, 'latin1');
  head.writeUInt32LE(dimension, 4);
  head.writeUInt32LE(rows, 8);
  const bytes = Buffer.from(vectors.buffer, vectors.byteOffset, vectors.byteLength);
  return Buffer.concat([head, Buffer.from(hashes.join(''), 'hex'), bytes]);
}

/** Throws an Error that says what is wrong where the bytes are no vectors. `hashes`: false leaves them out. */
export function decodeVectors(bytes: Buffer, { hashes: read = true } = {}): VectorRows {
  if (bytes.length < HEAD || bytes.toString('latin1', 0, 4) !== MAGIC)
    throw new Error('not vectors: wrong first bytes');
  const [dimension, rows] = [bytes.readUInt32LE(4), bytes.readUInt32LE(8)];
  const start = HEAD + rows * HASH;
  if (bytes.length !== start + rows * dimension) throw new Error('not vectors: wrong length');
  const hashes = Array.from({ length: read ? rows : 0 }, (_, row) =>
    bytes.toString('hex', HEAD + row * HASH, HEAD + (row + 1) * HASH),
  );
  const vectors = new Int8Array(bytes.buffer, bytes.byteOffset + start, rows * dimension);
  return { dimension, rows, hashes, vectors };
}

/** A vector in 8 bits a number, its direction kept within a hundredth. */
export function toBytes(vector: readonly number[]): Int8Array {
  const most = vector.reduce((greatest, one) => Math.max(greatest, Math.abs(one)), 0) || 1;
  return Int8Array.from(vector, (one) => Math.round((one / most) * GREATEST));
}

/** Passages embedded at a time: a model service takes some, and says nothing of a hundred thousand. */
const BATCH = 256;

/** The vectors of passages; `known` gives the vector of one that was embedded before, by its hash. */
export async function embedRows(
  passages: readonly PassageFields[],
  known: (hash: string) => Int8Array | undefined,
  embeddings: NamedEmbeddings,
): Promise<VectorRows> {
  const { dimension } = embeddings;
  const byFields = embeddings.embedPassages !== undefined;
  const hashes = passages.map((fields) => hashOf(byFields ? wholeText(fields) : searchText(fields)));
  const vectors = new Int8Array(passages.length * dimension);
  const missing: number[] = [];
  hashes.forEach((hash, row) => {
    const vector = known(hash);
    if (vector === undefined) missing.push(row);
    else vectors.set(vector, row * dimension);
  });
  for (let at = 0; at < missing.length; at += BATCH) {
    const batch = missing.slice(at, at + BATCH);
    const fields = batch.flatMap((row) => passages[row] ?? []);
    const made = await (embeddings.embedPassages?.(fields) ??
      embeddings.embedDocuments(fields.map(searchText)));
    batch.forEach((row, index) => vectors.set(toBytes(made[index] ?? []), row * dimension));
  }
  return { dimension, rows: passages.length, hashes, vectors };
}

/** What a model reads that knows no fields. */
function searchText({ heading, topic, body }: PassageFields): string {
  return [heading, topic, body].filter((text) => text !== '').join('\n');
}

function wholeText({ heading, title, trail, topic, body }: PassageFields): string {
  return JSON.stringify([heading, title, trail, topic, body]);
}
