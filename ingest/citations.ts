import { parseReferences, type Reference } from '../knowledge/references.ts';
import type { Citation, Provision } from '../knowledge/types.ts';
import { readDetails } from './citations/details.ts';

/** What every provision of a document cites by a full number, in reading order. The document itself is not cited. */
export function findCitations(provisions: readonly Provision[], own: string): Citation[] {
  return provisions.flatMap((provision) => citationsOf(provision, own));
}

function citationsOf(provision: Provision, own: string): Citation[] {
  return parseReferences(provision.text).flatMap((reference) => {
    const { number } = reference;
    if (number === null || number === own || reference.self) return [];
    return [toCitation(provision, reference, number)];
  });
}

function toCitation(provision: Provision, reference: Reference, number: string): Citation {
  return {
    from: provision.id,
    start: reference.start,
    end: reference.end,
    written: reference.written,
    kind: reference.kind,
    number,
    ...readDetails(provision.text, reference),
  };
}
