import { createResolver, type Resolver } from '../knowledge/citations.ts';
import { shelve, shelvedOf } from '../knowledge/snapshot.ts';
import type { Day, Document, Fact, Provision, Relation } from '../knowledge/types.ts';
import { createValidityBook, type DatedRelation, type ValidityBook } from '../knowledge/validity.ts';
import {
  connectionHash,
  connectionOf,
  meansTheSame,
  namedIn,
  rememberConnection,
  type Connection,
} from './connection.ts';
import { dateEarlier } from './earlier.ts';
import { detached, withHead, type Pack } from './packing.ts';
import { findRelations, type NumberOf } from './relations.ts';

/** The documents of a library seen together. */
export interface Connected {
  /** With their relations, and with the validity that follows from all of them. */
  readonly documents: readonly Document[];
  readonly book: ValidityBook;
  readonly resolver: Resolver;
}

/**
 * Reads what the documents of a library do to each other, and what follows for their validity. What a document says of
 * itself stays in `stated`, so that connecting the same documents again, with one more or with other facts, starts anew.
 * A document of a snapshot for which nothing has changed is not read again, and given back as it is. `pack` is what keeps
 * those of a great library in memory.
 */
export function connectDocuments(
  documents: readonly Document[],
  facts: readonly Fact[],
  pack: Pack = (document) => document,
): Connected {
  const first = createValidityBook(documents, facts, () => []);
  const names = createResolver(documents, first.statusOn, facts);
  const related = new Map(documents.map((document) => [document, relate(document, names)]));
  const book = createValidityBook(documents, facts, (document) => related.get(document)?.relations ?? []);
  const partial = partialByTarget(book.relations);
  const connected = documents.map((document) => {
    const found = related.get(document);
    if (found === undefined) return document;
    return connect(document, found, { book, partial: partial.get(document.number) ?? [], pack });
  });
  return { documents: connected, book, resolver: createResolver(connected, book.statusOn, facts) };
}

interface Related {
  readonly relations: readonly Relation[];
  readonly named: Connection['named'];
}

function relate(document: Document, names: Resolver): Related {
  const numberOf = numberIn(document, names);
  const before = connectionOf(document);
  if (before !== null && meansTheSame(before, document, numberOf))
    return { relations: document.relations, named: before.named };
  const { citations } = document;
  return { relations: detached(findRelations(document, numberOf)), named: namedIn(citations, numberOf) };
}

/** Which number a citation of the document without one means; null where that is not certain. */
function numberIn(document: Document, names: Resolver): NumberOf {
  const { from } = document.stated ?? document.validity;
  const on: Day | null = from ?? document.issuedOn;
  return (citation) => {
    if (on === null) return null;
    const found = names.resolve(citation, on);
    return found.outcome === 'uncertain' ? null : found.number;
  };
}

function partialByTarget(relations: readonly DatedRelation[]): Map<string, DatedRelation[]> {
  const groups = new Map<string, DatedRelation[]>();
  for (const relation of relations) {
    if (relation.places.length === 0) continue;
    const group = groups.get(relation.to);
    if (group) group.push(relation);
    else groups.set(relation.to, [relation]);
  }
  return groups;
}

/** `partial`: relations by which parts of the document were repealed, amended or detailed. */
function connect(
  document: Document,
  { relations, named }: Related,
  { book, partial, pack }: { book: ValidityBook; partial: readonly DatedRelation[]; pack: Pack },
): Document {
  const validity = book.of(document.number);
  const connection = { hash: connectionHash(validity, partial), named };
  const before = connectionOf(document);
  // Its names mean the same, and what is said of it is the same.
  if (before?.named === named && before.hash === connection.hash) return document;
  const stated = document.stated ?? document.validity;
  const shelved = shelvedOf(document);
  // Never connected before, and nothing is said of its parts: its provisions stay as they were read.
  if (shelved !== null && before === null && partial.length === 0 && !shelved.head.hasEarlier)
    return shelve(withHead(shelved, { validity, stated }, connection), () => relations);
  const provisions =
    partial.length > 0
      ? document.provisions.map((one) => withOwn(one, document, book))
      : document.provisions.map(withoutOwn);
  const connected = dateEarlier({ ...document, relations, stated, validity, provisions }, partial);
  rememberConnection(connected, connection);
  return pack(connected);
}

function withOwn(provision: Provision, document: Document, book: ValidityBook): Provision {
  const whole = book.of(document.number);
  const own = book.ofProvision(provision);
  if (own.until !== whole.until || own.how !== whole.how) return { ...provision, validity: own };
  return withoutOwn(provision);
}

function withoutOwn(provision: Provision): Provision {
  if (provision.validity === undefined) return provision;
  const plain: { -readonly [Field in keyof Provision]: Provision[Field] } = { ...provision };
  delete plain.validity;
  return plain;
}
