import { listSnapshots, openSnapshot, SnapshotError } from '../../knowledge/snapshot.ts';
import type { Document } from '../../knowledge/types.ts';

/** What the library holds. */
export interface Held {
  /** Of the snapshot that it was read from; null where nothing is held. */
  readonly id: string | null;
  readonly documents: readonly Document[];
}

const NOTHING: Held = { id: null, documents: [] };

/**
 * What the library holds now. Where the snapshot in use is damaged, what the newest whole one holds: building again is how
 * a damaged library is mended, so it must not need a whole one.
 */
export async function heldLibrary(dataDir: string): Promise<Held> {
  try {
    return heldIn(await openSnapshot(dataDir));
  } catch (error) {
    if (!(error instanceof SnapshotError) || error.fault === 'disk') throw error;
    return error.fault === 'missing' ? NOTHING : newestWhole(dataDir);
  }
}

function heldIn({ library: { id, documents } }: Awaited<ReturnType<typeof openSnapshot>>): Held {
  return { id, documents };
}

async function newestWhole(dataDir: string): Promise<Held> {
  for (const { id } of await listSnapshots(dataDir)) {
    const opened = await openSnapshot(dataDir, id).catch(() => null);
    if (opened !== null) return heldIn(opened);
  }
  return NOTHING;
}
