import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NamedEmbeddings } from '../../knowledge/embeddings.ts';
import { indexManifestSchema, openIndexes, writeIndexes, type Indexes } from '../../knowledge/indexes.ts';
import { createLexicon, type Lexicon, type LexiconData } from '../../knowledge/lexicon.ts';
import type { IndexedDocument, PassageRun } from '../../knowledge/passage-runs.ts';
import type { BeirCorpus, BeirPassage } from './corpus.ts';

/** A benchmark's corpus in the bot's own indexes. */
export interface BeirLibrary {
  readonly indexes: Indexes;
  readonly lexicon: Lexicon;
}

/** Documents of a part of the index: the whole codification makes some ten parts. */
const RUN = 500;
const MANIFEST = 'manifest.json';

/**
 * Indexes the corpus into `folder` as ingest would, and opens it. A folder that holds the index of the same corpus already,
 * written by the same lexicon, is opened as it is.
 */
export async function openBeirLibrary(
  corpus: BeirCorpus,
  folder: string,
  { data, embeddings }: { readonly data: LexiconData; readonly embeddings: NamedEmbeddings },
): Promise<BeirLibrary> {
  const path = join(folder, MANIFEST);
  const key = `${corpus.sha256} ${data.version} ${embeddings.name}`;
  if (readKey(path) !== key) {
    await mkdir(folder, { recursive: true });
    const passages = { runs: runsOf(corpus.passages), rows: corpus.passages.length, previous: null };
    const lexicon = createLexicon(data);
    const indexes = await writeIndexes(folder, passages, { embeddings, lexicon });
    await writeFile(path, JSON.stringify({ key, indexes }));
  }
  const { indexes: recorded } = JSON.parse(readFileSync(path, 'utf8')) as { indexes: unknown };
  const manifest = indexManifestSchema.parse(recorded);
  const indexes = await openIndexes(folder, manifest, embeddings, corpus.passages.length);
  return { indexes, lexicon: createLexicon(data, indexes.lexical.vocabulary()) };
}

function readKey(path: string): unknown {
  if (!existsSync(path)) return null;
  return (JSON.parse(readFileSync(path, 'utf8')) as { key?: unknown }).key;
}

/** The passages of a law as one document. */
function runsOf(passages: readonly BeirPassage[]): PassageRun[] {
  const laws = new Map<string, BeirPassage[]>();
  for (const passage of passages) {
    const law = laws.get(passage.document);
    if (law) law.push(passage);
    else laws.set(passage.document, [passage]);
  }
  const documents = [...laws.values()].map(toDocument);
  const runs: PassageRun[] = [];
  for (let at = 0; at < documents.length; at += RUN) runs.push(documents.slice(at, at + RUN));
  return runs;
}

function toDocument(passages: readonly BeirPassage[]): IndexedDocument {
  const hash = createHash('sha256').update(JSON.stringify(passages)).digest('hex').slice(0, 16);
  return {
    hash,
    rows: passages.length,
    read: () => ({
      text: passages.map(({ fields }) => `${fields.heading}\n${fields.body}`).join('\n'),
      passages,
    }),
  };
}
