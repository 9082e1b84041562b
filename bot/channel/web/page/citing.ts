import type { Library } from '../../../../knowledge/library.ts';
import { findProvisions } from '../../../../knowledge/references.ts';
import type { Citation, Document, Place, Provision, Span } from '../../../../knowledge/types.ts';
import { citesPlace } from '../../../../knowledge/validity.ts';
import { documentPath, provisionPath } from '../links.ts';

/** Citations both ways: what a provision cites, and what cites it. */

/** The ids of a provision and of all that stands under it. */
export function branchOf(document: Document, { id }: Provision): ReadonlySet<string> {
  const ids = new Set([id]);
  for (const { id: own, parent } of document.provisions) if (parent !== null && ids.has(parent)) ids.add(own);
  return ids;
}

/** From the first word of a provision to the last that stands under it. */
export function stretchOf(document: Document, provision: Provision): Span {
  const ids = branchOf(document, provision);
  const parts = document.provisions.filter(({ id }) => ids.has(id));
  return { start: provision.start, end: Math.max(...parts.map(({ end }) => end)) };
}

/** Where a citation leads: the document's number (its own, where it cites itself), the provision where it names one that is held. */
export interface Target {
  readonly number: string;
  readonly provision: Provision | null;
  readonly held: boolean;
  readonly path: string;
}

export type Targets = (citation: Citation) => Target | null;

/** Finds where citations of a library lead; remembers each document's provisions by Điều while it is in use. */
export function targetsIn(library: Library, from: Document): Targets {
  const articles = new Map<string, ReadonlyMap<string, readonly Provision[]>>();
  const under = (document: Document, place: Partial<Place>): readonly Provision[] => {
    const known = articles.get(document.number) ?? byArticle(document.provisions);
    articles.set(document.number, known);
    return known.get(place.article?.toLowerCase() ?? '') ?? [];
  };
  return ({ number: named, own, places }) => {
    const number = own ? from.number : named;
    if (number === null) return null;
    const document = own ? from : library.document(number);
    const place = places[0];
    if (document === undefined || place === undefined)
      return own
        ? null
        : { number, provision: null, held: document !== undefined, path: documentPath(number) };
    const candidates = place.article ? under(document, place) : document.provisions;
    const provision = findProvisions(candidates, place, true)[0] ?? null;
    if (provision === null && own) return null;
    const path = provision === null ? documentPath(number) : provisionPath(number, provision.id);
    return { number, provision, held: true, path };
  };
}

function byArticle(provisions: readonly Provision[]): Map<string, Provision[]> {
  const groups = new Map<string, Provision[]>();
  for (const provision of provisions) {
    const article = provision.place.article?.toLowerCase() ?? '';
    const group = groups.get(article);
    if (group) group.push(provision);
    else groups.set(article, [provision]);
  }
  return groups;
}

/** What a provision and all under it cite, in reading order. */
export function citedFrom(document: Document, provision: Provision): readonly Citation[] {
  const ids = branchOf(document, provision);
  return document.citations.filter((citation) => ids.has(citation.from));
}

/** What cites a provision: itself, what it stands in, or something under it; its own document first. */
export function citingOf(document: Document, provision: Provision, library: Library): readonly Citation[] {
  const ids = branchOf(document, provision);
  const meant = ({ places }: Citation): boolean =>
    places.some((cited) => citesPlace(cited, provision.place) || citesPlace(provision.place, cited));
  const own = document.citations.filter((citation) => citation.own && !ids.has(citation.from));
  return [...own, ...library.citationsOf(document.number)].filter(meant);
}

/** Citations of other documents, by the document that makes them or that they name. */
export function grouped(
  citations: readonly Citation[],
  key: (citation: Citation) => string | null,
): ReadonlyMap<string, readonly Citation[]> {
  const groups = new Map<string, Citation[]>();
  for (const citation of citations) {
    const name = key(citation);
    if (name === null) continue;
    const group = groups.get(name);
    if (group) group.push(citation);
    else groups.set(name, [citation]);
  }
  return groups;
}
