import Driver from 'libsql';

/** A statement with its arguments. Never a boolean among them: libSQL's native part ends the process on one. */
export interface Statement {
  readonly sql: string;
  readonly args: readonly (string | number | null)[];
}
/** Values by the names of the columns. */
export type Row = Readonly<Record<string, unknown>>;
export interface Result {
  readonly rows: readonly Row[];
  /** Of a statement that gives no rows; 0 of every other. */
  readonly rowsAffected: number;
}

/** The open file. Every call is done when it returns, and throws what libSQL says, with SQLite's name of the fault as `code`. */
export interface Database {
  execute(statement: Statement): Result;
  /** The first row that a reading statement gives: less than half of the time that a list of one row takes. */
  first(statement: Statement): Row | undefined;
  /** In one transaction: all or none. */
  transact(statements: readonly Statement[]): Result[];
  /** Anything that gives no rows. */
  order(sql: string): void;
  /** False once it was closed; then everything but `close` throws. */
  open(): boolean;
  close(): void;
}

/** `wait`: milliseconds for another process that writes; the event loop stands still meanwhile. */
export function openDatabase(path: string, wait: number): Database {
  const driver = new Driver(path, { timeout: wait });
  /** Prepared once. As many as the program has, since no text of a statement is made from what people write. */
  const prepared = new Map<string, ReturnType<typeof prepare>>();

  function prepare(sql: string) {
    const statement = driver.prepare<unknown[]>(sql);
    return { statement, reads: statement.reader };
  }
  function preparedOf(sql: string): ReturnType<typeof prepare> {
    if (!driver.open) throw new Error('the database is closed');
    let found = prepared.get(sql);
    if (found === undefined) prepared.set(sql, (found = prepare(sql)));
    return found;
  }
  function execute({ sql, args }: Statement): Result {
    const found = preparedOf(sql);
    // To the end, so that no statement keeps the log from being folded in.
    if (found.reads) return { rows: found.statement.all(args) as Row[], rowsAffected: 0 };
    return { rows: NONE, rowsAffected: found.statement.run(args).changes };
  }
  function transact(statements: readonly Statement[]): Result[] {
    execute(BEGIN);
    try {
      const results = statements.map(execute);
      execute(COMMIT);
      return results;
    } catch (error) {
      // Some faults have rolled it back already. A closed one must not be asked: that ends the process.
      if (driver.open && driver.inTransaction) execute(ROLLBACK);
      throw error;
    }
  }
  return {
    execute,
    // The driver begins the statement anew at once: it keeps no log from being folded in either.
    first: ({ sql, args }) => preparedOf(sql).statement.get(args) as Row | undefined,
    transact,
    order: (sql) => void driver.exec(sql),
    open: () => driver.open,
    close: () => {
      prepared.clear();
      if (driver.open) driver.close();
    },
  };
}

const NONE: readonly Row[] = [];
const BEGIN: Statement = { sql: 'BEGIN IMMEDIATE', args: [] };
const COMMIT: Statement = { sql: 'COMMIT', args: [] };
const ROLLBACK: Statement = { sql: 'ROLLBACK', args: [] };
