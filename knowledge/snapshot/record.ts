import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { provisionsById } from '../library.ts';
import type { Document, Passage, Provision } from '../types.ts';
import { recordSchema, type StoredRecord } from './schema.ts';

/** A passage before it has a row in a library. */
export type Draft = Omit<Passage, 'row'>;

/** What a record holds, with the words of provisions and passages cut from the text. */
export interface Contents extends Pick<Document, 'text' | 'provisions' | 'citations' | 'earlier'> {
  readonly byId: ReadonlyMap<string, Provision>;
  readonly passages: readonly Draft[];
}

/** A document's record as JSON: the same document gives the same bytes. Throws where it does not fit the schema. */
export function encodeRecord(document: Document, passages: readonly Draft[]): Buffer {
  const { text, citations } = document;
  const record: StoredRecord = {
    text,
    provisions: document.provisions.map(withoutText),
    citations: [...citations],
    ...(document.earlier === undefined ? {} : { earlier: document.earlier }),
    passages: passages.map(({ provisions, fields: { heading, title, trail, topic } }) => ({
      provisions: [...provisions],
      fields: { heading, title, trail, topic },
    })),
  } as StoredRecord;
  return Buffer.from(JSON.stringify(recordSchema.parse(record)), 'utf8');
}

function withoutText(provision: Provision): Omit<Provision, 'text'> {
  const { id, document, parent, kind, label, locator, place, heading, start, end, segments } = provision;
  const own = provision.validity === undefined ? {} : { validity: provision.validity };
  const paged = provision.page === undefined ? {} : { page: provision.page };
  return {
    id,
    document,
    parent,
    kind,
    label,
    locator,
    place,
    heading,
    start,
    end,
    ...paged,
    ...own,
    segments,
  };
}

/** Reads a deflated record. Throws where it does not fit the schema or a range lies outside its text. */
export function decodeRecord(number: string, deflated: Uint8Array): Contents {
  return contentsOf(number, recordSchema.parse(inflated(deflated)));
}

/** Reads a record that this process itself has encoded, and that never left its memory: its shape was checked then. */
export function decodeOwnRecord(number: string, deflated: Uint8Array): Contents {
  return contentsOf(number, inflated(deflated) as StoredRecord);
}

function inflated(deflated: Uint8Array): unknown {
  return JSON.parse(inflateRawSync(deflated).toString('utf8'));
}

function contentsOf(number: string, record: StoredRecord): Contents {
  const provisions = record.provisions.map((provision) => withText(provision, record.text));
  const byId = provisionsById(provisions);
  const passages = record.passages.map((passage) => ({
    document: number,
    provisions: passage.provisions,
    fields: { ...passage.fields, body: bodyOf(passage.provisions, byId) },
  }));
  const { text, citations, earlier } = record;
  for (const { provision } of earlier ?? []) {
    const inside = provision.segments.every(({ start, end }) => start < end && end <= provision.text.length);
    if (!inside) throw new RangeError(`earlier provision ${provision.id} lies outside its text`);
  }
  const before = earlier === undefined ? {} : { earlier };
  return { text, provisions, citations, ...before, byId, passages };
}

function withText(provision: StoredRecord['provisions'][number], text: string): Provision {
  const length = provision.end - provision.start;
  const inside = length >= 0 && provision.end <= text.length;
  const segments = provision.segments.every(({ start, end }) => start < end && end <= length);
  if (!inside || !segments) throw new RangeError(`provision ${provision.id} lies outside its text`);
  return { ...provision, text: text.slice(provision.start, provision.end) };
}

/** The words that a passage is searched by: those of its provisions, a line each. */
export function bodyOf(ids: readonly string[], byId: ReadonlyMap<string, Pick<Provision, 'text'>>): string {
  const texts = ids.map((id) => {
    const provision = byId.get(id);
    if (provision === undefined) throw new RangeError(`a passage names unknown provision ${id}`);
    return provision.text;
  });
  return texts.filter((text) => text !== '').join('\n');
}

/** 16 hex digits of a SHA-256: enough that two contents never meet. */
export function shortHash(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
