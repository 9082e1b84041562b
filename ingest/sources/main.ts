import { tmpdir } from 'node:os';
import type { Sources } from '../ingest.ts';
import { READ_LIMITS } from '../reader/limits.ts';
import { findOcrTools } from '../reader/ocr.ts';
import { isolatedReader, sizeRefusal } from '../reader/worker.ts';
import { downloader } from '../download.ts';

/** Files that nobody vouches for: read in a process of its own, with limits on memory and time. */
export interface OpenSources extends Sources {
  /** Why pictures of text cannot be read here, with how to mend it; null where they can. */
  readonly ocrMissing: string | null;
  /** Ends the reading process. */
  close(): void;
}

/** What finding and reading files needs of the world. `tell`: pages and entries of a long file, as they are read. */
export interface SourcesWorld {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly fetch: typeof globalThis.fetch;
  readonly tell: (what: string, done: number, of: number) => void;
}

/** Opens the sources of a batch or of a running bot; looks once for the programs that recognise text in pictures. */
export async function openSources({ environment, fetch, tell }: SourcesWorld): Promise<OpenSources> {
  const ocr = await findOcrTools({
    PATH: environment['PATH'],
    TESSDATA_PREFIX: environment['TESSDATA_PREFIX'],
  });
  const system = environment['SystemRoot'];
  const reader = isolatedReader({
    limits: READ_LIMITS,
    ocr,
    temporary: tmpdir(),
    progress: ({ name, done, of }) => tell(name, done, of),
    ...(system === undefined ? {} : { environment: { SystemRoot: system } }),
  });
  return {
    read: reader.read,
    close: () => reader.close(),
    sizeRefusal: (name, bytes) => sizeRefusal(name, bytes, READ_LIMITS),
    download: downloader(fetch, READ_LIMITS.fileBytes),
    ocrMissing: ocr.missing,
  };
}
