import { createHash } from 'node:crypto';
import { chmod, mkdtemp, readdir, rename, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import {
  asDiskError,
  currentSnapshotId,
  describeFile,
  errorCode,
  FORMAT,
  isWhole,
  MANIFEST_FILE,
  openSnapshot,
  pointerFile,
  snapshotDir,
  snapshotsDir,
  TEMPORARY_PREFIX,
  type Manifest,
} from '../knowledge/snapshot.ts';
import type { PassageRuns } from '../knowledge/passage-runs.ts';
import type { Document } from '../knowledge/types.ts';
import { replaceFile, syncFile, syncFolder, writeSynced } from './publish/durable.ts';
import { withLock, type Waiting } from './publish/lock.ts';
import { openPrevious, type Previous } from './publish/previous.ts';
import { removeSnapshots } from './publish/prune.ts';
import { divide } from './publish/runs.ts';
import { storeDocuments } from './publish/stored.ts';
import { sweepDeadRuns } from './publish/sweep.ts';
import { writeLibrary } from './publish/write-library.ts';

export type { Waiting } from './publish/lock.ts';

/** Writes the index files into a directory; what it returns goes into the manifest. */
export type WriteIndexes = (dir: string, passages: PassageRuns) => Promise<Record<string, unknown>>;

export interface PublishInput {
  readonly dataDir: string;
  readonly documents: readonly Document[];
  readonly writeIndexes: WriteIndexes;
  readonly now: () => Date;
}

/** The library of a data directory while no other process can publish. */
export interface Writer {
  /**
   * Publishes a library as a snapshot, whole or not at all, and returns its id. Everything is written and synced in a hidden
   * folder, which is then renamed; the pointer moves last, in one rename. Equal content has the same id: publishing it again
   * only moves the pointer. A failure leaves the snapshot in use as it was.
   */
  publish(input: Omit<PublishInput, 'dataDir'>): Promise<string>;
  /**
   * Makes a kept snapshot the one in use: the pointer moves in one rename. Throws a `SnapshotError` where the snapshot is
   * damaged or of another format, or where the disk refuses; the one in use then stays.
   */
  pointAt(id: string, now: Date): Promise<void>;
  /** Removes kept snapshots. */
  remove(ids: readonly string[]): Promise<void>;
}

/** Waits until no other process publishes (`waiting`, if any, is told who does), then lets `work` publish. */
export async function whileAlone<Result>(
  dataDir: string,
  waiting: Waiting | null,
  work: (writer: Writer) => Promise<Result>,
): Promise<Result> {
  const writer: Writer = {
    publish: (input) => publish({ ...input, dataDir }),
    pointAt: (id, now) => point(dataDir, id, now),
    remove: (ids) => removeSnapshots(snapshotsDir(dataDir), ids),
  };
  try {
    return await withLock(dataDir, waiting ?? (() => undefined), () => work(writer));
  } catch (error) {
    throw asDiskError(error, dataDir, 'ghi');
  }
}

/** Publishes what depends on nothing that is held; see `Writer.publish`. */
export function publishSnapshot({ dataDir, ...input }: PublishInput): Promise<string> {
  return whileAlone(dataDir, null, (writer) => writer.publish(input));
}

async function point(dataDir: string, id: string, now: Date): Promise<void> {
  await openSnapshot(dataDir, id);
  await movePointer(dataDir, id, now, join(snapshotsDir(dataDir), `${TEMPORARY_PREFIX}${process.pid}-${id}`));
}

/** The folder of the snapshot that was in use keeps as its time until when it was. */
async function movePointer(dataDir: string, id: string, now: Date, temporary: string): Promise<void> {
  const left = await currentSnapshotId(dataDir).catch(() => null);
  if (left !== null && left !== id) await utimes(snapshotDir(dataDir, left), now, now).catch(() => undefined);
  await replaceFile(pointerFile(dataDir), `${id}\n`, `${temporary}-current`);
}

async function publish(input: PublishInput): Promise<string> {
  const dir = snapshotsDir(input.dataDir);
  await sweepDeadRuns(dir);
  const temporary = await mkdtemp(join(dir, `${TEMPORARY_PREFIX}${process.pid}-`));
  // mkdtemp makes it private; the bot may run as another user than the one who ingests.
  await chmod(temporary, 0o755);
  return publishFrom(input, temporary).finally(() => rm(temporary, { recursive: true, force: true }));
}

async function publishFrom(input: PublishInput, temporary: string): Promise<string> {
  const id = await writeSnapshot(input, temporary);
  await install(input.dataDir, temporary, id);
  await movePointer(input.dataDir, id, input.now(), temporary);
  return id;
}

async function writeSnapshot(input: PublishInput, dir: string): Promise<string> {
  const previous = await openPrevious(input.dataDir);
  const stored = storeDocuments(input.documents, (number) => previous?.shelved(number) ?? null);
  const runs = divide(stored);
  await writeLibrary(dir, runs, previous);
  const rows = stored.reduce((sum, document) => sum + document.rows, 0);
  const indexedRuns = runs.map((run) => run.map(({ indexed }) => indexed));
  const indexes = await input.writeIndexes(dir, { runs: indexedRuns, rows, previous });
  const files = await describeFiles(dir, previous);
  const id = contentId(files, indexes);
  const manifest: Manifest = {
    format: FORMAT,
    id,
    createdAt: input.now().toISOString(),
    documents: input.documents.length,
    passages: rows,
    files,
    indexes,
  };
  await writeSynced(join(dir, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
  await syncFolder(dir);
  return id;
}

/** Syncs and hashes every file that stands in the folder, in order of name; those of the snapshot before are both already. */
async function describeFiles(dir: string, previous: Previous | null): Promise<Manifest['files']> {
  const files: Manifest['files'] = {};
  for (const name of (await readdir(dir)).sort()) {
    const known = previous?.description(name) ?? null;
    if (known === null) await syncFile(join(dir, name));
    files[name] = known ?? (await describeFile(join(dir, name)));
  }
  return files;
}

/** Made from format, files and index parameters, not from the time: the same library has the same id everywhere. */
function contentId(files: Manifest['files'], indexes: Record<string, unknown>): string {
  const content = JSON.stringify([FORMAT, Object.entries(files), indexes]);
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

/** Moves the written folder to its place. A whole snapshot of the same id stays; a damaged one is set aside and removed. */
async function install(dataDir: string, temporary: string, id: string): Promise<void> {
  const target = snapshotDir(dataDir, id);
  const moved = await moveTo(temporary, target);
  if (!moved && !(await isWhole(dataDir, id))) {
    const aside = `${temporary}-damaged`;
    await rename(target, aside);
    await rename(temporary, target);
    await rm(aside, { recursive: true, force: true });
  }
  await syncFolder(snapshotsDir(dataDir));
}

/** False where something stands there already: an earlier run's snapshot, or that of a run at the same time. */
async function moveTo(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (['ENOTEMPTY', 'EEXIST'].includes(errorCode(error) ?? '')) return false;
    throw error;
  }
}
