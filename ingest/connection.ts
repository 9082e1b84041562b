import { shelvedOf, shortHash, type StoredHead } from '../knowledge/snapshot.ts';
import type { Citation, Document, Validity } from '../knowledge/types.ts';
import type { DatedRelation } from '../knowledge/validity.ts';
import type { NumberOf } from './relations.ts';

/**
 * What a document's relations and validity were derived from. Where it is the same when the library is connected again, so
 * are they, and the document need not be read.
 */
export type Connection = NonNullable<StoredHead['connection']>;

const connections = new WeakMap<Document, Connection>();

export function rememberConnection(document: Document, connection: Connection): void {
  connections.set(document, connection);
}

/** Null for a document that was never connected. */
export function connectionOf(document: Document): Connection | null {
  return connections.get(document) ?? shelvedOf(document)?.head.connection ?? null;
}

/** The citations without a number, each once, with the number that each means. */
export function namedIn(citations: readonly Citation[], numberOf: NumberOf): Connection['named'] {
  const named = new Map<string, Connection['named'][number]>();
  for (const citation of citations) {
    if (citation.number !== null) continue;
    const { kind, digits, year, name } = citation;
    const said = { kind, digits, year, name, placed: citation.places.length > 0 };
    const key = JSON.stringify(said);
    if (!named.has(key)) named.set(key, { ...said, number: numberOf(citation) });
  }
  return [...named.values()];
}

/** True where the names of a document still mean what they meant: its relations are those it had. */
export function meansTheSame({ named }: Connection, document: Document, numberOf: NumberOf): boolean {
  return named.every(({ number, placed, ...said }) => {
    const places = placed ? [{ article: '1' }] : [];
    const citation = { ...NAMELESS, ...said, from: `${document.number}#`, places };
    return numberOf(citation) === number;
  });
}

const NAMELESS: Omit<Citation, 'from' | 'kind' | 'digits' | 'year' | 'name' | 'places'> = {
  start: 0,
  end: 0,
  written: '',
  number: null,
  own: false,
  issuedOn: null,
  issuer: null,
  about: null,
};

/** What decides the validity of a document and of its provisions. */
export function connectionHash(validity: Validity, partial: readonly DatedRelation[]): string {
  return shortHash(JSON.stringify([validity, partial]));
}
