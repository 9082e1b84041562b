import { parseReferences, type Reference } from '../knowledge/references.ts';
import type { Citation, Provision } from '../knowledge/types.ts';
import { knownByBases } from './citations/bases.ts';
import { readDetails } from './citations/details.ts';
import { sharedWith } from './citations/ellipsis.ts';
import { quotedSpan, readLeads, type Leads } from './citations/leads.ts';
import { namedTarget, namesDocument, targetFrom, type Base, type Target } from './citations/target.ts';

export { quotedSpan } from './citations/leads.ts';

/**
 * What every provision of a document cites, in reading order: other documents by number or name, and places of the
 * document itself ("khoản 1 Điều này"). What a name means is decided in the library (`knowledge/citations.ts`), but for
 * names that the document's own legal bases give a number.
 */
export function findCitations(provisions: readonly Provision[], own: string): Citation[] {
  const leads = readLeads(provisions, own);
  const found = provisions.flatMap((provision) => citationsOf(provision, own, leads));
  return knownByBases(found, provisions);
}

function citationsOf(provision: Provision, own: string, leads: Leads): Citation[] {
  const { text } = provision;
  // The title is what the document is called, and cites nothing.
  if (provision.kind === 'title') return [];
  const references = parseReferences(text).filter((one) => isCitation(one));
  const bases = basesOf(provision, own, leads);
  return references.map((reference, index) => {
    const shared = bare(reference) ? sharedWith(index, references, text) : null;
    const base = bases(reference);
    const target = targetOf(shared === null ? reference : { ...shared, places: reference.places }, base, own);
    return toCitation(provision, reference, target);
  });
}

/** Where a reference is seen from: the provision itself, or the document that it changes or details. */
function basesOf(provision: Provision, own: string, leads: Leads): (reference: Reference) => Base {
  const here: Base = { document: documentOf(own), place: provision.place };
  const above = leads.above(provision);
  const introduced = leads.of(provision) ?? above;
  const quoted = introduced?.amends ? quotedSpan(provision.text) : null;
  return (reference) => {
    const within = quoted !== null && reference.start >= quoted.start && reference.end <= quoted.end;
    if (within && introduced !== null) return introduced;
    return bare(reference) && above !== null ? above : here;
  };
}

function documentOf(number: string): Base['document'] {
  return { kind: null, number, name: null, digits: null, year: null, own: true };
}

function bare(reference: Reference): boolean {
  return !reference.self && !namesDocument(reference);
}

function targetOf(reference: Reference, base: Base, own: string): Target {
  return namesDocument(reference) ? namedTarget(reference, own) : targetFrom(base, reference);
}

/**
 * Rule texts write document names with a capital and Điều, khoản, điểm with a value. A lone "phần 2" or "đoạn 3" without
 * a document is a quantity or a stretch of road more often than a place.
 */
function isCitation(reference: Reference): boolean {
  if (reference.digits !== null && reference.number === null) return /^\p{Lu}/u.test(reference.written);
  if (!bare(reference)) return true;
  return reference.places.some(({ article, clause, point, chapter, section }) =>
    [article, clause, point, chapter, section].some((value) => (value ?? null) !== null),
  );
}

function toCitation(provision: Provision, reference: Reference, target: Target): Citation {
  const details = target.own ? NO_DETAILS : readDetails(provision.text, reference);
  const { start, end, written } = reference;
  return { from: provision.id, start, end, written, ...target, ...details };
}

const NO_DETAILS = { issuedOn: null, issuer: null, about: null };
