import { createResolver, type Resolver } from '../knowledge/citations.ts';
import type { Day, Document, Fact, Provision } from '../knowledge/types.ts';
import { createValidityBook, type ValidityBook } from '../knowledge/validity.ts';
import { dateEarlier } from './earlier.ts';
import { findRelations } from './relations.ts';

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
 */
export function connectDocuments(documents: readonly Document[], facts: readonly Fact[]): Connected {
  const alone = documents.map((document) => ({ ...document, relations: [] }));
  const first = createValidityBook(alone, facts);
  const names = createResolver(documents, first.statusOn, facts);
  const related = documents.map((document) => ({ ...document, relations: relationsOf(document, names) }));
  const book = createValidityBook(related, facts);
  const touched = new Set(book.relations.filter(({ places }) => places.length > 0).map(({ to }) => to));
  const connected = related
    .map((document) => withValidity(document, book, touched.has(document.number)))
    .map((document) => dateEarlier(document, book.relations));
  return { documents: connected, book, resolver: createResolver(connected, book.statusOn, facts) };
}

function relationsOf(document: Document, names: Resolver): Document['relations'] {
  const { from } = document.stated ?? document.validity;
  const on: Day | null = from ?? document.issuedOn;
  return findRelations(document, (citation) => {
    if (on === null) return null;
    const found = names.resolve(citation, on);
    return found.outcome === 'uncertain' ? null : found.number;
  });
}

/** `touched`: parts of the document were repealed, amended or detailed by another. */
function withValidity(document: Document, book: ValidityBook, touched: boolean): Document {
  const stated = document.stated ?? document.validity;
  // What touched it when it was connected before may be gone: an own validity is always derived anew.
  const provisions =
    touched || document.provisions.some((one) => one.validity !== undefined)
      ? document.provisions.map((one) => withOwn(one, document, book))
      : document.provisions;
  return { ...document, stated, validity: book.of(document.number), provisions };
}

function withOwn(provision: Provision, document: Document, book: ValidityBook): Provision {
  const whole = book.of(document.number);
  const own = book.ofProvision(provision);
  if (own.until !== whole.until || own.how !== whole.how) return { ...provision, validity: own };
  const plain: { -readonly [Field in keyof Provision]: Provision[Field] } = { ...provision };
  delete plain.validity;
  return plain;
}
