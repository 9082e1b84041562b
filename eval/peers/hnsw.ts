import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { Document } from '@langchain/core/documents';
import type { NamedEmbeddings } from '../../knowledge/embeddings.ts';
import { wholeText, type Peer } from './peer.ts';

/** Articles that are embedded and added at once. */
const BATCH = 1_000;
/** Neighbours that the search keeps in view; the library's 10 loses more than it saves. */
const EF = 200;

/** LangChain's HNSWLib store alone, over the embeddings that the bot itself uses. */
export function hnswlib(embeddings: NamedEmbeddings): Peer {
  return {
    title: 'LangChain HNSWLib (hnswlib-node 3.0.0)',
    settings: `nhúng ${embeddings.name} (${embeddings.dimension} chiều), cosine, ef ${EF}; chỉ véc-tơ, không từ`,
    build: async (passages) => {
      const store = new HNSWLib(embeddings, { space: 'cosine', numDimensions: embeddings.dimension });
      for (let from = 0; from < passages.length; from += BATCH) {
        const batch = passages.slice(from, from + BATCH);
        const vectors = await embeddings.embedDocuments(batch.map(wholeText));
        await store.addVectors(
          vectors,
          batch.map(({ id }) => new Document({ pageContent: '', metadata: { id } })),
        );
      }
      store.index.setEf(Math.max(EF, 1));
      return async (question, limit) => {
        const vector = await embeddings.embedQuery(question);
        const most = Math.min(limit, passages.length);
        const found = await store.similaritySearchVectorWithScore(vector, most);
        return found.map(([{ metadata }]) => String(metadata['id']));
      };
    },
  };
}
