import { StartError } from '../../errors.ts';
import type { Connection } from './connection.ts';
import type { Migration } from './migrations.ts';

/**
 * Brings the database to the newest version, one transaction a step.
 * Also proves at start that the file can be written, even when there is nothing to do.
 * @throws StartError where the database comes from a newer program
 */
export async function migrate(
  connection: Connection,
  path: string,
  migrations: readonly Migration[],
): Promise<void> {
  const known = migrations.at(-1)?.number ?? 0;
  const version = await currentVersion(connection);
  if (version > known) throw newerDatabase(path, version, known);
  for (const migration of migrations.filter(({ number }) => number > version))
    await apply(connection, migration);
}

async function currentVersion(connection: Connection): Promise<number> {
  await connection.write([
    { sql: 'CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY) STRICT', args: [] },
  ]);
  const { rows } = await connection.run('SELECT coalesce(max(number), 0) AS version FROM migrations');
  return Number(rows[0]?.['version']);
}

async function apply(connection: Connection, { number, statements }: Migration): Promise<void> {
  await connection.write([
    { sql: 'INSERT INTO migrations (number) VALUES (?)', args: [number] },
    ...statements.map((sql) => ({ sql, args: [] })),
  ]);
}

function newerDatabase(path: string, version: number, known: number): StartError {
  return new StartError(
    `Kho dữ liệu "${path}" thuộc phiên bản ${String(version)}, mới hơn phiên bản ${String(known)} mà chương trình này đọc được; ` +
      'hãy cập nhật chương trình, hoặc khôi phục bản sao lưu cũ của kho dữ liệu.',
  );
}
