import { createHashedEmbeddings } from '../../knowledge/embeddings/hashed.ts';
import type { NamedEmbeddings } from '../../knowledge/embeddings.ts';
import { indexManifestSchema, writeIndexes } from '../../knowledge/indexes.ts';
import { openKnowledge } from '../../knowledge/knowledge.ts';
import { createLexicon, readLexicon } from '../../knowledge/lexicon.ts';
import {
  currentSnapshotId,
  listSnapshots,
  openSnapshot,
  type OpenedSnapshot,
} from '../../knowledge/snapshot.ts';
import { createAnswerer } from '../answer.ts';
import { StartError } from '../errors.ts';
import { openServing } from '../serving.ts';
import type { EmbeddingsSettings } from '../settings.ts';
import type { Libraries, OpenedLibrary } from '../world.ts';

/** What the libraries of a data directory need of the world. */
export interface LibrariesNeeds {
  readonly dataDir: string;
  readonly embeddings: EmbeddingsSettings | null;
  readonly now: () => Date;
  readonly clock: () => number;
  readonly fetch: typeof globalThis.fetch;
}

/** Joins knowledge, embeddings and ingest for whoever serves from the library. */
export function createLibraries(needs: LibrariesNeeds): Libraries {
  const lexiconData = readLexicon();
  const lexicon = createLexicon(lexiconData);
  let opened: Promise<NamedEmbeddings> | null = null;
  const embeddings = () => (opened ??= openEmbeddings(needs, () => createHashedEmbeddings(lexicon)));

  const build = async (): Promise<string> => buildLibrary(needs, await embeddings(), lexicon);
  const openId = async (id: string): Promise<OpenedLibrary> => {
    const snapshot = await fitting(
      await openSnapshot(needs.dataDir, id),
      await embeddings(),
      needs.dataDir,
      build,
    );
    const knowledge = await openKnowledge(snapshot, { embeddings: await embeddings(), lexiconData });
    const answerer = createAnswerer(knowledge, needs.clock);
    return { library: knowledge.library, answerer, vectors: knowledge.indexes.vectors.kind };
  };
  const current = () => currentSnapshotId(needs.dataDir);
  const kept = async () => (await listSnapshots(needs.dataDir)).map(({ id }) => id);
  return { current, openId, open: (tell) => openServing({ current, kept, open: openId, build, tell }) };
}

type Lexicon = ReturnType<typeof createLexicon>;

/** Ingest is needed for the first start only. */
async function buildLibrary(
  { dataDir, now }: LibrariesNeeds,
  embeddings: NamedEmbeddings,
  lexicon: Lexicon,
): Promise<string> {
  const { buildShippedLibrary } = await import('../../ingest/ingest.ts');
  const { snapshot } = await buildShippedLibrary({
    dataDir,
    now,
    writeIndexes: (directory, passages) => writeIndexes(directory, passages, { embeddings, lexicon }),
  });
  if (snapshot === null)
    throw new StartError('Không lập được kho văn bản: thư viện kèm theo trống. Hãy cài lại chương trình.');
  return snapshot;
}

/** The snapshot, or the same library indexed again where other embeddings than those set made its vectors. */
async function fitting(
  snapshot: OpenedSnapshot,
  { name, dimension }: NamedEmbeddings,
  dataDir: string,
  build: () => Promise<string>,
): Promise<OpenedSnapshot> {
  const made = indexManifestSchema.parse(snapshot.manifest.indexes).embeddings;
  if (made.name === name && made.dimension === dimension) return snapshot;
  return openSnapshot(dataDir, await build());
}

async function openEmbeddings(
  { embeddings, fetch }: LibrariesNeeds,
  embedded: () => NamedEmbeddings,
): Promise<NamedEmbeddings> {
  if (embeddings === null) return embedded();
  try {
    const { openEmbeddingsService } = await import('../../knowledge/embeddings/service.ts');
    return await openEmbeddingsService(embeddings, fetch);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(
      `Dịch vụ nhúng không dùng được (EMBEDDINGS_URL=${embeddings.url}, EMBEDDINGS_MODEL=${embeddings.model}): ${reason}. Hãy kiểm tra dịch vụ, hoặc bỏ trống EMBEDDINGS_URL.`,
      { cause: error },
    );
  }
}
