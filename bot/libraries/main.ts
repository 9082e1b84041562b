import { EmbeddingsError, openEmbeddings } from '../../knowledge/embeddings/setting.ts';
import type { NamedEmbeddings } from '../../knowledge/embeddings.ts';
import { indexManifestSchema, writeIndexes } from '../../knowledge/indexes.ts';
import { createJudge, type Judge, type JudgeError, type JudgeService } from '../../knowledge/judge.ts';
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
import type { EmbeddingsSettings, JudgeSettings } from '../settings.ts';
import type { Libraries, OpenedLibrary } from '../world.ts';

/** What the libraries of a data directory need of the world. */
export interface LibrariesNeeds {
  readonly dataDir: string;
  readonly embeddings: EmbeddingsSettings | null;
  readonly judge: JudgeSettings | null;
  /** Told once for each way in which the second judge fails. */
  readonly onJudgeFault: (error: JudgeError) => void;
  readonly now: () => Date;
  readonly clock: () => number;
  readonly fetch: typeof globalThis.fetch;
}

/** Joins knowledge, embeddings and ingest for whoever serves from the library. */
export function createLibraries(needs: LibrariesNeeds): Libraries {
  const lexiconData = readLexicon();
  const lexicon = createLexicon(lexiconData);
  let opened: Promise<NamedEmbeddings> | null = null;
  const embeddings = () => (opened ??= openOrSay(needs));

  let judging: Promise<Judge | null> | null = null;
  const judge = () => (judging ??= openJudge(needs));

  const build = async (): Promise<string> => buildLibrary(needs, await embeddings(), lexicon);
  const openId = async (id: string, tell: Tell): Promise<OpenedLibrary> => {
    const made = await openSnapshot(needs.dataDir, id);
    const snapshot = fits(made, await embeddings()) ? made : await again(needs.dataDir, build, tell);
    const knowledge = await openKnowledge(snapshot, { embeddings: await embeddings(), lexiconData });
    const answerer = createAnswerer(knowledge, needs.clock, { judge: await judge() });
    // What is read when first asked for is read now: nobody's first question takes seconds. One document alone needs none of it.
    if (knowledge.library.documents.length > 1)
      await answerer.answer({ text: WARM_UP, turns: [], on: needs.now().toISOString().slice(0, 10) });
    return { library: knowledge.library, answerer, vectors: knowledge.indexes.vectors.kind };
  };
  const current = () => currentSnapshotId(needs.dataDir);
  const kept = async () => (await listSnapshots(needs.dataDir)).map(({ id }) => id);
  const open = (tell: Tell) =>
    openServing({
      current,
      kept,
      open: (id) => openId(id, tell),
      idOf: ({ library }) => library.id,
      build,
      tell,
    });
  const write: Libraries['writeIndexes'] = async (directory, passages) =>
    writeIndexes(directory, passages, { embeddings: await embeddings(), lexicon });
  return { current, openId, open, writeIndexes: write };
}

/** Any question that is looked for in every document. */
const WARM_UP = 'Thời hạn giải quyết là bao lâu?';

type Tell = (sentence: string) => void;
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

/** Whether the embeddings that are set made the snapshot's vectors. */
function fits({ manifest }: OpenedSnapshot, { name, dimension }: NamedEmbeddings): boolean {
  const made = indexManifestSchema.parse(manifest.indexes).embeddings;
  return made.name === name && made.dimension === dimension;
}

/** The same documents, indexed anew. */
async function again(dataDir: string, build: () => Promise<string>, tell: Tell): Promise<OpenedSnapshot> {
  tell('Chỉ mục của kho văn bản do mô hình nhúng khác lập: đang lập lại…');
  return openSnapshot(dataDir, await build());
}

async function openOrSay({ embeddings, fetch }: LibrariesNeeds): Promise<NamedEmbeddings> {
  try {
    return await openEmbeddings(embeddings, fetch);
  } catch (error) {
    if (error instanceof EmbeddingsError) throw new StartError(error.message, { cause: error });
    throw error;
  }
}

/** Asks nobody: a judge that is away is found out by a question, which is answered without it. */
async function openJudge({ judge, fetch, clock, onJudgeFault }: LibrariesNeeds): Promise<Judge | null> {
  if (judge === null) return null;
  const service = await openJudgeService(judge, fetch);
  return createJudge(service, { deadline: judge.deadline, clock, onFault: onJudgeFault });
}

async function openJudgeService(
  { kind, url, model, key }: JudgeSettings,
  fetch: LibrariesNeeds['fetch'],
): Promise<JudgeService> {
  if (kind === 'chat') {
    const { createChatJudge, openChatModel } = await import('../../knowledge/judge/chat.ts');
    return createChatJudge(openChatModel({ url, model: model ?? '', key }, fetch));
  }
  const { createRerankJudge } = await import('../../knowledge/judge/rerank.ts');
  return createRerankJudge({ url, form: kind, model, key }, fetch);
}
