import {
  findProvisions,
  foldWords,
  narrowCandidates,
  resolveDocument,
  yearOf,
  type DocumentCandidate,
  type Narrow,
  type Reference,
} from './references.ts';
import type { Citation, Day, Document, Fact, Place, Provision, ValidityStatus } from './types.ts';

/** A citation of another document by its number. */
export type NumberedCitation = Citation & { readonly number: string };

/** True where another document is cited by its number: what "cited" means to readers. */
export function citesOther(citation: Citation): citation is NumberedCitation {
  return citation.number !== null && !citation.own;
}

/** A document that another one cites by number, with what the citation says of it. */
export type CitedDocument = Pick<NumberedCitation, 'number' | 'kind' | 'name' | 'about'>;

/** Kept beside documents, so that a document on the disk need not be read to know what it cites. */
const citedByDocument = new WeakMap<Document, readonly CitedDocument[]>();

/** The documents that a document cites by number, each as often as it is named differently, in reading order. */
export function citedDocuments(document: Document): readonly CitedDocument[] {
  const known = citedByDocument.get(document);
  if (known !== undefined) return known;
  const found = new Map<string, CitedDocument>();
  for (const { number, kind, name, about } of document.citations.filter(citesOther)) {
    const key = JSON.stringify([number, kind, name, about]);
    if (!found.has(key)) found.set(key, { number, kind, name, about });
  }
  const cited = [...found.values()];
  citedByDocument.set(document, cited);
  return cited;
}

/** A law that a document cites by its name alone, without a number. */
export interface NamedCitation {
  readonly kind: string;
  readonly name: string;
  /** Id of the first provision that does. */
  readonly from: string;
}

const namedByDocument = new WeakMap<Document, readonly NamedCitation[]>();

/** The laws that a document cites by name alone, each once, in reading order. */
export function citedNames(document: Document): readonly NamedCitation[] {
  const known = namedByDocument.get(document);
  if (known !== undefined) return known;
  const found = new Map<string, NamedCitation>();
  for (const { number, kind, name, own, from } of document.citations) {
    if (own || number !== null || kind === null || name === null) continue;
    const key = foldWords(`${kind} ${name}`).join(' ');
    if (!found.has(key)) found.set(key, { kind, name, from });
  }
  const names = [...found.values()];
  namedByDocument.set(document, names);
  return names;
}

/** Says what a document cites that was not read whole. */
export function rememberCited(
  document: Document,
  cited: readonly CitedDocument[],
  names: readonly NamedCitation[],
): void {
  citedByDocument.set(document, cited);
  namedByDocument.set(document, names);
}

/** What a citation means in a library on a day. */
export type Resolved =
  | {
      readonly outcome: 'held';
      readonly number: string;
      /** Ids of the provisions cited, in the order cited; empty where the whole document is meant. */
      readonly provisions: readonly string[];
      /** Places that the held document does not have. */
      readonly absent: readonly Partial<Place>[];
    }
  | { readonly outcome: 'not_held'; readonly number: string }
  /** A name that no document or several documents of the library could bear that day. */
  | { readonly outcome: 'uncertain'; readonly numbers: readonly string[] };

export interface Resolver {
  /** `on` is the day of law; see `dayOf`. */
  resolve(citation: Citation, on: Day): Resolved;
}

/** Whether a document is in force on a day, as far as the library knows. */
export type StatusOn = (number: string, on: Day) => ValidityStatus;

/** Resolves citations against the documents held. Built once for a library; each resolution is constant in its size. */
export function createResolver(
  documents: readonly Document[],
  statusOn: StatusOn,
  facts: readonly Fact[] = [],
): Resolver {
  const held = new Map(documents.map((document) => [document.number, document]));
  const narrow = narrowCandidates(candidatesOf(documents, facts));
  const found = new Map<string, DocumentCandidate[]>();
  const places = new Map<string, PlaceIndex>();
  const citing = new Map(documents.map((document) => [document.number, document]));
  const named = (citation: Citation): DocumentCandidate[] => {
    const key = [citation.kind, citation.digits, citation.year, citation.name].join('|');
    const known = found.get(key) ?? candidatesFor(citation, narrow);
    found.set(key, known);
    return known;
  };
  return {
    resolve(citation, on) {
      const number =
        citation.number ?? certain(citation, named(citation), statusOn, dayOf(citation, citing, on));
      if (typeof number !== 'string') return { outcome: 'uncertain', numbers: number };
      const document = held.get(number);
      if (document === undefined) return { outcome: 'not_held', number };
      const index = places.get(number) ?? indexPlaces(document.provisions);
      places.set(number, index);
      return { outcome: 'held', number, ...atPlaces(citation.places, index) };
    },
  };
}

/**
 * The day on which a name is to be understood. "theo Luật Báo chí" means the law of the day asked about; "Điều 34 Luật Báo
 * chí" means the law whose Điều 34 the writer had before him: that of the day on which the citing text took effect.
 */
function dayOf(citation: Citation, citing: ReadonlyMap<string, Document>, on: Day): Day {
  if (citation.places.length === 0) return on;
  const document = citing.get(citation.from.slice(0, citation.from.indexOf('#')));
  return document?.validity.from ?? document?.issuedOn ?? on;
}

/** Documents that a name can mean: those held, those that a held text names with their number, and laws among the facts. */
function candidatesOf(documents: readonly Document[], facts: readonly Fact[]): DocumentCandidate[] {
  const byNumber = new Map<string, DocumentCandidate>();
  for (const { document, kind, about } of facts) {
    if (kind !== null && about !== null && /luật$/iu.test(kind))
      byNumber.set(document, { number: document, kind, aliases: [], title: about });
  }
  for (const { kind, number, name } of documents.flatMap(citedDocuments)) {
    if (name !== null) byNumber.set(number, { number, kind, aliases: [], title: name });
  }
  for (const { number, kind, title, aliases } of documents)
    byNumber.set(number, { number, kind, title, aliases });
  return [...byNumber.values()];
}

function candidatesFor(citation: Citation, narrow: Narrow): DocumentCandidate[] {
  const all = narrow(citation);
  const reference: Reference = { ...citation, places: [], self: false, selfUnit: null };
  const resolution = resolveDocument(reference, all);
  if (resolution.outcome === 'none') return [];
  const numbers = resolution.outcome === 'one' ? [resolution.number] : resolution.numbers;
  return all.filter((one) => numbers.includes(one.number));
}

/**
 * The one candidate in force that day; else the one that may be, else the one that is still to come: a decree is often
 * issued before the law that it details takes effect. A year beside the name decides whatever is in force. What was numbered in a later year was not meant. All where several fit.
 */
function certain(
  { year }: Citation,
  found: readonly DocumentCandidate[],
  statusOn: StatusOn,
  on: Day,
): string | readonly string[] {
  const [named] = found;
  if (year !== null && found.length === 1 && named !== undefined) return named.number;
  const known = found.filter(({ number }) => (yearOf(number) ?? 0) <= Number(on.slice(0, 4)));
  for (const status of ['in_force', 'unknown', 'not_yet'] as const) {
    const fitting = known.filter(({ number }) => statusOn(number, on) === status);
    const [only] = fitting;
    if (only !== undefined && fitting.length === 1) return only.number;
    if (fitting.length > 1) break;
  }
  return found.map(({ number }) => number);
}

/** Provisions of one document by Điều, so that looking a place up does not read the whole document. */
type PlaceIndex = (place: Partial<Place>) => readonly Provision[];

function indexPlaces(provisions: readonly Provision[]): PlaceIndex {
  const byArticle = new Map<string, Provision[]>();
  for (const provision of provisions) {
    const article = provision.place.article?.toLowerCase();
    if (article === undefined) continue;
    const list = byArticle.get(article);
    if (list) list.push(provision);
    else byArticle.set(article, [provision]);
  }
  return ({ article }) => (article ? (byArticle.get(article.toLowerCase()) ?? []) : provisions);
}

function atPlaces(
  places: readonly Partial<Place>[],
  index: PlaceIndex,
): { provisions: string[]; absent: Partial<Place>[] } {
  const provisions = new Set<string>();
  const absent: Partial<Place>[] = [];
  for (const place of places) {
    const ids = provisionsAt(index(place), place);
    if (ids.length === 0) absent.push(place);
    for (const id of ids) provisions.add(id);
  }
  return { provisions: [...provisions], absent };
}

/** The provision that is the place itself; where the document has none (one đoạn without number), what stands under it. */
function provisionsAt(candidates: readonly Provision[], place: Partial<Place>): string[] {
  const levels = Object.values(place).filter((value) => value !== null).length;
  const under = findProvisions(candidates, place, true);
  const own = under.filter((one) => depth(one.place) === levels + unnamed(one.place, place));
  return (own.length > 0 ? own.slice(0, 1) : under).map(({ id }) => id);
}

function depth(place: Place): number {
  return Object.values(place).filter((value) => value !== null).length;
}

/** Levels above a Điều that a citation of the Điều need not name. */
function unnamed(own: Place, cited: Partial<Place>): number {
  const above = ['part', 'chapter', 'section'] as const;
  return above.filter((level) => own[level] !== null && (cited[level] ?? null) === null).length;
}
