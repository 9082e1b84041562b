import { openSnapshot, SnapshotError } from '../../knowledge/snapshot.ts';
import type { Document } from '../../knowledge/types.ts';
import { whileAlone, type Waiting } from '../publish.ts';
import { changeOf, type LibraryChange } from './change.ts';
import { ManageError } from './error.ts';
import { currentOrNull, keptSnapshots, type Kept } from './kept.ts';

/** What `library rollback --json` prints. */
export interface RollbackReport {
  /** Id of the snapshot in use before; null where none could be told. */
  readonly from: string | null;
  readonly to: string;
  readonly publishedAt: string;
  /** What becomes different; null where the one in use cannot be opened. */
  readonly change: LibraryChange | null;
  /** True where `to` is in use now. */
  readonly done: boolean;
}

export interface RollbackOptions {
  readonly dataDir: string;
  readonly now: () => Date;
  readonly waiting?: Waiting;
  /** Asked once with the report (`done` false) before the pointer moves. */
  readonly accept: (report: RollbackReport) => Promise<boolean>;
}

/**
 * Makes a kept snapshot the one in use. `written` is its id or the beginning of it. Throws a `ManageError` where no
 * snapshot or several are meant, or where another publication came in between; a `SnapshotError` where it is damaged.
 */
export async function rollBack(
  written: string,
  { dataDir, now, waiting, accept }: RollbackOptions,
): Promise<RollbackReport> {
  const { snapshot: to, publishedAt } = pick(written, await keptSnapshots(dataDir));
  const target = await openSnapshot(dataDir, to).catch((error: unknown) => refuse(error, to));
  const from = await currentOrNull(dataDir);
  const held = from === null ? null : await documentsOf(dataDir, from);
  const change = held === null ? null : changeOf(held, target.library.documents);
  const report: RollbackReport = { from, to, publishedAt, change, done: from === to && held !== null };
  if (report.done || !(await accept(report))) return report;
  return whileAlone(dataDir, waiting ?? null, async (writer) => {
    await refuseIfMoved(dataDir, from);
    await writer.pointAt(to, now());
    return { ...report, done: true };
  });
}

/** Fewest hex digits of an id that are taken for a beginning: with fewer, a slip picks a snapshot. */
const LEAST_DIGITS = 4;

function pick(written: string, kept: readonly Kept[]): Kept {
  const wanted = written.trim().toLowerCase();
  const fitting =
    wanted.length < LEAST_DIGITS ? [] : kept.filter(({ snapshot }) => snapshot.startsWith(wanted));
  const [found] = fitting;
  if (fitting.length === 1 && found !== undefined) return found;
  const what =
    fitting.length === 0
      ? `Không có bản thư viện "${written}"`
      : `"${written}" chưa đủ để chọn một bản thư viện`;
  throw new ManageError(`${what}; xem các bản đang giữ: npm run library -- history`);
}

/** Building again is no way back to a damaged snapshot: another one has to be chosen. */
function refuse(error: unknown, id: string): never {
  if (!(error instanceof SnapshotError) || error.fault === 'disk') throw error;
  const reason = error.message.replace(/; chạy .*$/su, '');
  throw new ManageError(
    `Không dùng lại được bản thư viện ${id}: ${reason}; hãy chọn bản khác: npm run library -- history`,
    { cause: error },
  );
}

async function documentsOf(dataDir: string, id: string): Promise<readonly Document[] | null> {
  try {
    return (await openSnapshot(dataDir, id)).library.documents;
  } catch (error) {
    if (error instanceof SnapshotError && error.fault !== 'disk') return null;
    throw error;
  }
}

/** While a person read the question, somebody else may have published. Throws a `ManageError` then. */
export async function refuseIfMoved(dataDir: string, from: string | null): Promise<void> {
  if ((await currentOrNull(dataDir)) === from) return;
  throw new ManageError(
    'Thư viện vừa được phát hành bản khác trong lúc chờ; hãy chạy lại lệnh để xem thay đổi mới.',
  );
}
