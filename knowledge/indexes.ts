import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { NamedEmbeddings } from './embeddings.ts';
import { conceptFeatures } from './features.ts';
import { BM25_DEFAULTS, type LexicalIndex } from './lexical-index.ts';
import { buildBm25, openBm25 } from './lexical-index/bm25.ts';
import { decodePostings, encodePostings } from './lexical-index/encoding.ts';
import type { Lexicon } from './lexicon.ts';
import type { Passage } from './types.ts';
import type { VectorIndex } from './vector-index.ts';
import { openExactIndex } from './vector-index/exact.ts';

/** The index files of a snapshot: written once by `writeIndexes`, read by `openIndexes`. */

/**
 * Rows below which exact search is used although an approximate index exists: scanning 2,000 vectors takes about 1 ms,
 * is exact, and spares the 40 MB and 0.5 s that loading the approximate index costs.
 */
export const EXACT_BELOW = 2_000;

const LEXICAL = 'lexical.bin';
const VECTORS = 'vectors.f32';

/** What the snapshot's manifest records of the indexes. */
export const indexManifestSchema = z.object({
  embeddings: z.object({ name: z.string(), dimension: z.int().positive() }),
  /** True where the approximate index was written beside the vectors. */
  hnsw: z.boolean(),
});
export type IndexManifest = z.infer<typeof indexManifestSchema>;

export interface Indexes {
  readonly lexical: LexicalIndex;
  readonly vectors: VectorIndex;
  readonly embeddings: NamedEmbeddings;
}

/** Writes the index files of `passages` into `directory` and returns what the manifest must record. */
export async function writeIndexes(
  directory: string,
  passages: readonly Passage[],
  { embeddings, lexicon }: { embeddings: NamedEmbeddings; lexicon: Lexicon },
): Promise<IndexManifest> {
  const postings = buildBm25(passages, BM25_DEFAULTS, (text) => conceptFeatures(text, lexicon));
  await writeFile(join(directory, LEXICAL), encodePostings(postings));
  const vectors = await embeddings.embedDocuments(passages.map(searchText));
  await writeFile(join(directory, VECTORS), Buffer.from(new Float32Array(vectors.flat()).buffer));
  const { name, dimension } = embeddings;
  return { embeddings: { name, dimension }, hnsw: await tryWriteHnsw(directory, vectors, embeddings) };
}

function searchText({ fields }: Passage): string {
  return [fields.heading, fields.topic, fields.body].filter((text) => text !== '').join('\n');
}

async function tryWriteHnsw(
  directory: string,
  vectors: readonly (readonly number[])[],
  embeddings: NamedEmbeddings,
): Promise<boolean> {
  // A small library is searched exactly (below), so its approximate index would never be read.
  if (vectors.length < EXACT_BELOW) return false;
  try {
    const { writeHnswIndex } = await import('./vector-index/hnsw.ts');
    await writeHnswIndex(directory, vectors, embeddings);
    return true;
  } catch {
    // The native module is optional: without it the exact index answers, and the manifest says so.
    return false;
  }
}

/** Opens the index files. Throws where the vectors were made by other embeddings than those given. */
export async function openIndexes(
  directory: string,
  manifest: IndexManifest,
  embeddings: NamedEmbeddings,
  rows: number,
): Promise<Indexes> {
  const { name, dimension } = manifest.embeddings;
  if (name !== embeddings.name || dimension !== embeddings.dimension) {
    throw new Error(
      `the snapshot's vectors were made by ${name} (${dimension}), the settings name ${embeddings.name} (${embeddings.dimension}): index the library again or set the old model`,
    );
  }
  const lexical = openBm25(decodePostings(await readFile(join(directory, LEXICAL))));
  return { lexical, vectors: await openVectors(directory, manifest, embeddings, rows), embeddings };
}

async function openVectors(
  directory: string,
  manifest: IndexManifest,
  embeddings: NamedEmbeddings,
  rows: number,
): Promise<VectorIndex> {
  if (manifest.hnsw && rows >= EXACT_BELOW) {
    try {
      const { openHnswIndex } = await import('./vector-index/hnsw.ts');
      return await openHnswIndex(directory, embeddings, rows);
    } catch {
      // Written where the native module was present, opened where it is not: exact search gives the same answers, slower.
    }
  }
  const bytes = await readFile(join(directory, VECTORS));
  const vectors = new Float32Array(new Uint8Array(bytes).buffer);
  if (vectors.length !== rows * embeddings.dimension) {
    throw new Error(
      `${VECTORS} holds ${vectors.length} numbers, ${rows * embeddings.dimension} expected: index the library again`,
    );
  }
  return openExactIndex(vectors, embeddings.dimension);
}
