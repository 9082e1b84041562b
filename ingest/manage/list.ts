import type { Day, Document, Validity, ValidityStatus } from '../../knowledge/types.ts';
import { countParts, type Counts } from '../ingest.ts';
import { findSuspects } from '../suspects.ts';
import type { Shelf } from './shelf.ts';

/** A held document in a list, on the day asked about. */
export interface Listed {
  readonly number: string;
  readonly kind: string;
  readonly title: string;
  readonly issuer: string;
  readonly issuedOn: Day | null;
  readonly validFrom: Day | null;
  readonly validUntil: Day | null;
  readonly status: ValidityStatus;
  /** Vietnamese: how the days are known. */
  readonly validity: string;
  readonly replacedBy: string | null;
  readonly counts: Counts;
  readonly file: string;
}

/** What `library list --json` prints. */
export interface LibraryList {
  readonly snapshot: string;
  readonly publishedAt: string;
  readonly on: Day;
  readonly documents: readonly Listed[];
  /** Vietnamese sentences: contradicting sources, and laws that a later one of the same name may have ended. */
  readonly warnings: readonly string[];
}

/** The documents held, in the library's order. */
export function listDocuments({ snapshot, publishedAt, on, documents, connected }: Shelf): LibraryList {
  const { book } = connected;
  return {
    snapshot,
    publishedAt,
    on,
    documents: documents.map((document) =>
      listed(document, book.of(document.number), book.statusOn(document.number, on)),
    ),
    warnings: [...book.conflicts, ...findSuspects(connected, on)].map(({ message }) => message),
  };
}

/** One document as it stands in the list. */
export function listed(document: Document, validity: Validity, status: ValidityStatus): Listed {
  const { number, kind, title, issuer, issuedOn, fileName } = document;
  return {
    number,
    kind,
    title,
    issuer,
    issuedOn,
    validFrom: validity.from,
    validUntil: validity.until,
    status,
    validity: validity.how,
    replacedBy: validity.replacedBy,
    counts: countParts(document),
    file: fileName,
  };
}
