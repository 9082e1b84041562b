import { join } from 'node:path';

/** Where the parts of the library stand in the data directory. */

/** Format of the files that this version writes and reads. Raised with every change that older code cannot read. */
export const FORMAT = 4;

export const MANIFEST_FILE = 'manifest.json';
export const LIBRARY_FILE = 'library.json';
export const RELATIONS_FILE = 'relations.json';

/** First of the hidden names under which snapshots are written before they are whole. */
export const TEMPORARY_PREFIX = '.tmp-';

/** `<data>/library` */
export function libraryDir(dataDir: string): string {
  return join(dataDir, 'library');
}

/** `<data>/library/snapshots` */
export function snapshotsDir(dataDir: string): string {
  return join(libraryDir(dataDir), 'snapshots');
}

/** `<data>/library/current`: holds the id of the snapshot in use. */
export function pointerFile(dataDir: string): string {
  return join(libraryDir(dataDir), 'current');
}

/** `<data>/library/lock`: locked by the process that publishes; an empty file, never removed. */
export function lockFile(dataDir: string): string {
  return join(libraryDir(dataDir), 'lock');
}

/** Directory of one snapshot. Throws a `RangeError` for anything that is no id: ids come from files. */
export function snapshotDir(dataDir: string, id: string): string {
  if (!isSnapshotId(id)) throw new RangeError(`not a snapshot id: ${JSON.stringify(id)}`);
  return join(snapshotsDir(dataDir), id);
}

/** Ids are the first 16 hex digits of a SHA-256: enough that two contents never meet. */
export function isSnapshotId(id: string): boolean {
  return /^[0-9a-f]{16}$/u.test(id);
}
