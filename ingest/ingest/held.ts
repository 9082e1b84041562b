import { listSnapshots, openSnapshot, SnapshotError } from '../../knowledge/snapshot.ts';
import type { Document } from '../../knowledge/types.ts';

/**
 * The documents that the library holds now. Where the snapshot in use is damaged, those of the newest whole one: building
 * again is how a damaged library is mended, so it must not need a whole one.
 */
export async function heldDocuments(dataDir: string): Promise<readonly Document[]> {
  try {
    return (await openSnapshot(dataDir)).library.documents;
  } catch (error) {
    if (!(error instanceof SnapshotError) || error.fault === 'disk') throw error;
    return error.fault === 'missing' ? [] : newestWhole(dataDir);
  }
}

async function newestWhole(dataDir: string): Promise<readonly Document[]> {
  for (const { id } of await listSnapshots(dataDir)) {
    const opened = await openSnapshot(dataDir, id).catch(() => null);
    if (opened !== null) return opened.library.documents;
  }
  return [];
}
