import { fileURLToPath } from 'node:url';
import type { Document } from '../knowledge/types.ts';
import { readDocument, type ReadDocument } from './document.ts';
import { expandPaths, readSource } from './ingest/files.ts';
import { heldDocuments } from './ingest/held.ts';
import { reportDocument, type IngestReport, type Rejected } from './ingest/report.ts';
import { makePassages } from './passages.ts';
import { publishSnapshot, type WriteIndexes } from './publish.ts';
import { RejectedError } from './sidecar.ts';

export type { Counts, DocumentReport, IngestReport, Rejected } from './ingest/report.ts';
export type { WriteIndexes } from './publish.ts';

export interface Progress {
  readonly stage: 'read' | 'index';
  readonly done: number;
  readonly total: number;
  /** What is in work: a path, or the number of documents. */
  readonly what: string;
}

export interface IngestOptions {
  readonly dataDir: string;
  readonly writeIndexes: WriteIndexes;
  readonly now: () => Date;
  /** Asked once with the report (`snapshot` null) before anything is published; false publishes nothing. */
  readonly accept: (report: IngestReport) => Promise<boolean>;
  readonly onProgress?: (progress: Progress) => void;
}

/** Folder of the texts that come with the program. */
const SHIPPED = fileURLToPath(new URL('./library/', import.meta.url));

/** Reads files into documents, joins them with those that are held, and publishes a new snapshot where that is accepted. */
export async function ingestFiles(paths: readonly string[], options: IngestOptions): Promise<IngestReport> {
  const { read, rejected } = await readAll(await expandPaths(paths), options);
  const documents = join(await heldDocuments(options.dataDir), read);
  const numbers = new Set(documents.map((document) => document.number));
  const report: IngestReport = {
    documents: read.map((one) => reportDocument(one, numbers)),
    rejected,
    snapshot: null,
  };
  if (read.length === 0 || !(await options.accept(report))) return report;
  options.onProgress?.({
    stage: 'index',
    done: 0,
    total: documents.length,
    what: `${documents.length} văn bản`,
  });
  const snapshot = await publishSnapshot({ ...options, documents, passages: makePassages(documents) });
  return { ...report, snapshot };
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

async function readAll(
  paths: readonly string[],
  { onProgress }: IngestOptions,
): Promise<{ read: ReadDocument[]; rejected: Rejected[] }> {
  const read: ReadDocument[] = [];
  const rejected: Rejected[] = [];
  for (const [done, path] of paths.entries()) {
    onProgress?.({ stage: 'read', done, total: paths.length, what: path });
    try {
      const one = readDocument(await readSource(path));
      refuseTwice(read, one);
      read.push(one);
    } catch (error) {
      if (!(error instanceof RejectedError)) throw error;
      rejected.push({ path, reason: error.message });
    }
  }
  return { read, rejected };
}

/** Two copies of one document in one run: the first is taken; which copy is better is a person's decision. */
function refuseTwice(read: readonly ReadDocument[], one: ReadDocument): void {
  const first = read.find((other) => other.document.number === one.document.number);
  if (first) {
    throw new RejectedError(
      `trùng số ${one.document.number} với tệp "${first.document.fileName}" trong cùng lần nhập`,
    );
  }
}

/** A document that is read again replaces the one held; the order stays. */
function join(held: readonly Document[], read: readonly ReadDocument[]): Document[] {
  const byNumber = new Map(held.map((document) => [document.number, document]));
  for (const { document } of read) byNumber.set(document.number, document);
  return [...byNumber.values()];
}
