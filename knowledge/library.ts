import type { Citation, Document, Passage, Provision } from './types.ts';

/** The texts of one snapshot, looked up by number and id. Immutable. */
export interface Library {
  /** Snapshot id. */
  readonly id: string;
  readonly documents: readonly Document[];
  readonly passages: readonly Passage[];
  document(number: string): Document | undefined;
  provision(id: string): Provision | undefined;
  /** Citations of a document number by held provisions, in reading order. */
  citationsOf(number: string): readonly Citation[];
}

/** Builds the look-ups over documents and passages. */
export function createLibrary(
  id: string,
  documents: readonly Document[],
  passages: readonly Passage[],
): Library {
  const byNumber = new Map(documents.map((document) => [document.number, document]));
  const provisions = new Map(documents.flatMap((d) => d.provisions.map((p) => [p.id, p] as const)));
  const cited = new Map<string, Citation[]>();
  for (const citation of documents.flatMap((d) => d.citations)) {
    const list = cited.get(citation.number) ?? [];
    cited.set(citation.number, [...list, citation]);
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
