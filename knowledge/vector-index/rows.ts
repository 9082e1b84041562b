import { createHash } from 'node:crypto';
import type { NamedEmbeddings } from '../embeddings.ts';

/**
 * The file of a run's vectors: `KCVX`, dimension and rows (u32, little endian), of each row the first 16 bytes of the SHA-256
 * of the text that was embedded, then the vectors (f32). The hashes let an unchanged passage keep its vector.
 */
const MAGIC = 'KCVX';
const HEAD = 12;
const HASH = 16;

export interface VectorRows {
  readonly dimension: number;
  readonly rows: number;
  /** Hex, by row. */
  readonly hashes: readonly string[];
  /** Row after row. */
  readonly vectors: Float32Array;
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

/** Throws an Error that says what is wrong where the bytes are no vectors. */
export function decodeVectors(bytes: Buffer): VectorRows {
  if (bytes.length < HEAD || bytes.toString('latin1', 0, 4) !== MAGIC)
    throw new Error('not vectors: wrong first bytes');
  const [dimension, rows] = [bytes.readUInt32LE(4), bytes.readUInt32LE(8)];
  const start = HEAD + rows * HASH;
  if (bytes.length !== start + rows * dimension * 4) throw new Error('not vectors: wrong length');
  const hashes = Array.from({ length: rows }, (_, row) =>
    bytes.toString('hex', HEAD + row * HASH, HEAD + (row + 1) * HASH),
  );
  const vectors = new Float32Array(new Uint8Array(bytes.subarray(start)).buffer);
  return { dimension, rows, hashes, vectors };
}

/** Texts embedded at a time: a model service takes some, and says nothing of a hundred thousand. */
const BATCH = 256;

/** The vectors of texts; `known` gives the vector of a text that was embedded before, by its hash. */
export async function embedRows(
  texts: readonly string[],
  known: (hash: string) => Float32Array | undefined,
  embeddings: NamedEmbeddings,
): Promise<VectorRows> {
  const { dimension } = embeddings;
  const hashes = texts.map(hashOf);
  const vectors = new Float32Array(texts.length * dimension);
  const missing: number[] = [];
  hashes.forEach((hash, row) => {
    const vector = known(hash);
    if (vector === undefined) missing.push(row);
    else vectors.set(vector, row * dimension);
  });
  for (let at = 0; at < missing.length; at += BATCH) {
    const batch = missing.slice(at, at + BATCH);
    const made = await embeddings.embedDocuments(batch.map((row) => texts[row] ?? ''));
    batch.forEach((row, index) => vectors.set(made[index] ?? [], row * dimension));
  }
  return { dimension, rows: texts.length, hashes, vectors };
}
