import { create, insertMultiple, search } from '@orama/orama';
import { distinctWords, weightsText, type FieldWeights, type Peer } from './peer.ts';

/** Boosts of fields; chosen on training questions. */
const BOOST: FieldWeights = { heading: 1, title: 1, topic: 1, trail: 1, body: 1 };
/** Documents that are inserted before others get a turn. */
const BATCH = 1_000;

/** Orama, in memory, with our words: its own splitting knows no Vietnamese letters. */
export function orama(boost = BOOST): Peer {
  return {
    title: '@orama/orama 3.1.18',
    settings: `OR (threshold 1), âm tiết có dấu, khớp nguyên từ, boost ${weightsText(boost)}; BM25 mặc định`,
    build: async (passages) => {
      const index = create({
        schema: {
          heading: 'string',
          title: 'string',
          topic: 'string',
          trail: 'string',
          body: 'string',
        } as const,
        components: {
          tokenizer: {
            language: 'vietnamese',
            normalizationCache: new Map<string, string>(),
            tokenize: closedWords,
          },
        },
      });
      const texts = passages.map(({ id, fields }) => ({ id, ...fields }));
      await insertMultiple(index, texts, BATCH);
      return async (question, limit) => {
        const { hits } = await search(index, {
          term: question,
          limit,
          threshold: 1,
          tolerance: 0,
          exact: false,
          boost: { ...boost },
        });
        return hits.map(({ id }) => id);
      };
    },
  };
}

/** Each word closed by a sign: Orama finds words by their beginnings, and "a" would be found in every "anh". */
function closedWords(text: string): string[] {
  return distinctWords(text).map((word) => `${word}.`);
}
