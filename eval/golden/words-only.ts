import type { Knowledge } from '../../knowledge/knowledge.ts';

/** The same library without likeness in meaning, neither in the search nor in the judging: what embeddings add is the difference. */
export function wordsOnly(knowledge: Knowledge): Knowledge {
  const { library, indexes, lexicon, clauses, normaliser } = knowledge;
  return {
    ...{ library, lexicon, clauses, normaliser },
    indexes: { ...indexes, vectors: { ...indexes.vectors, search: () => Promise.resolve([]) } },
    retrieve: (question, limit) => knowledge.retrieve(question, limit, null),
    embed: () => Promise.resolve(undefined),
  };
}
