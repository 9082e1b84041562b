import type { Document, Provision } from '../types.ts';
import type { Change, ChangeKind, Quoted } from './types.ts';

type More = Partial<Pick<Change, 'before' | 'after' | 'on' | 'how' | 'by' | 'count'>>;

/** A change of a document. */
export function changeOf(kind: ChangeKind, document: Document, more: More = {}): Change {
  const { number, kind: sort, title, issuer, issuedOn } = document;
  return {
    kind,
    document: { number, kind: sort, title, issuer, issuedOn },
    ...{ before: null, after: null, on: null, how: '', by: null, count: 0 },
    ...more,
  };
}

/** A change of a document as a whole, with what is known of its validity. */
export function documentChange(
  kind: 'document_added' | 'document_removed' | 'document_validity' | 'document_began' | 'document_ended',
  document: Document,
): Change {
  const { from, until, how, replacedBy } = document.validity;
  const ends = kind === 'document_ended' || (kind === 'document_validity' && until !== null);
  return changeOf(kind, document, { on: ends ? until : from, how, by: replacedBy });
}

/** A provision's own words. */
export function quoted({ document, id, locator, heading, text }: Provision): Quoted {
  return { document, provision: id, locator, heading, text };
}
