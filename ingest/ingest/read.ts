import { createHash } from 'node:crypto';
import { checkStructure, type Finding } from '../check.ts';
import { documentOf, type ReadDocument } from '../document.ts';
import { detached, type Pack } from '../packing.ts';
import { UnreadableError, type SourceText } from '../reader.ts';
import { RejectedError, type Sidecar } from '../sidecar.ts';
import type { Warning } from '../structure.ts';
import { bring, knownSidecar, readSidecar, type Sources } from './files.ts';
import { countParts, sayWarning, type Counts } from './counts.ts';
import type { Progress } from './progress.ts';

/**
 * A document, packed, with its warnings, with how many parts it has, and with the number of faults that the check of its
 * structure found. Its structure is not kept: thousands may come.
 */
export interface CheckedDocument extends Pick<ReadDocument, 'document' | 'warnings'> {
  readonly counts: Counts;
  readonly faults: number;
}

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

/** What the files are read with. */
export interface Reading {
  readonly sources: Sources;
  /** Folder of the texts that come with the program. */
  readonly library: string;
  readonly pack: Pack;
}

/** Reads every file; one that cannot be read, or is no rule, does not keep the others. */
export async function readFiles(
  paths: readonly string[],
  reading: Reading,
  tell: (progress: Progress) => void,
): Promise<ReadFiles> {
  const read: CheckedDocument[] = [];
  const rejected: Rejected[] = [];
  for (const [done, path] of paths.entries()) {
    tell({ stage: 'read', done, total: paths.length, what: path });
    const one = await readFile(path, reading).catch((error: unknown) => refused(path, error));
    read.push(...one.read);
    rejected.push(...one.rejected);
  }
  return { read, rejected };
}

async function readFile(path: string, { sources, library, pack }: Reading): Promise<ReadFiles> {
  const { name, bytes } = await bring(path, sources);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const sidecar = (await readSidecar(path)) ?? (await knownSidecar(library, sha256));
  const read: CheckedDocument[] = [];
  const rejected: Rejected[] = [];
  for (const { text, single } of withSingle(await sources.read(bytes, name))) {
    // What an archive's other files fail of stands with its first text.
    rejected.push(...(text.rejected ?? []));
    const one = readText(path, text, single ? sidecar : null, { sha256, pack });
    read.push(...one.read);
    rejected.push(...one.rejected);
  }
  return { read, rejected };
}

/** Each text, with whether it is the only one: metadata beside a file speak of a file with one text. */
function* withSingle(texts: Iterable<SourceText>): Generator<{ text: SourceText; single: boolean }> {
  let before: SourceText | null = null;
  let count = 0;
  for (const text of texts) {
    if (before !== null) yield { text: before, single: false };
    before = text;
    count += 1;
  }
  if (before !== null) yield { text: before, single: count === 1 };
}

function readText(
  path: string,
  text: SourceText,
  sidecar: Sidecar | null,
  { sha256, pack }: { sha256: string; pack: Pack },
): ReadFiles {
  try {
    const one = documentOf(text, sidecar, sha256);
    const { findings } = checkStructure(text.text, one.structure);
    const warnings = detached(warningsOf(one.warnings, findings));
    const noted = warnings.length === 0 ? {} : { warnings: warnings.map(sayWarning) };
    const document = pack({ ...one.document, ...noted });
    return {
      read: [{ document, warnings, counts: countParts(one.document), faults: findings.length }],
      rejected: [],
    };
  } catch (error) {
    return refused(text.number === null ? path : `${path} (${text.number})`, error);
  }
}

/** What reading and checking say, each once: of a hole the check says more than the reading, which met it first. */
function warningsOf(read: readonly Warning[], findings: readonly Finding[]): Warning[] {
  const holes = new Set(findings.filter(({ kind }) => kind === 'hole').map(({ line }) => line));
  const kept = read.filter(({ line, hole }) => hole === undefined || !holes.has(line));
  const known = new Set(kept.map(({ message }) => message));
  const found = findings.filter(({ message }) => !known.has(message));
  return [...kept, ...found].map(({ line, message }) => ({ line, message }));
}

/** Anything else than a refusal is a fault of ours and is thrown on. */
function refused(path: string, error: unknown): ReadFiles {
  if (!(error instanceof RejectedError) && !(error instanceof UnreadableError)) throw error;
  return { read: [], rejected: [{ path, reason: error.message }] };
}
