import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openByteFile } from '../byte-file.ts';
import { rememberCited } from '../citations.ts';
import type { Rows, Shelf } from '../library.ts';
import type { Document } from '../types.ts';
import { decodeOwnRecord, decodeRecord, type Contents } from './record.ts';
import { RELATIONS_FILE } from './layout.ts';
import { relationsSchema, type StoredHead, type StoredLibrary, type StoredRelations } from './schema.ts';

/** A document as it is stored, so that it can be stored again without being read. */
export interface Shelved {
  readonly head: StoredHead;
  /** Its record, deflated. */
  readonly bytes: () => Uint8Array;
  readonly contents: () => Contents;
}

const shelvedDocuments = new WeakMap<Document, Shelved>();

/**
 * Shelves documents in memory, deflated: a tenth of what they take when they are read. One packer keeps the few that were
 * read last.
 */
export function createPacker(): (
  head: StoredHead,
  record: Uint8Array,
  relations: Document['relations'],
) => Document {
  const remember = createMemory(REMEMBERED_OF_PACKED);
  return (head, record, relations) => {
    const contents = (): Contents => remember(head, () => decodeOwnRecord(head.number, record));
    return shelve({ head, bytes: () => record, contents }, () => relations);
  };
}

/** How an opened snapshot holds a document; null for one that was made or changed since. */
export function shelvedOf(document: Document): Shelved | null {
  return shelvedDocuments.get(document) ?? null;
}

/** Opens the records of a library. No document is read before somebody asks for its text or its provisions. */
export function openShelf(dir: string, { runs }: StoredLibrary): Shelf {
  const remember = createMemory();
  const relationsOf = openRelations(dir);
  const firsts: number[] = [];
  const documents: Document[] = [];
  const rowsOf = new Map<Document, Rows>();
  let rows = 0;
  for (const run of runs) {
    const file = openByteFile(join(dir, run.file));
    for (const head of run.documents) {
      firsts.push(rows);
      rows += head.rows;
      const bytes = (): Buffer => file.read(head.record.start, head.record.length);
      const contents = (): Contents => remember(head, () => decodeRecord(head.number, bytes()));
      const document = shelve({ head, bytes, contents }, () => relationsOf(head.number));
      rowsOf.set(document, { first: rows - head.rows, count: head.rows });
      documents.push(document);
    }
  }
  return {
    documents,
    passageCount: rows,
    passage: (row) => {
      const at = lastAtMost(firsts, row);
      const document = documents[at];
      const draft = document && shelvedOf(document)?.contents().passages[row - (firsts[at] ?? 0)];
      return draft && { row, ...draft };
    },
    rowsOf: (document) => rowsOf.get(document) ?? { first: 0, count: 0 },
    provisionsOf: (document) => shelvedOf(document)?.contents().byId ?? new Map(),
  };
}

/** A document whose text and provisions are read when somebody asks for them. */
export function shelve(shelved: Shelved, relations: () => Document['relations']): Document {
  const { head, contents } = shelved;
  const document: Document = {
    ...factsOf(head),
    get text() {
      return contents().text;
    },
    get provisions() {
      return contents().provisions;
    },
    get citations() {
      return contents().citations;
    },
    get relations() {
      return relations();
    },
  };
  if (head.hasEarlier)
    Object.defineProperty(document, 'earlier', { enumerable: true, get: () => contents().earlier });
  shelvedDocuments.set(document, shelved);
  rememberCited(document, head.cited, head.citedNames);
  return document;
}

type RelationsOf = (number: string) => Document['relations'];

/** Answering questions never asks for them, so they are read when connecting does. */
function openRelations(dir: string): RelationsOf {
  let relations: StoredRelations | null = null;
  return (number) => {
    relations ??= relationsSchema.parse(JSON.parse(readFileSync(join(dir, RELATIONS_FILE), 'utf8')));
    return relations[number] ?? [];
  };
}

/** Position of the last number that is at most `wanted`; `numbers` grow. Of equal ones (documents without passages) the last. */
function lastAtMost(numbers: readonly number[], wanted: number): number {
  let [low, high] = [0, numbers.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((numbers[middle] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}

type Memory = (head: StoredHead, read: () => Contents) => Contents;

/** Characters of text whose documents are kept read, some 10 bytes each with their provisions: an office's whole library. */
const REMEMBERED = 8_000_000;
/** While a library is taken in, one document after the other is read, and few of them twice. */
const REMEMBERED_OF_PACKED = 1_000_000;

/** Keeps the documents that were read last, up to so many characters of text. */
function createMemory(most = REMEMBERED): Memory {
  const kept = new Map<StoredHead, Contents>();
  let length = 0;
  return (head, read) => {
    const known = kept.get(head);
    const contents = known ?? read();
    // A map keeps the order of entry: what is asked for again goes to its end.
    if (known === undefined) length += contents.text.length;
    else kept.delete(head);
    kept.set(head, contents);
    for (const [oldest, one] of kept) {
      if (length <= most || oldest === head) break;
      kept.delete(oldest);
      length -= one.text.length;
    }
    return contents;
  };
}

function factsOf(
  head: StoredHead,
): Omit<Document, 'text' | 'provisions' | 'citations' | 'relations' | 'earlier'> {
  const { number, kind, title, issuer, issuedOn, signer, validity, stated, warnings } = head;
  const { sources, corrections, notes, sha256, fileName, aliases } = head;
  return {
    ...{ number, kind, title, issuer, issuedOn, signer, validity },
    ...(stated === undefined ? {} : { stated }),
    ...(warnings === undefined ? {} : { warnings }),
    ...{ sources, corrections, notes, sha256, fileName, aliases },
  };
}
