import { citesOther } from '../../knowledge/citations.ts';
import type { Document, ProvisionKind } from '../../knowledge/types.ts';
import type { ReadDocument } from '../document.ts';

/** What `ingest --json` prints. Stable: other programs read it. */
export interface IngestReport {
  readonly documents: readonly DocumentReport[];
  readonly rejected: readonly Rejected[];
  /** Id of the published snapshot; null where nothing was published. */
  readonly snapshot: string | null;
}

export interface Rejected {
  readonly path: string;
  /** One line, Vietnamese. */
  readonly reason: string;
}

export interface DocumentReport {
  readonly number: string;
  readonly kind: string;
  readonly title: string;
  readonly issuer: string;
  readonly issuedOn: string | null;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly counts: Counts;
  /** Documents cited, each counted once. */
  readonly citations: { readonly held: number; readonly notHeld: number };
  readonly warnings: readonly string[];
}

export interface Counts {
  readonly parts: number;
  readonly chapters: number;
  readonly sections: number;
  readonly articles: number;
  readonly clauses: number;
  readonly points: number;
  /** đoạn of the numbered body; a mục of a single đoạn counts as one. */
  readonly paragraphs: number;
}

/** Reports one document; `held` are the numbers of all documents that the library will hold. */
export function reportDocument(
  { document, warnings }: ReadDocument,
  held: ReadonlySet<string>,
): DocumentReport {
  const cited = [...new Set(document.citations.filter(citesOther).map((citation) => citation.number))];
  const known = cited.filter((number) => held.has(number)).length;
  return {
    number: document.number,
    kind: document.kind,
    title: document.title,
    issuer: document.issuer,
    issuedOn: document.issuedOn,
    validFrom: document.validity.from,
    validUntil: document.validity.until,
    counts: countParts(document),
    citations: { held: known, notHeld: cited.length - known },
    warnings: warnings.map(({ line, message }) => (line > 0 ? `dòng ${line}: ${message}` : message)),
  };
}

function countParts({ provisions }: Document): Counts {
  const count = (kind: ProvisionKind): number => provisions.filter((one) => one.kind === kind).length;
  const single = provisions.filter((one) => one.kind === 'section' && one.text !== '').length;
  return {
    parts: count('part'),
    chapters: count('chapter'),
    sections: count('section'),
    articles: count('article'),
    clauses: count('clause'),
    points: count('point'),
    paragraphs: count('paragraph') + single,
  };
}
