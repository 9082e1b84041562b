import { createHash } from 'node:crypto';
import { z } from 'zod';

/**
 * A trigram model of Vietnamese syllables as it is stored: n-grams in rows, one after another, ascending. Word 0 is the
 * edge of a sentence, 1 any number, 2 any other word that is not in the model. Costs are −ln of a probability in steps of
 * `COST_STEP`; a cost "to leave" is what it takes to go on with a shorter context.
 */
export interface LanguageArrays {
  readonly words: readonly string[];
  /** How often each word was seen, weighted as the recipe says. */
  readonly seen: Uint32Array;
  readonly cost: Uint8Array;
  readonly leave: Uint8Array;
  /** How many pairs begin with each word. */
  readonly pairs: Uint16Array;
  /** Second word of each pair, ascending within the row of the first. */
  readonly pairWord: Uint16Array;
  readonly pairCost: Uint8Array;
  readonly pairLeave: Uint8Array;
  /** How many triples begin with each pair. */
  readonly triples: Uint16Array;
  readonly tripleWord: Uint16Array;
  readonly tripleCost: Uint8Array;
}

/** The edge of a sentence, any number, any word not in the model. */
export const EDGE = 0;
export const NUMBER = 1;
export const UNKNOWN = 2;
/** How those three stand in `words`; no token is spelled so. */
export const MARKERS = ['<edge>', '<number>', '<unknown>'] as const;

/** Nats a step of a stored cost; 255 steps reach 20 nats, a probability of 2 in a thousand million. */
export const COST_STEP = 0.08;

/** A cost in nats as it is stored. */
export function storedCost(nats: number): number {
  return Math.max(0, Math.min(255, Math.round(nats / COST_STEP)));
}

const MAGIC = 'KCLM';
const FORMAT = 1;

const headerSchema = z.object({
  format: z.literal(FORMAT),
  words: z.int().positive().max(0x10000),
  pairs: z.int().nonnegative(),
  triples: z.int().nonnegative(),
  spelling: z.int().positive(),
  /** How it was made: recipe, hashes of the data. Read by people and by the check of the artefact. */
  recipe: z.record(z.string(), z.unknown()),
  /** SHA-256 of everything after the header. */
  sha256: z.string(),
});

/** `KCLM`, header length (u32, little endian), header (JSON, padded to 4 bytes), then the arrays from the widest to the narrowest. */
export function encodeLanguage(model: LanguageArrays, recipe: Record<string, unknown>): Uint8Array {
  const spelling = Buffer.from(model.words.join('\n'));
  const wide = [model.seen, model.pairs, model.pairWord, model.triples, model.tripleWord];
  const narrow = [model.cost, model.leave, model.pairCost, model.pairLeave, model.tripleCost];
  const body = Buffer.concat([...wide, ...narrow].map(bytesOf).concat(spelling));
  const header = JSON.stringify({
    format: FORMAT,
    words: model.words.length,
    pairs: model.pairWord.length,
    triples: model.tripleWord.length,
    spelling: spelling.length,
    recipe,
    sha256: createHash('sha256').update(body).digest('hex'),
  });
  const bytes = Buffer.from(header);
  const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4, 0x20)]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(padded.length);
  return Buffer.concat([Buffer.from(MAGIC), length, padded, body]);
}

/** Throws an Error that says what is wrong where the bytes are not a whole model. */
export function decodeLanguage(bytes: Uint8Array): LanguageArrays & { recipe: Record<string, unknown> } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.subarray(0, 4).toString('latin1') !== MAGIC)
    throw new Error('not a language model: wrong first bytes');
  const from = 8 + buffer.readUInt32LE(4);
  const header = headerSchema.parse(JSON.parse(buffer.subarray(8, from).toString('utf8')));
  const body = Uint8Array.from(buffer.subarray(from));
  if (createHash('sha256').update(body).digest('hex') !== header.sha256)
    throw new Error('not a whole language model: its checksum differs');
  const { words, pairs, triples, spelling, recipe } = header;
  let at = 0;
  const take = (length: number): number => (at += length) - length;
  const wide = (count: number): Uint16Array => new Uint16Array(body.buffer, take(2 * count), count);
  const narrow = (count: number): Uint8Array => new Uint8Array(body.buffer, take(count), count);
  const seen = new Uint32Array(body.buffer, take(4 * words), words);
  const [pairCounts, pairWord, tripleCounts, tripleWord] = [
    wide(words),
    wide(pairs),
    wide(pairs),
    wide(triples),
  ];
  const [cost, leave, pairCost, pairLeave, tripleCost] = [
    narrow(words),
    narrow(words),
    narrow(pairs),
    narrow(pairs),
    narrow(triples),
  ];
  const spelled = Buffer.from(narrow(spelling)).toString('utf8').split('\n');
  if (spelled.length !== words) throw new Error('not a whole language model: its words are not complete');
  return {
    words: spelled,
    seen,
    cost,
    leave,
    pairs: pairCounts,
    pairWord,
    pairCost,
    pairLeave,
    triples: tripleCounts,
    tripleWord,
    tripleCost,
    recipe,
  };
}

function bytesOf(array: Uint32Array | Uint16Array | Uint8Array): Buffer {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
}
