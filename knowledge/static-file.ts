import { createHash } from 'node:crypto';
import { z } from 'zod';
import { FIELDS, type StaticWeights } from './static-model.ts';

const MAGIC = 'KCSE';
const FORMAT = 1;

const headerSchema = z.object({
  format: z.literal(FORMAT),
  features: z.int().nonnegative(),
  dimension: z.int().positive(),
  /** How it was made: recipe, seed, hashes of the data, figures. Read by people and by the check of the artefact. */
  recipe: z.record(z.string(), z.unknown()),
  /** SHA-256 of everything after the header. */
  sha256: z.hash('sha256'),
});

/** What is read from the file of a model. */
export interface StaticFile {
  readonly weights: StaticWeights;
  readonly recipe: Readonly<Record<string, unknown>>;
  readonly sha256: string;
}

/**
 * The file of a model: `KCSE`, header length (u32, little endian), header (JSON, padded with spaces to a multiple of 4 bytes),
 * then keys (u32), weights in questions, in passages, of fields (f32), vectors (i8).
 */
export function encodeStatic(weights: StaticWeights, recipe: Record<string, unknown>): Uint8Array {
  const { keys, question, passage, fields, vectors, dimension } = weights;
  const body = Buffer.concat(
    [keys, question, passage, fields, vectors].map((array) =>
      Buffer.from(array.buffer, array.byteOffset, array.byteLength),
    ),
  );
  const sha256 = createHash('sha256').update(body).digest('hex');
  const header = { format: FORMAT, features: keys.length, dimension, recipe, sha256 };
  const bytes = Buffer.from(JSON.stringify(header));
  const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4, 0x20)]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(padded.length);
  return Buffer.concat([Buffer.from(MAGIC), length, padded, body]);
}

/** Throws an Error that says what is wrong where the bytes are not a whole model. */
export function decodeStatic(bytes: Uint8Array): StaticFile {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.subarray(0, 4).toString('latin1') !== MAGIC)
    throw new Error('not static embeddings: wrong first bytes');
  const from = 8 + buffer.readUInt32LE(4);
  const header = headerSchema.parse(JSON.parse(buffer.subarray(8, from).toString('utf8')));
  const body = buffer.subarray(from);
  if (createHash('sha256').update(body).digest('hex') !== header.sha256)
    throw new Error('not whole static embeddings: their checksum differs');
  return { weights: split(body, header), recipe: header.recipe, sha256: header.sha256 };
}

function split(body: Buffer, { features, dimension }: z.infer<typeof headerSchema>): StaticWeights {
  // In place where numbers of 4 bytes may stand there, else a copy: of a file just read 8 MB are spared.
  const { buffer, byteOffset } = body.byteOffset % 4 === 0 ? body : new Uint8Array(body);
  const numbers = 4 * features;
  return {
    dimension,
    keys: new Uint32Array(buffer, byteOffset, features),
    question: new Float32Array(buffer, byteOffset + numbers, features),
    passage: new Float32Array(buffer, byteOffset + 2 * numbers, features),
    fields: new Float32Array(buffer, byteOffset + 3 * numbers, FIELDS.length),
    vectors: new Int8Array(buffer, byteOffset + 3 * numbers + 4 * FIELDS.length, features * dimension),
  };
}
