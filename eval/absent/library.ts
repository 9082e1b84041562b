import { join } from 'node:path';
import { createNamedDocuments, type NamedDocuments } from '../../knowledge/answerable.ts';
import type { NamedEmbeddings } from '../../knowledge/embeddings.ts';
import type { LexiconData } from '../../knowledge/lexicon.ts';
import type { TokenSource } from '../../knowledge/passage-tokens.ts';
import { openBeirLibrary, readCorpus, type BeirCorpus, type BeirLibrary } from '../beir.ts';
import { createFinder, type Finder } from './finder.ts';

/** A benchmark's corpus, ready to be searched and judged, whole or with a part taken out. */
export interface AbsentLibrary {
  readonly corpus: BeirCorpus;
  readonly tokens: TokenSource;
  readonly finder: Finder;
  /** The bot's own road over the whole. */
  readonly retrieve: BeirLibrary['retrieve'];
  /** A number that the passages of one law share. */
  readonly documentOf: (row: number) => number;
  readonly named: NamedDocuments;
}

/** Reads the corpus of `folder` and indexes it into `data`, or opens the index that is there. */
export async function openAbsentLibrary(
  folder: string,
  data: string,
  parts: { readonly data: LexiconData; readonly embeddings: NamedEmbeddings },
): Promise<AbsentLibrary> {
  const corpus = readCorpus(folder);
  const { indexes, retrieve } = await openBeirLibrary(corpus, join(data, corpus.sha256.slice(0, 12)), parts);
  const documents = corpus.passages.map(({ document }) => document);
  const numbers = new Map([...new Set(documents)].map((document, number) => [document, number]));
  const documentOf = (row: number): number => numbers.get(documents[row] ?? '') ?? -1;
  return {
    corpus,
    tokens: { ...indexes.tokens, documentOf },
    finder: createFinder(corpus, indexes.lexical),
    retrieve,
    documentOf,
    named: namedIn(corpus),
  };
}

/** A corpus keeps the passages of a law together. */
function namedIn({ passages }: BeirCorpus): NamedDocuments {
  const documents: { number: string; title: string; rows: { from: number; to: number } }[] = [];
  passages.forEach(({ document, fields: { title } }, row) => {
    const last = documents.at(-1);
    if (last?.number === document) last.rows.to = row + 1;
    else documents.push({ number: document, title, rows: { from: row, to: row + 1 } });
  });
  return createNamedDocuments(documents, (row) => {
    const { heading = '', body = '' } = passages[row]?.fields ?? {};
    return `${heading}\n${body}`.normalize('NFC');
  });
}
