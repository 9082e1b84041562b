import { pathToFileURL } from 'node:url';
import { createClient, type Client, type InArgs, type ResultSet } from '@libsql/client';
import { openFlusher, type Flusher } from './flush.ts';

/** A statement with its arguments. Never a boolean among them: libSQL's native part ends the process on one. */
export interface Statement {
  readonly sql: string;
  readonly args: readonly (string | number | null)[];
}

/**
 * How long to wait for another process that writes (a backup, a second bot), milliseconds.
 * The wait blocks the event loop, so it is short; SQLite's own default is 0, which fails at once.
 */
const BUSY_TIMEOUT_MS = 2_000;

/** The one connection to the database file. Every call runs in the order in which it was made. */
export interface Connection {
  /** What it writes is on the disk when it resolves. */
  run(sql: string, ...args: Statement['args']): Promise<ResultSet>;
  /** Runs statements in one transaction: all or none. On the disk when it resolves. */
  write(statements: readonly Statement[]): Promise<ResultSet[]>;
  /**
   * Runs statements in one transaction and does not wait for the disk: when it resolves they survive the death of the process,
   * and a moment later (`FLUSH_SOON_MS`) that of the machine.
   */
  writeSoon(statements: readonly Statement[]): Promise<void>;
  /** From now on the log is flushed beside the event loop, many writes at once. Call it once the database is ready. */
  flushBeside(path: string): Promise<void>;
  /** Waits for the calls in line, then folds the log into the database file, so that one file can be copied. */
  close(): Promise<void>;
  /** Lets go of the file at once: for an open that failed. */
  abandon(): void;
}

/** Longest time until a write that nobody waits for is on the disk, milliseconds. */
const FLUSH_SOON_MS = 100;

/**
 * Opens the file. WAL with synchronous FULL, from `flushBeside` on NORMAL with flushes of our own: a write that has resolved
 * has been flushed to the disk.
 * `concurrency: 1` makes libSQL's pool the queue of the one writer: calls wait in line, and none meets
 * SQLITE_BUSY from its own process. Nothing here holds a transaction open across an `await`.
 */
export async function connect(path: string): Promise<Connection> {
  const client = createClient({ url: pathToFileURL(path).href, concurrency: 1, timeout: BUSY_TIMEOUT_MS });
  try {
    for (const pragma of PRAGMAS) await client.execute(`PRAGMA ${pragma}`);
  } catch (error) {
    client.close();
    throw error;
  }
  return overClient(client);
}

const PRAGMAS = [
  `busy_timeout = ${String(BUSY_TIMEOUT_MS)}`,
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  // What a person asked to forget is overwritten, not only unlinked.
  'secure_delete = ON',
];

function overClient(client: Client): Connection {
  let flusher: Flusher | null = null;
  let soon: NodeJS.Timeout | null = null;
  const flush = (): Promise<void> => flusher?.flush() ?? Promise.resolve();
  const execute = (sql: string, args: Statement['args']): Promise<ResultSet> =>
    client.execute({ sql, args: [...args] satisfies InArgs });
  const batch = (statements: readonly Statement[]): Promise<ResultSet[]> =>
    client.batch(
      statements.map(({ sql, args }) => ({ sql, args: [...args] })),
      'write',
    );
  const flushSoon = (): void => {
    soon = null;
    // Where it fails, the next write that is waited for says so.
    void flush().catch(() => undefined);
  };
  return {
    run: async (sql, ...args) => {
      const result = await execute(sql, args);
      if (!READS.test(sql)) await flush();
      return result;
    },
    write: async (statements) => {
      const results = await batch(statements);
      await flush();
      return results;
    },
    writeSoon: async (statements) => {
      const [only, ...more] = statements;
      // One statement is a transaction by itself, and cheaper so.
      if (only !== undefined && more.length === 0) await execute(only.sql, only.args);
      else await batch(statements);
      soon ??= setTimeout(flushSoon, FLUSH_SOON_MS);
    },
    flushBeside: async (path) => {
      flusher = await flusherOf(client, path);
    },
    close: async () => {
      if (soon !== null) clearTimeout(soon);
      await closeClient(client);
      await flusher?.close();
    },
    abandon: () => client.close(),
  };
}

const READS = /^\s*SELECT\b/i;

/**
 * SQLite's own flush after each write stops the event loop, with all chats, for as long as the disk takes; with NORMAL it
 * leaves that to us and keeps the order of its writes. Null, and all as before, where there is no log to flush.
 */
async function flusherOf(client: Client, path: string): Promise<Flusher | null> {
  const flusher = await openFlusher(`${path}-wal`).catch(() => null);
  if (flusher !== null) await client.execute('PRAGMA synchronous = NORMAL');
  return flusher;
}

async function closeClient(client: Client): Promise<void> {
  if (client.closed) return;
  try {
    await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    client.close();
  }
}
