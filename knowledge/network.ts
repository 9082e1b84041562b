import { createHash } from 'node:crypto';
import { z } from 'zod';

/**
 * A small feed-forward network over sparse features: one hidden layer, a softmax over labels. Weights of the first layer
 * are 8-bit with one scale for each feature. It is trained by `npm run train` (`eval/train.ts`) and only read here.
 */
export interface Network {
  readonly labels: readonly string[];
  /** Probability of each label, in the labels' order; sums to 1. Unknown features count for nothing. */
  predict(features: ReadonlyMap<string, number>): Float64Array;
}

/** The parts of a network. `H` hidden units, `F` features, `L` labels. */
export interface NetworkWeights {
  readonly labels: readonly string[];
  /** Hashes of the features (`hashFeature`), ascending; `F` long. */
  readonly keys: Uint32Array;
  /** `F × H`, each to be multiplied by its feature's scale. */
  readonly input: Int8Array;
  /** `F` long. */
  readonly scales: Float32Array;
  /** `H` long. */
  readonly hiddenBias: Float32Array;
  /** `H × L`. */
  readonly output: Float32Array;
  /** `L` long. */
  readonly outputBias: Float32Array;
}

/** 32-bit FNV-1a over UTF-16 units. */
export function hashFeature(feature: string): number {
  return continueHash(0x811c9dc5, feature);
}

/** The hash of a text of which `hash` is that of all before `rest`. */
export function continueHash(hash: number, rest: string): number {
  let all = hash;
  for (let at = 0; at < rest.length; at += 1) {
    all = Math.imul(all ^ rest.charCodeAt(at), 0x01000193);
  }
  return all >>> 0;
}

/** The features' values divided by their Euclidean length, so that long questions weigh as much as short ones. */
export function unitLength(features: Iterable<readonly [number, number]>): [number, number][] {
  const list = [...features].map(([key, value]): [number, number] => [key, value]);
  const length = lengthOf(list.map(([, value]) => value));
  return list.map(([key, value]) => [key, value / length]);
}

/** 1 where there is nothing to divide. */
function lengthOf(values: readonly number[]): number {
  let squares = 0;
  for (const value of values) squares += value * value;
  return Math.sqrt(squares) || 1;
}

/** Makes a network of its weights. */
export function createNetwork(weights: NetworkWeights): Network {
  const { labels, keys, input, scales, hiddenBias, output, outputBias } = weights;
  const find = openKeys(keys);
  return {
    labels,
    predict: (features) => {
      const rows: number[] = [];
      const values: number[] = [];
      for (const [feature, value] of features) {
        const row = find(hashFeature(feature));
        if (row < 0) continue;
        rows.push(row);
        values.push(value);
      }
      const length = lengthOf(values);
      const shares = rows.map((row, at) => ((values[at] ?? 0) / length) * (scales[row] ?? 0));
      const hidden = new Float64Array(hiddenBias);
      addRows(hidden, input, { rows, shares });
      return softmax(hidden, output, outputBias);
    },
  };
}

/** Rows of a matrix, each with what it is multiplied by. */
interface Rows {
  readonly rows: readonly number[];
  readonly shares: readonly number[];
}

/**
 * Adds rows of a matrix to a sum, in their order. Four at a time: each sum is then read and written once for four. The
 * additions of a sum are the same ones in the same order as row by row, so it is the same number to the last digit.
 */
function addRows(sum: Float64Array, matrix: Int8Array, { rows, shares }: Rows): void {
  const width = sum.length;
  // Rows past the last count nothing: the first one, times 0.
  for (let at = 0; at < rows.length; at += 4) {
    const a = (rows[at] ?? 0) * width;
    const b = (rows[at + 1] ?? 0) * width;
    const c = (rows[at + 2] ?? 0) * width;
    const d = (rows[at + 3] ?? 0) * width;
    const ofA = shares[at] ?? 0;
    const ofB = shares[at + 1] ?? 0;
    const ofC = shares[at + 2] ?? 0;
    const ofD = shares[at + 3] ?? 0;
    for (let unit = 0; unit < width; unit += 1) {
      const half = (sum[unit] ?? 0) + ofA * (matrix[a + unit] ?? 0) + ofB * (matrix[b + unit] ?? 0);
      sum[unit] = half + ofC * (matrix[c + unit] ?? 0) + ofD * (matrix[d + unit] ?? 0);
    }
  }
}

function softmax(hidden: Float64Array, output: Float32Array, bias: Float32Array): Float64Array {
  const scores = new Float64Array(bias);
  for (let unit = 0; unit < hidden.length; unit += 1) {
    const value = hidden[unit] ?? 0;
    if (value <= 0) continue;
    const from = unit * bias.length;
    for (let label = 0; label < bias.length; label += 1)
      scores[label] = (scores[label] ?? 0) + value * (output[from + label] ?? 0);
  }
  const most = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  const exponents = scores.map((score) => Math.exp(score - most));
  const total = exponents.reduce((sum, one) => sum + one, 0);
  return exponents.map((one) => one / total);
}

/**
 * Finds the place of a key among ascending ones; -1 where it is not there. Keys are hashes, evenly spread: where those begin
 * that share the leading bits of one is looked up, and from there on it is one of the next two or three.
 */
function openKeys(keys: Uint32Array): (key: number) => number {
  const bits = Math.max(1, Math.ceil(Math.log2(Math.max(1, keys.length))));
  const shift = 32 - bits;
  const starts = new Uint32Array(2 ** bits + 1);
  for (const key of keys) starts[(key >>> shift) + 1] = (starts[(key >>> shift) + 1] ?? 0) + 1;
  for (let at = 1; at < starts.length; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  return (key) => {
    const end = starts[(key >>> shift) + 1] ?? 0;
    for (let at = starts[key >>> shift] ?? 0; at < end; at += 1) if (keys[at] === key) return at;
    return -1;
  };
}

const MAGIC = 'KCNN';
const FORMAT = 1;

const headerSchema = z.object({
  format: z.literal(FORMAT),
  labels: z.array(z.string()),
  features: z.int().nonnegative(),
  hidden: z.int().positive(),
  /** How it was made: recipe, seed, hashes of the data, figures. Read by people and by the check of the artefact. */
  recipe: z.record(z.string(), z.unknown()),
  /** SHA-256 of everything after the header. */
  sha256: z.string(),
});

/**
 * The file of a network: `KCNN`, header length (u32, little endian), header (JSON), then keys (u32), scales (f32), hidden
 * bias, output, output bias (f32), input (i8). The header is padded with spaces to a multiple of 4 bytes.
 */
export function encodeNetwork(weights: NetworkWeights, recipe: Record<string, unknown>): Uint8Array {
  const { keys, scales, hiddenBias, output, outputBias, input } = weights;
  const body = Buffer.concat([keys, scales, hiddenBias, output, outputBias, input].map(bytesOf));
  const header = JSON.stringify({
    format: FORMAT,
    labels: weights.labels,
    features: keys.length,
    hidden: hiddenBias.length,
    recipe,
    sha256: createHash('sha256').update(body).digest('hex'),
  });
  const bytes = Buffer.from(header);
  const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4, 0x20)]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(padded.length);
  return Buffer.concat([Buffer.from(MAGIC), length, padded, body]);
}

/** Throws an Error that says what is wrong where the bytes are not a whole network. */
export function decodeNetwork(bytes: Uint8Array): NetworkWeights & { recipe: Record<string, unknown> } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.subarray(0, 4).toString('latin1') !== MAGIC) throw new Error('not a network: wrong first bytes');
  const from = 8 + buffer.readUInt32LE(4);
  const header = headerSchema.parse(JSON.parse(buffer.subarray(8, from).toString('utf8')));
  // In place where numbers of 4 bytes may stand there, else a copy: of a file just read 15 MB are spared.
  const whole = buffer.subarray(from);
  const body = whole.byteOffset % 4 === 0 ? whole : Uint8Array.from(whole);
  if (createHash('sha256').update(body).digest('hex') !== header.sha256)
    throw new Error('not a whole network: its checksum differs');
  const { labels, features, hidden, recipe } = header;
  let at = body.byteOffset;
  const floats = (count: number): Float32Array =>
    new Float32Array(body.buffer, (at += 4 * count) - 4 * count, count);
  const keys = new Uint32Array(body.buffer, (at += 4 * features) - 4 * features, features);
  const scales = floats(features);
  const hiddenBias = floats(hidden);
  const output = floats(hidden * labels.length);
  const outputBias = floats(labels.length);
  return {
    labels,
    keys,
    scales,
    hiddenBias,
    output,
    outputBias,
    input: new Int8Array(body.buffer, at, body.byteOffset + body.byteLength - at),
    recipe,
  };
}

function bytesOf(array: Uint32Array | Float32Array | Int8Array): Buffer {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
}
