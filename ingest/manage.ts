/** Managing what is held, as data: what `npm run library` prints and does, for other doors (chat, web page) too. */

export { ManageError } from './manage/error.ts';
export { findHeld } from './manage/find.ts';
export { libraryGaps, type GapsReport } from './manage/gaps.ts';
export { writeGraph, type WrittenGraph } from './manage/graph-files.ts';
export { historyOf, type Absence, type ChangedWords, type History, type Version } from './manage/history.ts';
export { listDocuments, type Listed, type LibraryList } from './manage/list.ts';
export { prune, KEEP, KEEP_DAYS, type PruneOptions, type PruneReport } from './manage/prune.ts';
export { retire, type RetireOptions, type RetireReport } from './manage/retire.ts';
export { rollBack, type RollbackOptions, type RollbackReport } from './manage/rollback.ts';
export { openShelf, type Shelf } from './manage/shelf.ts';
export { showDocument, type DocumentCard } from './manage/show.ts';
export type { LibraryChange, ValidityChange } from './manage/change.ts';
