import { createClauseReader, type ClauseReader } from './clauses.ts';
import type { NamedEmbeddings } from './embeddings.ts';
import { indexManifestSchema, openIndexes, type Indexes } from './indexes.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';
import type { LexiconData } from './lexicon.ts';
import type { Library } from './library.ts';
import { createRetriever, type Retriever } from './retrieve.ts';
import type { OpenedSnapshot } from './snapshot.ts';

/** One opened snapshot: the texts and what is needed to search them. Immutable; replaced whole by the next. */
export interface Knowledge extends Retriever {
  readonly library: Library;
  readonly indexes: Indexes;
  readonly lexicon: Lexicon;
  readonly clauses: ClauseReader;
}

/** Opens the indexes of a snapshot beside its library. Throws where they do not fit the embeddings given. */
export async function openKnowledge(
  snapshot: OpenedSnapshot,
  { embeddings, lexiconData }: { embeddings: NamedEmbeddings; lexiconData: LexiconData },
): Promise<Knowledge> {
  const { library, dir, manifest } = snapshot;
  const indexes = await openIndexes(
    dir,
    indexManifestSchema.parse(manifest.indexes),
    embeddings,
    library.passageCount,
  );
  // Words that the held texts spell are never taken for typing faults.
  const lexicon = createLexicon(lexiconData, indexes.lexical.vocabulary());
  const clauses = createClauseReader(library, lexicon);
  // Made when first asked for: a library of the shipped directive alone is answered without it, in 30 MB less.
  let made: Retriever | null = null;
  const retriever = (): Retriever => (made ??= createRetriever(indexes, lexiconData));
  return {
    ...{ library, indexes, lexicon, clauses },
    get normaliser() {
      return retriever().normaliser;
    },
    retrieve: (question, limit, meaning) => retriever().retrieve(question, limit, meaning),
    embed: (question) => retriever().embed(question),
  };
}
