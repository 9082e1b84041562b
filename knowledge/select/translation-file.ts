import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { TranslationWeights } from './translation-model.ts';

const MAGIC = 'KCTR';
const FORMAT = 1;

const headerSchema = z.object({
  format: z.literal(FORMAT),
  asked: z.int().nonnegative().max(65_536),
  read: z.int().nonnegative(),
  entries: z.int().nonnegative(),
  /** How it was made: recipe, hashes of the data, figures; nothing in it is left to chance, so there is no seed. */
  recipe: z.record(z.string(), z.unknown()),
  /** SHA-256 of everything after the header. */
  sha256: z.hash('sha256'),
});
type Header = z.infer<typeof headerSchema>;

/** What is read from the file. */
export interface TranslationFile {
  readonly weights: TranslationWeights;
  readonly recipe: Readonly<Record<string, unknown>>;
}

/**
 * `KCTR`, header length (u32, little endian), header (JSON, padded with spaces to a multiple of 4 bytes), then `asked` (u32),
 * `background`, `always` (f32), `read`, `starts` (u32), `said` (u16), `levels` (u8).
 */
export function encodeTranslation(weights: TranslationWeights, recipe: Record<string, unknown>): Uint8Array {
  const { asked, background, always, read, starts, said, levels } = weights;
  const body = Buffer.concat(
    [asked, background, always, read, starts, said, levels].map((array) =>
      Buffer.from(array.buffer, array.byteOffset, array.byteLength),
    ),
  );
  const sha256 = createHash('sha256').update(body).digest('hex');
  const header: Header = {
    ...{ format: FORMAT, asked: asked.length, read: read.length, entries: levels.length },
    ...{ recipe, sha256 },
  };
  const bytes = Buffer.from(JSON.stringify(header));
  const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4, 0x20)]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(padded.length);
  return Buffer.concat([Buffer.from(MAGIC), length, padded, body]);
}

/** Throws an Error that says what is wrong where the bytes are not a whole file, or its numbers lead nowhere. */
export function decodeTranslation(bytes: Uint8Array): TranslationFile {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < 8 || buffer.subarray(0, 4).toString('latin1') !== MAGIC)
    throw new Error('not a translation of words: wrong first bytes');
  const from = 8 + buffer.readUInt32LE(4);
  const header = headerSchema.parse(JSON.parse(buffer.subarray(8, from).toString('utf8')));
  const body = buffer.subarray(from);
  if (createHash('sha256').update(body).digest('hex') !== header.sha256)
    throw new Error('not a whole translation of words: its checksum differs; make it with npm run train');
  if (body.length !== sizeOf(header))
    throw new Error(`not a whole translation of words: ${body.length} bytes for ${sizeOf(header)}`);
  const weights = split(body, header);
  check(weights);
  return { weights, recipe: header.recipe };
}

function sizeOf({ asked, read, entries }: Header): number {
  return 4 * (3 * asked + 2 * read + 1) + 3 * entries;
}

function split(body: Buffer, { asked, read, entries }: Header): TranslationWeights {
  // In place where numbers of 4 bytes may stand there, else a copy.
  const { buffer, byteOffset } = body.byteOffset % 4 === 0 ? body : new Uint8Array(body);
  const ofRead = byteOffset + 12 * asked;
  const ofSaid = ofRead + 4 * (2 * read + 1);
  return {
    asked: new Uint32Array(buffer, byteOffset, asked),
    background: new Float32Array(buffer, byteOffset + 4 * asked, asked),
    always: new Float32Array(buffer, byteOffset + 8 * asked, asked),
    read: new Uint32Array(buffer, ofRead, read),
    starts: new Uint32Array(buffer, ofRead + 4 * read, read + 1),
    said: new Uint16Array(buffer, ofSaid, entries),
    levels: new Uint8Array(buffer, ofSaid + 2 * entries, entries),
  };
}

/** What the sums rely on: a file that was made otherwise would give numbers without sense instead of an error. */
function check({ asked, background, read, starts, said, levels }: TranslationWeights): void {
  const wrong = (what: string) => new Error(`not a translation of words: ${what}`);
  if (!ascends(asked) || !ascends(read)) throw wrong('names are not in their order');
  if (starts[0] !== 0 || starts.at(-1) !== levels.length) throw wrong('entries without a name');
  if (starts.some((start, at) => start < (starts[at - 1] ?? 0))) throw wrong('names are not in their order');
  if (said.some((place) => place >= asked.length)) throw wrong('a name that is not there');
  if (!background.every((share) => share > 0)) throw wrong('a share that is not above 0');
}

function ascends(keys: Uint32Array): boolean {
  return keys.every((key, at) => at === 0 || key > (keys[at - 1] ?? 0));
}
