import {
  citedDocuments,
  citedNames,
  citesOther,
  type CitedDocument,
  type NamedCitation,
  type NumberedCitation,
} from './citations.ts';
import type { Day, Document, EarlierWording, Passage, Provision } from './types.ts';

/** The texts of one snapshot, looked up by number and id. Immutable. */
export interface Library {
  /** Snapshot id. */
  readonly id: string;
  /**
   * What heads a document (number, kind, title, validity …) is at hand; its text, provisions, citations and relations may be
   * read from the disk when they are asked for: loop over all documents for the former only.
   */
  readonly documents: readonly Document[];
  readonly passageCount: number;
  /** By row, 0 to `passageCount` - 1. */
  passage(row: number): Passage | undefined;
  /** The rows of a document's passages, one after another; none where it is not held. */
  rowsOf(number: string): Rows;
  document(number: string): Document | undefined;
  provision(id: string): Provision | undefined;
  /** The words that a provision had on a day; those that it has now where none are known to have stood before. */
  provisionOn(id: string, day: Day): Provision | undefined;
  /** Documents that others cite by number, as each of them names it: a number stands as often as it is named differently. */
  readonly cited: readonly CitedDocument[];
  /** Laws that documents cite by name alone; one stands as often as it is cited by another document. */
  readonly citedNames: readonly NamedCitation[];
  /** Citations of a document number by provisions of other documents, in reading order. */
  citationsOf(number: string): readonly NumberedCitation[];
}

export interface Rows {
  readonly first: number;
  readonly count: number;
}

const NO_ROWS: Rows = { first: 0, count: 0 };

/** Where the texts of a library come from. */
export interface Shelf {
  readonly documents: readonly Document[];
  readonly passageCount: number;
  passage(row: number): Passage | undefined;
  rowsOf(document: Document): Rows;
  /** The provisions of a document on this shelf, by id. */
  provisionsOf(document: Document): ReadonlyMap<string, Provision>;
}

/** Builds the look-ups over documents and passages in memory. */
export function createLibrary(
  id: string,
  documents: readonly Document[],
  passages: readonly Passage[],
): Library {
  const kept = new Map<Document, ReadonlyMap<string, Provision>>();
  return openLibrary(id, {
    documents,
    passageCount: passages.length,
    passage: (row) => passages[row],
    rowsOf: ({ number }) => {
      const first = passages.findIndex(({ document }) => document === number);
      return { first, count: passages.filter(({ document }) => document === number).length };
    },
    provisionsOf: (document) => {
      const known = kept.get(document) ?? provisionsById(document.provisions);
      kept.set(document, known);
      return known;
    },
  });
}

export function provisionsById(provisions: readonly Provision[]): ReadonlyMap<string, Provision> {
  return new Map(provisions.map((provision) => [provision.id, provision]));
}

/** Builds the look-ups over a shelf; reads no document whole. */
export function openLibrary(id: string, shelf: Shelf): Library {
  const { documents, passageCount } = shelf;
  const byNumber = new Map(documents.map((document) => [document.number, document]));
  const cited: CitedDocument[] = [];
  const citing = new Map<string, Set<Document>>();
  for (const document of documents) {
    for (const one of citedDocuments(document)) {
      cited.push(one);
      const known = citing.get(one.number);
      if (known) known.add(document);
      else citing.set(one.number, new Set([document]));
    }
  }
  const provision = (id: string): Provision | undefined => {
    const document = byNumber.get(numberOf(id));
    return document && shelf.provisionsOf(document).get(id);
  };
  const cites = (number: string) => (citation: NumberedCitation) => citation.number === number;
  return {
    id,
    documents,
    passageCount,
    passage: (row) => shelf.passage(row),
    rowsOf: (number) => {
      const document = byNumber.get(number);
      return document === undefined ? NO_ROWS : shelf.rowsOf(document);
    },
    document: (number) => byNumber.get(number),
    provision,
    provisionOn: (id, day) => wordingOn(byNumber.get(numberOf(id))?.earlier ?? [], id, day) ?? provision(id),
    cited,
    citedNames: documents.flatMap(citedNames),
    citationsOf: (number) =>
      [...(citing.get(number) ?? [])].flatMap((document) =>
        document.citations.filter(citesOther).filter(cites(number)),
      ),
  };
}

/** The document's number in a provision's id. */
function numberOf(id: string): string {
  return id.slice(0, id.indexOf('#'));
}

/** The oldest wording that still stood on the day: they come oldest first. */
function wordingOn(earlier: readonly EarlierWording[], id: string, day: Day): Provision | undefined {
  return earlier.find(({ provision, until }) => provision.id === id && day < until)?.provision;
}
