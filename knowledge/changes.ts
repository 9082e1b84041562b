import { documentChange } from './changes/change.ts';
import { changesInDocument } from './changes/document.ts';
import type { Change } from './changes/types.ts';
import type { Library } from './library.ts';
import { shelvedOf } from './snapshot.ts';
import type { Document } from './types.ts';

export { newWords } from './changes/acting.ts';
export { changesOnDays } from './changes/days.ts';
export { changeSchema, type Change, type ChangeKind, type Quoted } from './changes/types.ts';

/**
 * What one library says otherwise than the one before it, as a person would be told: in the order of the new library,
 * what is held no longer at the end. Documents that are stored the same are not read.
 */
export function changesBetween(before: Library, after: Library): Change[] {
  const held = after.documents.flatMap((document) => {
    const was = before.document(document.number);
    if (was === undefined) return [documentChange('document_added', document)];
    return changesInDocument(was, document, after, sameRecord(was, document));
  });
  const gone = before.documents.filter(({ number }) => after.document(number) === undefined);
  return [...held, ...gone.map((document) => documentChange('document_removed', document))];
}

/** True where both stand in a snapshot with the same words; false also where that would have to be read. */
function sameRecord(was: Document, is: Document): boolean {
  const [one, other] = [shelvedOf(was)?.head.record.hash, shelvedOf(is)?.head.record.hash];
  return one !== undefined && one === other;
}
