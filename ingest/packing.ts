import { deflateRawSync } from 'node:zlib';
import { citedDocuments, citedNames } from '../knowledge/citations.ts';
import {
  createPacker,
  encodeRecord,
  shelvedOf,
  shortHash,
  type Shelved,
  type StoredHead,
} from '../knowledge/snapshot.ts';
import type { Document } from '../knowledge/types.ts';
import { connectionOf } from './connection.ts';
import { documentPassages } from './passages.ts';

/** Level of compression, 1 (fast) to 9: at 3 a library of 60,000 articles takes a fifth of its size, in some seconds. */
const LEVEL = 3;

/** Gives a document as it will be stored: deflated, and read again where somebody asks for its text or its provisions. */
export type Pack = (document: Document) => Document;

/**
 * Makes what packs the documents of one run: read whole, those of a great library take ten times the memory. A document
 * that stands packed or on the disk is given back as it is.
 */
export function createPacking(): Pack {
  const shelve = createPacker();
  return (document) => {
    if (shelvedOf(document) !== null) return document;
    const { head, record } = storedForm(document);
    return shelve(head, record, detached(document.relations));
  };
}

/** What a document is stored as. */
export function storedForm(document: Document): { head: StoredHead; record: Uint8Array } {
  const passages = documentPassages(document);
  const searched = shortHash(JSON.stringify([document.text, passages.map(({ fields }) => fields)]));
  const json = encodeRecord(document, passages);
  const record = deflateRawSync(json, { level: LEVEL });
  const made = { hash: shortHash(json), start: 0, length: record.length };
  return {
    head: detached({ ...headOf(document, { rows: passages.length, searched }), record: made }),
    record,
  };
}

/** The same document with what others do to it said anew; its text and provisions are not read for it. */
export function withHead(
  { head, ...rest }: Shelved,
  { validity, stated }: Pick<Document, 'validity' | 'stated'>,
  connection: NonNullable<StoredHead['connection']>,
): Shelved {
  const said = stated === undefined ? {} : { stated };
  return { ...rest, head: { ...head, validity, ...said, connection } };
}

/** Strings that were cut from a text hold the whole text in memory; these are their own. */
export function detached<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
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
    citedNames: [...citedNames(document)],
    ...(connection === null ? {} : { connection }),
    ...made,
  };
}
