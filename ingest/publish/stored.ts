import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { citedDocuments } from '../../knowledge/citations.ts';
import type { IndexedDocument } from '../../knowledge/passage-runs.ts';
import {
  encodeRecord,
  shelvedOf,
  shortHash,
  type Shelved,
  type StoredHead,
} from '../../knowledge/snapshot.ts';
import type { Document } from '../../knowledge/types.ts';
import { connectionOf } from '../connection.ts';
import { documentPassages } from '../passages.ts';

const deflate = promisify(deflateRaw);
/** Level of compression, 1 (fast) to 9: at 3 a library of 60,000 articles takes a fifth of its size, in some seconds. */
const LEVEL = 3;

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

/** Documents whose records are deflated at a time: one is written while others are in work on the other cores. */
const AT_ONCE = 8;

/** `before`: the document of a number in the snapshot before; its record serves where it says the same. */
export async function storeDocuments(
  documents: readonly Document[],
  before: (number: string) => Shelved | null,
): Promise<StoredDocument[]> {
  const stored: StoredDocument[] = [];
  for (let at = 0; at < documents.length; at += AT_ONCE) {
    const batch = documents.slice(at, at + AT_ONCE);
    stored.push(...(await Promise.all(batch.map((one) => storeDocument(one, before(one.number))))));
  }
  return stored;
}

async function storeDocument(document: Document, before: Shelved | null): Promise<StoredDocument> {
  const shelved = shelvedOf(document);
  return shelved === null ? fresh(document, before) : unchanged(document, shelved);
}

/** As it was read from a snapshot: neither read nor written anew. */
function unchanged(
  { relations }: Document,
  { head: { record, ...head }, bytes, contents }: Shelved,
): StoredDocument {
  const { number, rows, searched } = head;
  const indexed = { hash: searched, rows, read: () => contents() };
  return { number, rows, head, recordHash: record.hash, bytes, relations, indexed };
}

async function fresh(document: Document, before: Shelved | null): Promise<StoredDocument> {
  const passages = documentPassages(document);
  const searched = shortHash(JSON.stringify([document.text, passages.map(({ fields }) => fields)]));
  const json = encodeRecord(document, passages);
  const recordHash = shortHash(json);
  const same = before?.head.record.hash === recordHash ? before : null;
  const deflated = same === null ? await deflate(json, { level: LEVEL }) : null;
  const bytes = same?.bytes ?? (() => deflated ?? new Uint8Array());
  const { number } = document;
  const rows = passages.length;
  // Passages are made again where they are indexed: those of a great library together do not fit into memory.
  const read = () => ({ text: document.text, passages: documentPassages(document) });
  return {
    number,
    rows,
    head: headOf(document, { rows, searched }),
    recordHash,
    bytes,
    relations: document.relations,
    indexed: { hash: searched, rows, read },
  };
}

/** What heads a document: everything but its text and what stands in it. */
function headOf(document: Document, made: Pick<StoredHead, 'rows' | 'searched'>): Omit<StoredHead, 'record'> {
  const { number, kind, title, issuer, issuedOn, signer, validity, stated, warnings } = document;
  const { sha256, fileName } = document;
  const connection = connectionOf(document);
  return {
    ...{ number, kind, title, issuer, issuedOn, signer, validity, sha256, fileName },
    ...(stated === undefined ? {} : { stated }),
    ...(warnings === undefined ? {} : { warnings: [...warnings] }),
    hasEarlier: document.earlier !== undefined,
    sources: [...document.sources],
    corrections: [...document.corrections],
    notes: [...document.notes],
    aliases: [...document.aliases],
    cited: [...citedDocuments(document)],
    ...(connection === null ? {} : { connection }),
    ...made,
  };
}
