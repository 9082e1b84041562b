import { join } from 'node:path';
import { openByteFile } from './byte-file.ts';
import type { NamedEmbeddings } from './embeddings.ts';
import { writeLexicalFiles } from './lexical-index/files.ts';
import { EXACT_BELOW, readVectorFiles, writeVectorFiles } from './vector-index/files.ts';
import { indexManifestSchema, type IndexManifest } from './index-manifest.ts';
import { BM25_DEFAULTS, type LexicalIndex } from './lexical-index.ts';
import { openBm25 } from './lexical-index/bm25.ts';
import { decodeSegment } from './lexical-index/encoding.ts';
import { openTokens } from './lexical-index/token-source.ts';
import type { Lexicon } from './lexicon.ts';
import type { PassageRuns } from './passage-runs.ts';
import type { TokenSource } from './passage-tokens.ts';
import type { VectorIndex } from './vector-index.ts';
import { openExactIndex } from './vector-index/exact.ts';

export { EXACT_BELOW } from './vector-index/files.ts';
export { indexManifestSchema, type IndexManifest } from './index-manifest.ts';

/** The index files of a snapshot: written once by `writeIndexes`, read by `openIndexes`. */

export interface Indexes {
  readonly lexical: LexicalIndex;
  /** The words of the passages in their order. */
  readonly tokens: TokenSource;
  readonly vectors: VectorIndex;
  readonly embeddings: NamedEmbeddings;
}

/**
 * Writes the index files of `passages` into `directory` and returns what the manifest must record. Files of runs in which
 * nothing changed are those of the snapshot before.
 */
export async function writeIndexes(
  directory: string,
  passages: PassageRuns,
  { embeddings, lexicon }: { embeddings: NamedEmbeddings; lexicon: Lexicon },
): Promise<IndexManifest> {
  const before = indexManifestSchema.safeParse(passages.previous?.indexes);
  const previous = before.success ? before.data : null;
  const lexical = await writeLexicalFiles(directory, passages, { previous, lexicon });
  const vectors = await writeVectorFiles(directory, passages, { previous, embeddings });
  const { name, dimension } = embeddings;
  return { lexical, embeddings: { name, dimension }, ...vectors };
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
  const segments = manifest.lexical.files.map((file) => decodeSegment(openByteFile(join(directory, file))));
  checkRows(
    segments.reduce((sum, segment) => sum + segment.rows, 0),
    rows,
  );
  const lexical = openBm25(segments, BM25_DEFAULTS);
  const tokens = openTokens(segments, lexical);
  return { lexical, tokens, vectors: await openVectors(directory, manifest, embeddings, rows), embeddings };
}

function checkRows(found: number, expected: number): void {
  if (found !== expected)
    throw new Error(`the index has ${found} passages, the library ${expected}: index the library again`);
}

async function openVectors(
  directory: string,
  { vectors: files, hnsw }: IndexManifest,
  embeddings: NamedEmbeddings,
  rows: number,
): Promise<VectorIndex> {
  const { vectors } = await readVectorFiles(directory, files);
  checkRows(vectors.length / embeddings.dimension, rows);
  const exact = openExactIndex(vectors, embeddings.dimension);
  if (rows > (embeddings.searchesUpTo ?? Infinity))
    return { ...exact, kind: 'given', search: () => Promise.resolve([]) };
  if (!hnsw || rows < EXACT_BELOW) return exact;
  try {
    const { openHnswIndex } = await import('./vector-index/hnsw.ts');
    return { ...exact, ...(await openHnswIndex(directory, embeddings, rows)) };
  } catch {
    // Written where the native module was present, opened where it is not: exact search gives the same answers, slower.
    return exact;
  }
}
