import { openSnapshot } from '../../knowledge/snapshot.ts';
import type { Day, Document, Fact } from '../../knowledge/types.ts';
import type { Connected } from '../connect.ts';
import { connectLibrary, shippedFacts } from '../ingest.ts';

/** The library in use on a day of law, with what follows from its documents together. */
export interface Shelf {
  readonly snapshot: string;
  /** ISO time, UTC: when this content was first published. */
  readonly publishedAt: string;
  readonly on: Day;
  readonly documents: readonly Document[];
  readonly connected: Connected;
  readonly facts: readonly Fact[];
}

/** Opens the library in use. Throws a `SnapshotError` where it cannot be opened. */
export async function openShelf(dataDir: string, on: Day): Promise<Shelf> {
  const { library, manifest } = await openSnapshot(dataDir);
  const connected = connectLibrary(library.documents);
  return {
    snapshot: library.id,
    publishedAt: manifest.createdAt,
    on,
    documents: connected.documents,
    connected,
    facts: shippedFacts(),
  };
}
