import type { Connection, Result, Statement } from './connection.ts';

/** Writes of several chats in one transaction. */
export type Together = (statements: readonly Statement[]) => Promise<Result[]>;

interface Waiting {
  readonly statements: readonly Statement[];
  readonly done: (results: Result[]) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Joins the writes that are asked for in one turn of the event loop: they share one flush of the disk, which is most of
 * what a write costs. Each call's statements stay beside one another and are written whole or not at all; where the
 * joined transaction fails, each call is tried on its own, so that none fails for another's fault.
 */
export function writeTogether(connection: Connection): Together {
  let waiting: Waiting[] = [];
  const flush = async (): Promise<void> => {
    const calls = waiting;
    waiting = [];
    try {
      const results = await writeAll(
        connection,
        calls.flatMap(({ statements }) => statements),
      );
      let start = 0;
      for (const { statements, done } of calls) done(results.slice(start, (start += statements.length)));
    } catch (error) {
      if (calls.length === 1) return calls[0]?.fail(error);
      for (const { statements, done, fail } of calls) await connection.write(statements).then(done, fail);
    }
  };
  return (statements) =>
    new Promise((done, fail) => {
      if (waiting.length === 0) setImmediate(() => void flush());
      waiting.push({ statements, done, fail });
    });
}

/** One statement is a transaction by itself. */
async function writeAll(connection: Connection, statements: readonly Statement[]): Promise<Result[]> {
  const [first, ...more] = statements;
  if (first === undefined || more.length > 0) return connection.write(statements);
  return [await connection.run(first.sql, ...first.args)];
}
