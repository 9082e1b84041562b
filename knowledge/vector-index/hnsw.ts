import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { Document } from '@langchain/core/documents';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import type { VectorIndex } from '../vector-index.ts';

/**
 * Approximate search with LangChain's HNSWLib store. Its three files are written into the folder that is given:
 * the snapshot's temporary folder, so that they become visible whole or not at all.
 */
export async function writeHnswIndex(
  directory: string,
  vectors: readonly (readonly number[])[],
  embeddings: EmbeddingsInterface,
): Promise<void> {
  const store = new HNSWLib(embeddings, { space: 'cosine', numDimensions: vectors[0]?.length ?? 1 });
  const rows = vectors.map((_, row) => new Document({ pageContent: '', metadata: { row } }));
  await store.addVectors(
    vectors.map((vector) => [...vector]),
    rows,
  );
  await store.save(directory);
}

/** Opens what `writeHnswIndex` wrote. Throws where the native module is absent. */
export async function openHnswIndex(
  directory: string,
  embeddings: EmbeddingsInterface,
  rows: number,
): Promise<Pick<VectorIndex, 'kind' | 'search'>> {
  const store = await HNSWLib.load(directory, embeddings);
  return {
    kind: 'hnsw',
    search: async (vector, limit) => {
      // hnswlib throws where more neighbours are asked for than there are rows.
      const found = await store.similaritySearchVectorWithScore([...vector], Math.min(limit, rows));
      return found.map(([document, distance]) => ({
        row: Number(document.metadata['row']),
        score: 1 - distance,
      }));
    },
  };
}
