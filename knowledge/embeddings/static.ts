import { readFileSync } from 'node:fs';
import type { NamedEmbeddings } from '../embeddings.ts';
import { decodeStatic } from '../static-file.ts';
import { createStaticModel } from '../static-model.ts';
import type { PassageFields } from '../types.ts';

/** The shipped model; `npm run train -- embeddings` writes it. */
export const STATIC_FILE = new URL('static.bin', import.meta.url);

/**
 * Passages up to which the nearest are sought among all: some 2.4 ms. Scanning 62,000 takes 7.4 ms of a question's 8, and an
 * approximate index over them would be built anew at each publication; there the vectors only compare what the words found.
 */
const SEARCHES_UP_TO = 20_000;

const EMPTY: PassageFields = { heading: '', title: '', trail: '', topic: '', body: '' };

/** Opens static embeddings: reads the file's bytes once, asks nobody. Throws where they are not a whole model. */
export function openStaticEmbeddings(bytes: Uint8Array = readFileSync(STATIC_FILE)): NamedEmbeddings {
  const { weights, sha256 } = decodeStatic(bytes);
  const model = createStaticModel(weights);
  const passage = (fields: PassageFields): number[] => unit(model.passage(fields));
  return {
    // Vectors of other weights are refused, and so are the snapshots that hold them.
    name: `static-${model.dimension}-${sha256.slice(0, 12)}`,
    dimension: model.dimension,
    searchesUpTo: SEARCHES_UP_TO,
    embedNow: (text) => unit(model.question(text)),
    embedQuery: (text) => Promise.resolve(unit(model.question(text))),
    embedDocuments: (texts) => Promise.resolve(texts.map((body) => passage({ ...EMPTY, body }))),
    embedPassages: (passages) => Promise.resolve(passages.map(passage)),
  };
}

/** A text without a known word gets the first axis: hnswlib takes a vector of zeros for one with every angle. */
function unit(vector: Float32Array): number[] {
  const numbers = [...vector];
  return numbers.every((one) => one === 0) ? numbers.map((_, axis) => (axis === 0 ? 1 : 0)) : numbers;
}
