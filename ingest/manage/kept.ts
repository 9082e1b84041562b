import { currentSnapshotId, listSnapshots, SnapshotError } from '../../knowledge/snapshot.ts';

/** A kept snapshot by its manifest. */
export interface Kept {
  readonly snapshot: string;
  /** ISO time, UTC: when this content was first published. */
  readonly publishedAt: string;
  readonly documents: number;
  readonly current: boolean;
}

/** The kept snapshots, newest first. */
export async function keptSnapshots(dataDir: string): Promise<Kept[]> {
  const current = await currentOrNull(dataDir);
  const manifests = await listSnapshots(dataDir);
  return manifests.map(({ id, createdAt, documents }) => ({
    snapshot: id,
    publishedAt: createdAt,
    documents,
    current: id === current,
  }));
}

/** The id that the pointer names; null where it names none or is damaged: going back must mend that too. */
export async function currentOrNull(dataDir: string): Promise<string | null> {
  return currentSnapshotId(dataDir).catch((error: unknown) => {
    if (error instanceof SnapshotError && error.fault !== 'disk') return null;
    throw error;
  });
}
