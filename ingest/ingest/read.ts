import { createHash } from 'node:crypto';
import { checkStructure } from '../check.ts';
import { documentOf, type ReadDocument } from '../document.ts';
import { UnreadableError, type SourceText } from '../reader.ts';
import { RejectedError, type Sidecar } from '../sidecar.ts';
import { bring, knownSidecar, readSidecar, type Sources } from './files.ts';
import type { Progress } from './progress.ts';

/** A document with the number of faults that the check of its structure found. Its structure is not kept: thousands may come. */
export type CheckedDocument = Pick<ReadDocument, 'document' | 'warnings'> & { readonly faults: number };

export interface Rejected {
  readonly path: string;
  /** One line, Vietnamese. */
  readonly reason: string;
}

/** What became of the files: documents in the files' order, and what was not taken. */
export interface ReadFiles {
  readonly read: readonly CheckedDocument[];
  readonly rejected: readonly Rejected[];
}

/** `library`: folder of the texts that come with the program. Reads every file; one that cannot be read, or is no rule, does not keep the others. */
export async function readFiles(
  paths: readonly string[],
  { sources, library }: { sources: Sources; library: string },
  tell: (progress: Progress) => void,
): Promise<ReadFiles> {
  const read: CheckedDocument[] = [];
  const rejected: Rejected[] = [];
  for (const [done, path] of paths.entries()) {
    tell({ stage: 'read', done, total: paths.length, what: path });
    const one = await readFile(path, sources, library).catch((error: unknown) => refused(path, error));
    read.push(...one.read);
    rejected.push(...one.rejected);
  }
  return { read, rejected };
}

async function readFile(path: string, sources: Sources, library: string): Promise<ReadFiles> {
  const { name, bytes } = await bring(path, sources);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const sidecar = (await readSidecar(path)) ?? (await knownSidecar(library, sha256));
  const texts = await sources.read(bytes, name);
  // What an archive's other files fail of stands with its first text.
  const entries = texts[0]?.rejected ?? [];
  const outcomes = texts.map((text) => readText(path, text, texts.length === 1 ? sidecar : null, sha256));
  return {
    read: outcomes.flatMap((one) => one.read),
    rejected: [...entries, ...outcomes.flatMap((one) => one.rejected)],
  };
}

function readText(path: string, text: SourceText, sidecar: Sidecar | null, sha256: string): ReadFiles {
  try {
    const one = documentOf(text, sidecar, sha256);
    const { findings } = checkStructure(text.text, one.structure);
    const known = new Set(one.warnings.map(({ message }) => message));
    const found = findings.filter(({ message }) => !known.has(message));
    return {
      read: [{ document: one.document, warnings: [...one.warnings, ...found], faults: findings.length }],
      rejected: [],
    };
  } catch (error) {
    return refused(text.number === null ? path : `${path} (${text.number})`, error);
  }
}

/** Anything else than a refusal is a fault of ours and is thrown on. */
function refused(path: string, error: unknown): ReadFiles {
  if (!(error instanceof RejectedError) && !(error instanceof UnreadableError)) throw error;
  return { read: [], rejected: [{ path, reason: error.message }] };
}
