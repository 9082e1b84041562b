import type { Library } from '../../knowledge/library.ts';
import type { DocumentRows, IndexedDocument, PassageRuns } from '../../knowledge/passage-runs.ts';
import { shortHash } from '../../knowledge/snapshot.ts';
import type { Passage } from '../../knowledge/types.ts';

/** All passages of a library, by row. */
export function passagesOf(library: Library): Passage[] {
  return Array.from({ length: library.passageCount }, (_, row) => library.passage(row)!);
}

/** A document of an index. */
export function indexed(passages: readonly Pick<Passage, 'fields'>[], text = ''): IndexedDocument {
  const made: DocumentRows = { hash: shortHash(JSON.stringify([text, passages])), rows: passages.length };
  return { ...made, read: () => ({ text, passages }) };
}

/** Passages as one run of one document, as if nothing had been published before. */
export function oneRun(passages: readonly Passage[]): PassageRuns {
  return { runs: [[indexed(passages)]], rows: passages.length, previous: null };
}
