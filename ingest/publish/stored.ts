import type { IndexedDocument } from '../../knowledge/passage-runs.ts';
import { shelvedOf, type Shelved, type StoredHead } from '../../knowledge/snapshot.ts';
import type { Document } from '../../knowledge/types.ts';
import { createPacking } from '../packing.ts';

/** A document as it is stored and indexed. */
export interface StoredDocument {
  readonly number: string;
  readonly rows: number;
  /** Where its record stands is known when the run is written. */
  readonly head: Omit<StoredHead, 'record'>;
  readonly recordHash: string;
  /** The deflated record. */
  readonly bytes: () => Uint8Array;
  readonly relations: Document['relations'];
  readonly indexed: IndexedDocument;
}

/** `before`: the document of a number in the snapshot before; its record serves where it says the same. */
export function storeDocuments(
  documents: readonly Document[],
  before: (number: string) => Shelved | null,
): StoredDocument[] {
  const pack = createPacking();
  return documents.map((document) => {
    const shelved = shelvedOf(pack(document));
    if (shelved === null) throw new Error(`${document.number} was not packed`);
    return stored(document, shelved, before(document.number));
  });
}

function stored({ relations }: Document, shelved: Shelved, before: Shelved | null): StoredDocument {
  const { record, ...head } = shelved.head;
  const { number, rows, searched } = head;
  const { bytes } = before?.head.record.hash === record.hash ? before : shelved;
  const indexed = { hash: searched, rows, read: () => shelved.contents() };
  return { number, rows, head, recordHash: record.hash, bytes, relations, indexed };
}
