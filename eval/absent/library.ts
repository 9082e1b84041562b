import { join } from 'node:path';
import type { NamedEmbeddings } from '../../knowledge/embeddings.ts';
import type { LexiconData } from '../../knowledge/lexicon.ts';
import type { TokenSource } from '../../knowledge/passage-tokens.ts';
import { memoryTokens } from '../../knowledge/rerank.ts';
import { openBeirLibrary, readCorpus, type BeirCorpus } from '../beir.ts';
import { createFinder, type Finder } from './finder.ts';

/** A benchmark's corpus, ready to be searched and judged, whole or with a part taken out. */
export interface AbsentLibrary {
  readonly corpus: BeirCorpus;
  readonly tokens: TokenSource;
  readonly finder: Finder;
  readonly documentOf: (row: number) => string;
}

/** Reads the corpus of `folder` and indexes it into `data`, or opens the index that is there. */
export async function openAbsentLibrary(
  folder: string,
  data: string,
  parts: { readonly data: LexiconData; readonly embeddings: NamedEmbeddings },
): Promise<AbsentLibrary> {
  const corpus = readCorpus(folder);
  const { indexes } = await openBeirLibrary(corpus, join(data, corpus.sha256.slice(0, 12)), parts);
  return {
    corpus,
    tokens: memoryTokens(corpus.passages),
    finder: createFinder(corpus, indexes.lexical),
    documentOf: (row) => corpus.passages[row]?.document ?? '',
  };
}
