import { citesOther, type NumberedCitation } from './citations.ts';
import type { Day, Document, EarlierWording, Passage, Provision } from './types.ts';

/** The texts of one snapshot, looked up by number and id. Immutable. */
export interface Library {
  /** Snapshot id. */
  readonly id: string;
  readonly documents: readonly Document[];
  readonly passages: readonly Passage[];
  document(number: string): Document | undefined;
  provision(id: string): Provision | undefined;
  /** The words that a provision had on a day; those that it has now where none are known to have stood before. */
  provisionOn(id: string, day: Day): Provision | undefined;
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
  const earlier = groupEarlier(documents);
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
    provisionOn: (provisionId, day) =>
      wordingOn(earlier.get(provisionId) ?? [], day) ?? provisions.get(provisionId),
    citationsOf: (number) => cited.get(number) ?? [],
  };
}

function groupEarlier(documents: readonly Document[]): Map<string, EarlierWording[]> {
  const groups = new Map<string, EarlierWording[]>();
  for (const wording of documents.flatMap((document) => document.earlier ?? [])) {
    const group = groups.get(wording.provision.id);
    if (group) group.push(wording);
    else groups.set(wording.provision.id, [wording]);
  }
  return groups;
}

/** The oldest wording that still stood on the day: they come oldest first. */
function wordingOn(earlier: readonly EarlierWording[], day: Day): Provision | undefined {
  return earlier.find(({ until }) => day < until)?.provision;
}
