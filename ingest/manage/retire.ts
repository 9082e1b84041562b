import type { Day } from '../../knowledge/types.ts';
import { connectLibrary, publishLibrary, type WriteIndexes } from '../ingest.ts';
import { whileAlone, type Waiting } from '../publish.ts';
import { changeOf, type LibraryChange } from './change.ts';
import { citedBy } from './cites.ts';
import { ManageError } from './error.ts';
import { findHeld } from './find.ts';
import { refuseIfMoved } from './rollback.ts';
import { openShelf } from './shelf.ts';

/** What `library retire --json` prints. */
export interface RetireReport {
  readonly number: string;
  readonly title: string;
  /** Held documents that cite it, with how often. */
  readonly citedBy: readonly { readonly number: string; readonly times: number }[];
  readonly change: LibraryChange;
  /** Id of the snapshot in use before, and of the one published; null where nothing was published. */
  readonly from: string;
  readonly snapshot: string | null;
}

export interface RetireOptions {
  readonly dataDir: string;
  readonly on: Day;
  readonly now: () => Date;
  readonly writeIndexes: WriteIndexes;
  readonly waiting?: Waiting;
  /** Asked once with the report (`snapshot` null) before anything is published. */
  readonly accept: (report: RetireReport) => Promise<boolean>;
}

/**
 * Publishes the library without one document. Its earlier snapshots stay. Throws a `ManageError` where no document or
 * several are meant, where it is the last one, or where another publication came in between.
 */
export async function retire(written: string, options: RetireOptions): Promise<RetireReport> {
  const { dataDir, on, accept } = options;
  const shelf = await openShelf(dataDir, on);
  const { number, title } = findHeld(written, shelf);
  const rest = shelf.documents.filter((document) => document.number !== number);
  if (rest.length === 0)
    throw new ManageError(
      `${number} là văn bản duy nhất của thư viện; hãy nạp văn bản khác trước: npm run ingest -- TỆP`,
    );
  const left = connectLibrary(rest).documents;
  const change = changeOf(shelf.documents, left);
  const report: RetireReport = {
    number,
    title,
    citedBy: citedBy(number, shelf.connected, on),
    change,
    from: shelf.snapshot,
    snapshot: null,
  };
  if (!(await accept(report))) return report;
  return whileAlone(dataDir, options.waiting ?? null, async (writer) => {
    await refuseIfMoved(dataDir, shelf.snapshot);
    return { ...report, snapshot: await publishLibrary(left, writer, options) };
  });
}
