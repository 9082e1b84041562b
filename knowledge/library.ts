import { citesOther, type NumberedCitation } from './citations.ts';
import type { Document, Passage, Provision } from './types.ts';

/** The texts of one snapshot, looked up by number and id. Immutable. */
export interface Library {
  /** Snapshot id. */
  readonly id: string;
  readonly documents: readonly Document[];
  readonly passages: readonly Passage[];
  document(number: string): Document | undefined;
  provision(id: string): Provision | undefined;
  /** Citations of a document number by provisions of other documents, in reading order. */
  citationsOf(number: string): readonly NumberedCitation[];
}

/** Builds the look-ups over documents and passages. */
export function createLibrary(
  id: string,
  documents: readonly Document[],
  passages: readonly Passage[],
): Library {
  const byNumber = new Map(documents.map((document) => [document.number, document]));
  const provisions = new Map(documents.flatMap((d) => d.provisions.map((p) => [p.id, p] as const)));
  const cited = new Map<string, NumberedCitation[]>();
  for (const citation of documents.flatMap((d) => d.citations.filter(citesOther))) {
    const list = cited.get(citation.number);
    if (list) list.push(citation);
    else cited.set(citation.number, [citation]);
  }
  return {
    id,
    documents,
    passages,
    document: (number) => byNumber.get(number),
    provision: (provisionId) => provisions.get(provisionId),
    citationsOf: (number) => cited.get(number) ?? [],
  };
}
