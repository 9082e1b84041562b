import { citedDocuments } from '../../knowledge/citations.ts';
import type { Document, Relation } from '../../knowledge/types.ts';
import type { Connected } from '../connect.ts';
import type { Copies } from './copies.ts';
import { difference, type Difference } from '../../knowledge/difference.ts';
import { sayWarning, type Counts } from './counts.ts';
import type { CheckedDocument, Rejected } from './read.ts';

/** What `ingest --json` prints. Stable: other programs read it. */
export interface IngestReport {
  readonly documents: readonly DocumentReport[];
  readonly rejected: readonly Rejected[];
  /** Id of the published snapshot; null where nothing was published. */
  readonly snapshot: string | null;
  /** Copies of one document that came together, with the one that was kept. */
  readonly copies: readonly Copies[];
  /** Sources that contradict each other on a document's validity, one Vietnamese sentence each. */
  readonly conflicts: readonly string[];
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
  /** The file that it was read from. */
  readonly file: string;
  /** Vietnamese: how the days of validity are known. */
  readonly validity: string;
  /** What it does to others, in words: `thay thế 22/2008/QH12 từ 01/07/2025`. */
  readonly relations: readonly string[];
  /** Against the version that the library holds; null where it holds none. */
  readonly difference: Difference | null;
}

/** What a report is made of. */
interface Reported {
  readonly kept: readonly Pick<CheckedDocument, 'document' | 'warnings' | 'counts'>[];
  readonly copies: readonly Copies[];
  readonly rejected: readonly Rejected[];
  /** The documents held before. */
  readonly held: readonly Document[];
  /** The library as it would be. */
  readonly library: Connected;
}

/** Reports what was read, before anything is published. */
export function reportLibrary({ kept, copies, rejected, held, library }: Reported): IngestReport {
  const connected = new Map(library.documents.map((document) => [document.number, document]));
  const before = new Map(held.map((document) => [document.number, document]));
  return {
    documents: kept.map((one) => {
      const document = connected.get(one.document.number) ?? one.document;
      return reportDocument({ ...one, document }, { held: connected, before: before.get(document.number) });
    }),
    rejected,
    snapshot: null,
    copies,
    conflicts: library.book.conflicts.map(({ message }) => message),
  };
}

function reportDocument(
  { document, warnings, counts }: Reported['kept'][number],
  { held, before }: { held: ReadonlyMap<string, Document>; before: Document | undefined },
): DocumentReport {
  const cited = [...new Set(citedDocuments(document).map(({ number }) => number))];
  const known = cited.filter((number) => held.has(number)).length;
  return {
    number: document.number,
    kind: document.kind,
    title: document.title,
    issuer: document.issuer,
    issuedOn: document.issuedOn,
    validFrom: document.validity.from,
    validUntil: document.validity.until,
    counts,
    citations: { held: known, notHeld: cited.length - known },
    warnings: warnings.map(sayWarning),
    file: document.fileName,
    validity: document.validity.how,
    relations: doings(document),
    difference: before === undefined ? null : difference(before, document),
  };
}

const DOES = {
  replaces: 'thay thế',
  repeals: 'bãi bỏ',
  amends: 'sửa đổi, bổ sung',
  guides: 'quy định chi tiết',
};

/** What a document does itself, each once: its text also says what others did to each other. */
function doings({ number, relations }: Document): string[] {
  return [...new Set(relations.filter(({ from }) => from === number).map(sayRelation))];
}

function sayRelation({ kind, to, places, on }: Relation): string {
  const parts = places.length === 0 ? '' : `${places.length} chỗ của `;
  return `${DOES[kind]} ${parts}${to}${on === null ? '' : ` từ ${on.split('-').reverse().join('/')}`}`;
}
