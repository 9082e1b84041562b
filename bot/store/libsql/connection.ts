import { openDatabase, type Database, type Result, type Row, type Statement } from './database.ts';
import { openFlusher, type Flusher } from './flush.ts';

export type { Result, Row, Statement } from './database.ts';

/**
 * How long to wait for another process that writes (a backup, a second bot), milliseconds.
 * The wait blocks the event loop, so it is short; SQLite's own default is 0, which fails at once.
 */
const BUSY_TIMEOUT_MS = 2_000;

/** The one connection to the database file. Every call runs in the order in which it was made. */
export interface Connection {
  /** What it writes is on the disk when it resolves. */
  run(sql: string, ...args: Statement['args']): Promise<Result>;
  /** The first row that a reading statement gives. */
  first(sql: string, ...args: Statement['args']): Promise<Row | undefined>;
  /** Runs statements in one transaction: all or none. On the disk when it resolves. */
  write(statements: readonly Statement[]): Promise<Result[]>;
  /**
   * Runs statements in one transaction and does not wait for the disk: when it resolves they survive the death of the process,
   * and a moment later (`FLUSH_SOON_MS`) that of the machine.
   */
  writeSoon(statements: readonly Statement[]): Promise<void>;
  /** From now on the log is flushed beside the event loop, many writes at once. Call it once the database is ready. */
  flushBeside(path: string): Promise<void>;
  /** Folds the log into the database file, so that one file can be copied. */
  close(): Promise<void>;
  /** Lets go of the file at once: for an open that failed. */
  abandon(): void;
}

/** Longest time until a write that nobody waits for is on the disk, milliseconds. */
const FLUSH_SOON_MS = 100;

/**
 * Opens the file. WAL with synchronous FULL, from `flushBeside` on NORMAL with flushes of our own: a write that has resolved
 * has been flushed to the disk. Nothing here holds a transaction open across an `await`, so none meets another of its own process.
 */
export async function connect(path: string): Promise<Connection> {
  const database = openDatabase(path, BUSY_TIMEOUT_MS);
  try {
    for (const pragma of PRAGMAS) database.order(`PRAGMA ${pragma}`);
  } catch (error) {
    database.close();
    throw error;
  }
  return overDatabase(database);
}

const PRAGMAS = [
  `busy_timeout = ${String(BUSY_TIMEOUT_MS)}`,
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  // What a person asked to forget is overwritten, not only unlinked.
  'secure_delete = ON',
];

function overDatabase(database: Database): Connection {
  let flusher: Flusher | null = null;
  let soon: NodeJS.Timeout | null = null;
  const flush = (): Promise<void> => flusher?.flush() ?? Promise.resolve();
  const flushSoon = (): void => {
    soon = null;
    // Where it fails, the next write that is waited for says so.
    void flush().catch(() => undefined);
  };
  return {
    run: async (sql, ...args) => {
      const result = database.execute({ sql, args });
      if (!READS.test(sql)) await flush();
      return result;
    },
    first: async (sql, ...args) => database.first({ sql, args }),
    write: async (statements) => {
      const results = database.transact(statements);
      await flush();
      return results;
    },
    writeSoon: async (statements) => {
      const [only, ...more] = statements;
      // One statement is a transaction by itself, and cheaper so.
      if (only !== undefined && more.length === 0) database.execute(only);
      else database.transact(statements);
      soon ??= setTimeout(flushSoon, FLUSH_SOON_MS);
    },
    flushBeside: async (path) => {
      flusher = await flusherOf(database, path);
    },
    close: async () => {
      if (soon !== null) clearTimeout(soon);
      closeDatabase(database);
      await flusher?.close();
    },
    abandon: () => database.close(),
  };
}

const READS = /^\s*SELECT\b/i;

/**
 * SQLite's own flush after each write stops the event loop, with all chats, for as long as the disk takes; with NORMAL it
 * leaves that to us and keeps the order of its writes. Null, and all as before, where there is no log to flush.
 */
async function flusherOf(database: Database, path: string): Promise<Flusher | null> {
  const flusher = await openFlusher(`${path}-wal`).catch(() => null);
  if (flusher !== null) database.order('PRAGMA synchronous = NORMAL');
  return flusher;
}

function closeDatabase(database: Database): void {
  if (!database.open()) return;
  try {
    database.order('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    database.close();
  }
}
