import type { Document, Passage, Provision } from '../types.ts';
import { librarySchema, type StoredDocument } from './schema.ts';

/** The library's texts as bytes of `library.json`: the same library gives the same bytes. */
export function encodeLibrary(documents: readonly Document[], passages: readonly Passage[]): string {
  const stored = documents.map((document) => ({
    ...document,
    provisions: document.provisions.map(withoutText),
  }));
  return `${JSON.stringify(librarySchema.parse({ documents: stored, passages }))}\n`;
}

function withoutText(provision: Provision): Omit<Provision, 'text'> {
  const { id, document, parent, kind, label, locator, place, heading, start, end, segments } = provision;
  const own = provision.validity === undefined ? {} : { validity: provision.validity };
  return { id, document, parent, kind, label, locator, place, heading, start, end, ...own, segments };
}

/** Reads `library.json` again. Throws where it does not fit the schema or a range lies outside its text. */
export function decodeLibrary(json: string): { documents: Document[]; passages: Passage[] } {
  const { documents, passages } = librarySchema.parse(JSON.parse(json));
  const known = new Set(documents.flatMap((one) => one.provisions.map((provision) => provision.id)));
  for (const passage of passages) {
    const lost = passage.provisions.find((id) => !known.has(id));
    if (lost !== undefined) throw new RangeError(`passage ${passage.row} names unknown provision ${lost}`);
  }
  return { documents: documents.map(toDocument), passages };
}

function toDocument(stored: StoredDocument): Document {
  const provisions = stored.provisions.map((provision) => {
    const length = provision.end - provision.start;
    const inside = length >= 0 && provision.end <= stored.text.length;
    const segments = provision.segments.every(({ start, end }) => start < end && end <= length);
    if (!inside || !segments) throw new RangeError(`provision ${provision.id} lies outside its text`);
    return { ...provision, text: stored.text.slice(provision.start, provision.end) };
  });
  for (const { provision } of stored.earlier ?? []) {
    const inside = provision.segments.every(({ start, end }) => start < end && end <= provision.text.length);
    if (!inside) throw new RangeError(`earlier provision ${provision.id} lies outside its text`);
  }
  return { ...stored, provisions };
}
