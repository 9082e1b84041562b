import { dirname, sep } from 'node:path';
import type { IngestReport, Sources } from '../../ingest/ingest.ts';
import type { OpenSources } from '../../ingest/sources/main.ts';
import type { Intake, Preview, Publication } from '../uploads.ts';
import type { Libraries } from '../world.ts';

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
type Road = Awaited<ReturnType<typeof loadRoad>>;

/** The ingest road for uploads. It is loaded with the first file; its reading process ends when nothing is read. */
export function createIntake(needs: IntakeNeeds): Intake {
  let loaded: Promise<Road> | null = null;
  let reading = 0;
  let closed = false;
  const end = (): void => void loaded?.then(({ sources }) => sources.close());
  return {
    preview: async (path) => {
      reading += 1;
      try {
        const road = await (loaded ??= loadRoad(needs));
        if (closed) throw new Error('the intake is closed');
        return await previewOf(road, path, needs);
      } finally {
        reading -= 1;
        // The process holds some 100 MB; a new one starts in half a second.
        if (reading === 0) end();
      }
    },
    close: () => {
      closed = true;
      end();
    },
  };
}

async function loadRoad({ environment, fetch }: IntakeNeeds) {
  const { ingestFiles } = await import('../../ingest/ingest.ts');
  const { formatReport } = await import('../../ingest/format.ts');
  const { openSources } = await import('../../ingest/sources/main.ts');
  const sources: OpenSources = await openSources({ environment, fetch, tell: () => undefined });
  return { ingestFiles, formatReport, sources };
}

/** What was read is kept, so that exactly what was shown is published, and recognising a scan is not done twice. */
async function previewOf(road: Road, path: string, needs: IntakeNeeds): Promise<Preview> {
  const texts: Texts[number][] = [];
  const read: Sources['read'] = async (bytes, name) => {
    const found = await road.sources.read(bytes, name);
    texts.push(...found);
    return found;
  };
  const report = await take(road, path, needs, { read, accept: false });
  return {
    words: wordsOf(road, report, path),
    documents: report.documents.length,
    texts: texts.map(({ name, text }) => ({ name, text })),
    publish: () => publish(road, path, needs, texts),
  };
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

/** The report in words, without the folder in which the server keeps the file. */
function wordsOf({ formatReport }: Road, report: IngestReport, path: string): string {
  return formatReport(report).replaceAll(`${dirname(path)}${sep}`, '');
}
