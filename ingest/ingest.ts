import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dayInVietNam } from '../knowledge/day.ts';
import type { Day, Document } from '../knowledge/types.ts';
import { connectDocuments, type Connected } from './connect.ts';
import { readCorpus } from './corpus.ts';
import { keepEarlier } from './earlier.ts';
import { parseFacts } from './facts.ts';
import { chooseCopies } from './ingest/copies.ts';
import { expandPaths, plainSources, type Sources } from './ingest/files.ts';
import { heldLibrary, type Held } from './ingest/held.ts';
import type { Progress } from './ingest/progress.ts';
import { readFiles } from './ingest/read.ts';
import { reportLibrary, type IngestReport } from './ingest/report.ts';
import { createPacking, type Pack } from './packing.ts';
import { whileAlone, type Waiting, type WriteIndexes, type Writer } from './publish.ts';

export type { Brought, Sources } from './ingest/files.ts';
export type { Copies } from './ingest/copies.ts';
export type { Difference } from '../knowledge/difference.ts';
export type { Progress } from './ingest/progress.ts';
export type { Rejected } from './ingest/read.ts';
export { countParts, type Counts } from './ingest/counts.ts';
export type { DocumentReport, IngestReport } from './ingest/report.ts';
export type { WriteIndexes } from './publish.ts';

export interface IngestOptions {
  readonly dataDir: string;
  readonly writeIndexes: WriteIndexes;
  readonly now: () => Date;
  /** Asked once with the report (`snapshot` null) before anything is published; false publishes nothing. */
  readonly accept: (report: IngestReport) => Promise<boolean>;
  readonly onProgress?: (progress: Progress) => void;
  /** How files are found and read; by default plain texts of this machine, in this process: for trusted files. */
  readonly sources?: Sources;
  /** File names to keep where several files are copies of one document; else the better copy is kept. */
  readonly keep?: readonly string[];
}

/** Trusted corpora in BEIR's shape (`corpus.jsonl.gz`), an article a line, read in this process. */
export const corpusSources: Sources = {
  read: (bytes, name) => Promise.resolve(readCorpus(bytes, name)),
  sizeRefusal: () => null,
  download: null,
};

/** Folder of the texts that come with the program. */
const SHIPPED = fileURLToPath(new URL('./library/', import.meta.url));

/**
 * Reads files into documents, joins them with those that are held, and publishes a new snapshot where that is accepted.
 * What another process published in the meantime stays: it is joined again with that.
 */
export async function ingestFiles(paths: readonly string[], options: IngestOptions): Promise<IngestReport> {
  const sources = options.sources ?? plainSources;
  const tell = options.onProgress ?? (() => undefined);
  const pack = createPacking();
  const reading = { sources, library: SHIPPED, pack };
  const { read, rejected } = await readFiles(await expandPaths(paths), reading, tell);
  const { kept, copies } = chooseCopies(read, options.keep ?? []);
  const joined = ({ documents: held }: Held): Joined => {
    tell({ stage: 'connect', done: 0, total: kept.length, what: `${kept.length} văn bản` });
    const library = connectLibrary(join(held, kept, dayInVietNam(options.now())), pack);
    return { documents: library.documents, report: reportLibrary({ kept, copies, rejected, held, library }) };
  };
  const before = await heldLibrary(options.dataDir);
  const shown = joined(before);
  if (kept.length === 0 || !(await options.accept(shown.report))) return shown.report;
  return whileAlone(options.dataDir, waitingWith(options), async (writer) => {
    const now = await heldLibrary(options.dataDir);
    const { documents, report } = now.id === before.id ? shown : joined(now);
    return { ...report, snapshot: await publishLibrary(documents, writer, options) };
  });
}

/** The documents as they would be held, and what is told of it. */
interface Joined {
  readonly documents: readonly Document[];
  readonly report: IngestReport;
}

/** Tells of a process that has to be waited for. */
export function waitingWith({ onProgress }: Pick<IngestOptions, 'onProgress'>): Waiting {
  return (holder) => onProgress?.({ stage: 'wait', done: 0, total: 1, what: holder });
}

/** Publishes documents as the library: what is searched follows from them. Returns the snapshot's id. */
export async function publishLibrary(
  documents: readonly Document[],
  writer: Writer,
  options: Pick<IngestOptions, 'writeIndexes' | 'now' | 'onProgress'>,
): Promise<string> {
  const total = documents.length;
  options.onProgress?.({ stage: 'index', done: 0, total, what: `${total} văn bản` });
  return writer.publish({ ...options, documents });
}

/** Documents with what follows from one another and from the reviewed facts that come with the program. */
export function connectLibrary(documents: readonly Document[], pack?: Pack): Connected {
  return connectDocuments(documents, shippedFacts(), pack);
}

/** The reviewed facts that come with the program. */
export function shippedFacts(): ReturnType<typeof parseFacts> {
  const file = 'facts.yaml';
  return parseFacts(readFileSync(`${SHIPPED}${file}`, 'utf8'), file);
}

/**
 * Ingests the texts that come with the program; published without a question unless `accept` says otherwise. Throws where
 * one of them is rejected: that is a fault of the program.
 */
export async function buildShippedLibrary(
  options: Omit<IngestOptions, 'accept'> & Partial<Pick<IngestOptions, 'accept'>>,
): Promise<IngestReport> {
  const report = await ingestFiles([SHIPPED], { accept: () => Promise.resolve(true), ...options });
  const [fault] = report.rejected;
  if (fault) throw new Error(`shipped library: ${fault.path}: ${fault.reason}`);
  return report;
}

/** A document that is read again replaces the one held, whose other words stay as earlier ones; the order stays. */
function join(held: readonly Document[], read: readonly { document: Document }[], day: Day): Document[] {
  const byNumber = new Map(held.map((document) => [document.number, document]));
  for (const { document } of read)
    byNumber.set(document.number, keepEarlier(byNumber.get(document.number), document, day));
  return [...byNumber.values()];
}
