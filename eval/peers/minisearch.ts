import MiniSearch from 'minisearch';
import { distinctWords, FIELDS, weightsText, words, type FieldWeights, type Peer } from './peer.ts';

/** Boosts of fields; chosen on training questions. */
const BOOST: FieldWeights = { heading: 0.5, title: 0.5, topic: 0.5, trail: 0.25, body: 1 };

/** MiniSearch, in memory; prefixes and edit distance are off, since they lower the quality on clean questions. */
export function minisearch(boost = BOOST): Peer {
  return {
    title: 'MiniSearch 7.2.0',
    settings: `OR, âm tiết có dấu, boost ${weightsText(boost)}; BM25+ mặc định; không tiền tố, không sửa lỗi gõ`,
    build: async (passages) => {
      const index = new MiniSearch<{ id: number }>({
        fields: [...FIELDS],
        tokenize: words,
        processTerm: (term) => term,
        searchOptions: {
          boost,
          combineWith: 'OR',
          tokenize: distinctWords,
          fuzzy: false,
          prefix: false,
        },
      });
      const ids = passages.map(({ id }) => id);
      index.addAll(passages.map(({ fields }, row) => ({ id: row, ...fields })));
      return (question, limit) =>
        Promise.resolve(
          index
            .search(question)
            .slice(0, limit)
            .map(({ id }) => ids[Number(id)] ?? ''),
        );
    },
  };
}
