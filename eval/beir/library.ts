import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NamedEmbeddings } from '../../knowledge/embeddings.ts';
import {
  indexManifestSchema,
  openIndexes,
  writeIndexes,
  type IndexManifest,
  type Indexes,
} from '../../knowledge/indexes.ts';
import { createLexicon, type LexiconData } from '../../knowledge/lexicon.ts';
import type { IndexedDocument, PassageRun } from '../../knowledge/passage-runs.ts';
import { createRetriever, type Retriever } from '../../knowledge/retrieve.ts';
import { lawsOf, type BeirCorpus, type BeirPassage } from './corpus.ts';

/** A benchmark's corpus in the bot's own indexes, searched on the bot's own road. */
export interface BeirLibrary extends Retriever {
  readonly indexes: Indexes;
}

/** What a library is indexed with. */
interface Parts {
  readonly data: LexiconData;
  readonly embeddings: NamedEmbeddings;
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
  parts: Parts,
): Promise<BeirLibrary> {
  const path = join(folder, MANIFEST);
  const key = `${corpus.sha256} ${parts.data.version} ${parts.embeddings.name}`;
  if (readKey(path) !== key)
    await writeFile(path, JSON.stringify({ key, indexes: await write(corpus.passages, folder, parts) }));
  const { indexes } = JSON.parse(readFileSync(path, 'utf8')) as { indexes: unknown };
  return open(indexManifestSchema.parse(indexes), corpus.passages.length, folder, parts);
}

/** Indexes passages, those of a law together, into `folder`, and opens them. */
export async function indexBeirLibrary(
  passages: readonly BeirPassage[],
  folder: string,
  parts: Parts,
): Promise<BeirLibrary> {
  return open(await write(passages, folder, parts), passages.length, folder, parts);
}

async function write(
  passages: readonly BeirPassage[],
  folder: string,
  { data, embeddings }: Parts,
): Promise<IndexManifest> {
  await mkdir(folder, { recursive: true });
  const runs = { runs: runsOf(passages), rows: passages.length, previous: null };
  return writeIndexes(folder, runs, { embeddings, lexicon: createLexicon(data) });
}

async function open(
  manifest: IndexManifest,
  rows: number,
  folder: string,
  { data, embeddings }: Parts,
): Promise<BeirLibrary> {
  const indexes = await openIndexes(folder, manifest, embeddings, rows);
  return { indexes, ...createRetriever(indexes, data) };
}

function readKey(path: string): unknown {
  if (!existsSync(path)) return null;
  return (JSON.parse(readFileSync(path, 'utf8')) as { key?: unknown }).key;
}

/** The passages of a law as one document. */
function runsOf(passages: readonly BeirPassage[]): PassageRun[] {
  const documents = lawsOf(passages).map(toDocument);
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
