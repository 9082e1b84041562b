import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dayInVietNam } from '../knowledge/day.ts';
import type { Day, Document } from '../knowledge/types.ts';
import { connectDocuments, type Connected } from './connect.ts';
import { readCorpus } from './corpus.ts';
import type { ReadDocument } from './document.ts';
import { keepEarlier } from './earlier.ts';
import { parseFacts } from './facts.ts';
import { chooseCopies } from './ingest/copies.ts';
import { expandPaths, plainSources, type Sources } from './ingest/files.ts';
import { heldDocuments } from './ingest/held.ts';
import type { Progress } from './ingest/progress.ts';
import { readFiles } from './ingest/read.ts';
import { reportLibrary, sayWarning, type IngestReport } from './ingest/report.ts';
import { publishSnapshot, type WriteIndexes } from './publish.ts';

export type { Brought, Sources } from './ingest/files.ts';
export type { Copies } from './ingest/copies.ts';
export type { Difference } from './difference.ts';
export type { Progress } from './ingest/progress.ts';
export type { Rejected } from './ingest/read.ts';
export type { Counts, DocumentReport, IngestReport } from './ingest/report.ts';
export { countParts } from './ingest/report.ts';
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
export const corpusSources: Sources = { read: readCorpus, sizeRefusal: () => null, download: null };

/** Folder of the texts that come with the program. */
const SHIPPED = fileURLToPath(new URL('./library/', import.meta.url));

/** Reads files into documents, joins them with those that are held, and publishes a new snapshot where that is accepted. */
export async function ingestFiles(paths: readonly string[], options: IngestOptions): Promise<IngestReport> {
  const sources = options.sources ?? plainSources;
  const tell = options.onProgress ?? (() => undefined);
  const { read, rejected } = await readFiles(await expandPaths(paths), { sources, library: SHIPPED }, tell);
  const { kept, copies } = chooseCopies(read, options.keep ?? []);
  const held = await heldDocuments(options.dataDir);
  tell({ stage: 'connect', done: 0, total: kept.length, what: `${kept.length} văn bản` });
  const library = connectLibrary(join(held, kept, dayInVietNam(options.now())));
  const report = reportLibrary({ kept, copies, rejected, held, library });
  if (kept.length === 0 || !(await options.accept(report))) return report;
  return { ...report, snapshot: await publishLibrary(library.documents, options) };
}

/** Publishes documents as the library: what is searched follows from them. Returns the snapshot's id. */
export async function publishLibrary(
  documents: readonly Document[],
  options: Pick<IngestOptions, 'dataDir' | 'writeIndexes' | 'now' | 'onProgress'>,
): Promise<string> {
  options.onProgress?.({
    stage: 'index',
    done: 0,
    total: documents.length,
    what: `${documents.length} văn bản`,
  });
  return publishSnapshot({ ...options, documents });
}

/** Documents with what follows from one another and from the reviewed facts that come with the program. */
export function connectLibrary(documents: readonly Document[]): Connected {
  return connectDocuments(documents, shippedFacts());
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

/** What is brought: a document, with what is to be looked at where a file was read. */
type BroughtDocument = Pick<ReadDocument, 'document'> & Partial<Pick<ReadDocument, 'warnings'>>;

/** A document that is read again replaces the one held, whose other words stay as earlier ones; the order stays. */
function join(held: readonly Document[], read: readonly BroughtDocument[], day: Day): Document[] {
  const byNumber = new Map(held.map((document) => [document.number, document]));
  for (const { document, warnings = [] } of read) {
    const noted = warnings.length === 0 ? document : { ...document, warnings: warnings.map(sayWarning) };
    byNumber.set(document.number, keepEarlier(byNumber.get(document.number), noted, day));
  }
  return [...byNumber.values()];
}
