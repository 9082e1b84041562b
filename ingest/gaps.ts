import { foldWords } from '../knowledge/references.ts';
import type { Citation, Day, Fact, Validity } from '../knowledge/types.ts';
import type { Connected } from './connect.ts';

/** A document that held texts cite and that is not held, with what is known of it. */
export interface Gap {
  /** Null where it is cited by name only and no number is certain. */
  readonly number: string | null;
  /** What a reader calls it: `Nghị định 15/2020/NĐ-CP`, `Luật Thanh tra`. */
  readonly name: string;
  readonly about: string | null;
  readonly issuer: string | null;
  readonly issuedOn: Day | null;
  /** How often it is cited, and by how many held documents. */
  readonly citations: number;
  readonly documents: number;
  /** Ids of the citing provisions, in reading order, each once. */
  readonly citedBy: readonly string[];
  /** Null where no number is certain. */
  readonly validity: Validity | null;
}

/** Documents cited and not held, the most cited first. `on` is the day of law. */
export function findGaps({ documents, resolver, book }: Connected, facts: readonly Fact[], on: Day): Gap[] {
  const groups = new Map<string, { number: string | null; citations: Citation[] }>();
  for (const citation of documents.flatMap((document) => document.citations)) {
    if (citation.own) continue;
    const resolved = resolver.resolve(citation, on);
    if (resolved.outcome === 'held') continue;
    const number = resolved.outcome === 'not_held' ? resolved.number : null;
    const key = number ?? foldWords(nameOf(citation)).join(' ');
    const group = groups.get(key) ?? { number, citations: [] };
    group.citations.push(citation);
    groups.set(key, group);
  }
  const gaps = [...groups.values()].map(({ number, citations }) => ({
    ...describe(number, citations, facts),
    validity: number === null ? null : book.of(number),
  }));
  return gaps.sort(byWeight);
}

function describe(
  number: string | null,
  citations: readonly Citation[],
  facts: readonly Fact[],
): Omit<Gap, 'validity'> {
  const known = facts.filter(({ document }) => document === number);
  const said = <Field extends 'about' | 'issuer' | 'issuedOn'>(field: Field): Citation[Field] | null =>
    citations.find((citation) => citation[field] !== null)?.[field] ?? null;
  const kind =
    known.find((fact) => fact.kind !== null)?.kind ?? citations.find((one) => one.kind !== null)?.kind;
  const name = citations.find((citation) => citation.name !== null)?.name ?? null;
  const issued = known.find(({ what }) => what === 'issued')?.date ?? null;
  return {
    number,
    name: number === null ? nameOf(citations[0]) : [kind ?? 'Văn bản', number].join(' '),
    about: known.find((fact) => fact.about !== null)?.about ?? said('about') ?? name,
    issuer: known.find((fact) => fact.issuer !== null)?.issuer ?? said('issuer'),
    issuedOn: issued ?? said('issuedOn'),
    citations: citations.length,
    documents: new Set(citations.map(({ from }) => from.slice(0, from.indexOf('#')))).size,
    citedBy: [...new Set(citations.map(({ from }) => from))],
  };
}

/** Kind with name, or with the digits that are written: `Luật Thanh tra`, `Hiến pháp 1992`. */
function nameOf(citation: Citation | undefined): string {
  const { kind = null, name = null, digits = null, year = null } = citation ?? {};
  return [kind ?? 'Văn bản', name, digits, name === null ? year : null]
    .filter((part) => part !== null)
    .join(' ');
}

function byWeight(a: Gap, b: Gap): number {
  return b.citations - a.citations || b.documents - a.documents || (a.name < b.name ? -1 : 1);
}
