import { dirname, sep } from 'node:path';
import type { IngestReport, Sources } from '../../ingest/ingest.ts';
import type { OpenSources } from '../../ingest/sources/main.ts';
import type { Publication } from '../uploads.ts';
import type { Libraries } from '../world.ts';
import type { Jobs, ReadFile } from './jobs.ts';

/** What taking in a file needs of the world. */
export interface IntakeNeeds {
  readonly dataDir: string;
  readonly now: () => Date;
  /** Where the programs that recognise text in pictures are looked for. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly fetch: typeof globalThis.fetch;
  readonly writeIndexes: Libraries['writeIndexes'];
}

type Texts = Awaited<ReturnType<Sources['read']>>;
type Text = Texts extends Iterable<infer One> ? One : never;
type Road = Awaited<ReturnType<typeof loadRoad>>;

/** The jobs, done in this process. The road is loaded with the first of them. */
export function createJobs(needs: IntakeNeeds): Jobs {
  let loaded: Promise<Road> | null = null;
  const load = () => (loaded ??= loadRoad(needs));
  return {
    preview: async (path) => previewOf(await load(), path, needs),
    publish: async (path, texts) => publish(await load(), path, needs, texts as Text[]),
    close: () => void loaded?.then(({ sources }) => sources.close()),
  };
}

async function loadRoad({ environment, fetch }: IntakeNeeds) {
  const { ingestFiles } = await import('../../ingest/ingest.ts');
  const { formatReport } = await import('../../ingest/format.ts');
  const { openSources } = await import('../../ingest/sources/main.ts');
  const sources: OpenSources = await openSources({ environment, fetch, tell: () => undefined });
  return { ingestFiles, formatReport, sources };
}

/** Reads, and reports as if it were published. */
async function previewOf(road: Road, path: string, needs: IntakeNeeds): Promise<ReadFile> {
  const texts: Text[] = [];
  const read: Sources['read'] = async (bytes, name) => {
    const found = [...(await road.sources.read(bytes, name))];
    texts.push(...found);
    return found;
  };
  const report = await take(road, path, needs, { read, accept: false });
  return { words: wordsOf(road, report, path), documents: report.documents.length, texts };
}

async function publish(road: Road, path: string, needs: IntakeNeeds, texts: Texts): Promise<Publication> {
  const report = await take(road, path, needs, { read: () => Promise.resolve(texts), accept: true });
  return { words: wordsOf(road, report, path), snapshot: report.snapshot };
}

function take(
  { ingestFiles, sources }: Road,
  path: string,
  { dataDir, now, writeIndexes }: IntakeNeeds,
  { read, accept }: { read: Sources['read']; accept: boolean },
): Promise<IngestReport> {
  return ingestFiles([path], {
    dataDir,
    now,
    writeIndexes,
    sources: { read, sizeRefusal: sources.sizeRefusal, download: null },
    accept: () => Promise.resolve(accept),
  });
}

/** Where an administrator sees all warnings of a document. */
const ALL_WARNINGS = 'xem đủ bằng lệnh npm run ingest với --json trên máy chủ';

/** The report in words, without the folder in which the server keeps the file. */
function wordsOf({ formatReport }: Road, report: IngestReport, path: string): string {
  return formatReport(report, ALL_WARNINGS).replaceAll(`${dirname(path)}${sep}`, '');
}
