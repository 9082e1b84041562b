import { BM25Retriever } from '@langchain/community/retrievers/bm25';
import { Document } from '@langchain/core/documents';
import { distinctWords, wholeText, words, type Peer } from './peer.ts';

/** LangChain's BM25 retriever: no index, every question reads every text; it knows no fields. */
export const langchainBm25: Peer = {
  title: 'LangChain BM25Retriever (@langchain/community 1.1.29)',
  settings: 'một văn bản gồm mọi trường, âm tiết có dấu, mỗi âm tiết một lần; k1 1.2, b .75 mặc định',
  build: (passages) => {
    // It looks words up as parts of strings and lowers the question alone: it is given the words it will look for.
    const docs = passages.map(
      (passage) => new Document({ id: passage.id, pageContent: ` ${words(wholeText(passage)).join(' ')} ` }),
    );
    return Promise.resolve(async (question, limit) => {
      const retriever = BM25Retriever.fromDocuments(docs, { k: limit });
      const found = await retriever.invoke(distinctWords(question).join(' '));
      return found.map(({ id }) => id ?? '');
    });
  },
};
