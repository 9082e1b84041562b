import { join } from 'node:path';
import type { PreviousFiles } from '../../knowledge/passage-runs.ts';
import {
  currentSnapshotId,
  describeFile,
  openShelf,
  readLibrary,
  readManifest,
  shelvedOf,
  snapshotDir,
  type Manifest,
  type Shelved,
} from '../../knowledge/snapshot.ts';

/** The snapshot in use, as far as it is whole: what did not change is taken from it. */
export interface Previous extends PreviousFiles {
  shelved(number: string): Shelved | null;
  /** Of a file that was found whole: what the manifest says of it. */
  description(name: string): Manifest['files'][string] | null;
}

/** Null where nothing was published, or nothing that this version can read. A damaged file is not taken over. */
export async function openPrevious(dataDir: string): Promise<Previous | null> {
  try {
    const id = await currentSnapshotId(dataDir);
    if (id === null) return null;
    const dir = snapshotDir(dataDir, id);
    const manifest = await readManifest(dir, dataDir);
    return await openFiles(dir, manifest);
  } catch {
    // Whatever is wrong with it, a new snapshot mends it: everything is written anew.
    return null;
  }
}

async function openFiles(dir: string, manifest: Manifest): Promise<Previous> {
  const checked = new Map<string, Promise<boolean>>();
  const whole = async (name: string): Promise<string | null> => {
    const known = checked.get(name) ?? isWhole(dir, name, manifest);
    checked.set(name, known);
    return (await known) ? join(dir, name) : null;
  };
  const { runs } = await readLibrary(dir);
  const trusted = [];
  for (const run of runs) if ((await whole(run.file)) !== null) trusted.push(run);
  const shelf = openShelf(dir, { runs: trusted });
  const byNumber = new Map(shelf.documents.map((document) => [document.number, document]));
  const found = new Set<string>();
  return {
    indexes: manifest.indexes,
    whole: async (name) => {
      const path = await whole(name);
      if (path !== null) found.add(name);
      return path;
    },
    shelved: (number) => {
      const document = byNumber.get(number);
      return document === undefined ? null : shelvedOf(document);
    },
    description: (name) => (found.has(name) ? (manifest.files[name] ?? null) : null),
  };
}

async function isWhole(dir: string, name: string, { files }: Manifest): Promise<boolean> {
  const expected = files[name];
  if (expected === undefined) return false;
  const found = await describeFile(join(dir, name)).catch(() => null);
  return found?.sha256 === expected.sha256;
}
