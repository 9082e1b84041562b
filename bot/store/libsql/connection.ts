import { pathToFileURL } from 'node:url';
import { createClient, type Client, type InArgs, type ResultSet } from '@libsql/client';

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
  run(sql: string, ...args: Statement['args']): Promise<ResultSet>;
  /** Runs statements in one transaction: all or none. */
  write(statements: readonly Statement[]): Promise<ResultSet[]>;
  /** Waits for the calls in line, then folds the log into the database file, so that one file can be copied. */
  close(): Promise<void>;
  /** Lets go of the file at once: for an open that failed. */
  abandon(): void;
}

/**
 * Opens the file. WAL with synchronous FULL: a write that has resolved has been flushed to the disk.
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
  return {
    run: (sql, ...args) => client.execute({ sql, args: [...args] satisfies InArgs }),
    write: (statements) =>
      client.batch(
        statements.map(({ sql, args }) => ({ sql, args: [...args] })),
        'write',
      ),
    close: () => closeClient(client),
    abandon: () => client.close(),
  };
}

async function closeClient(client: Client): Promise<void> {
  if (client.closed) return;
  try {
    await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    client.close();
  }
}
