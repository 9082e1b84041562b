import { StartError } from '../errors.ts';
import type { Store } from '../store.ts';
import { connect, type Connection } from './libsql/connection.ts';
import { escalatedOver } from './libsql/escalated.ts';
import { prepareFile } from './libsql/file.ts';
import { mailOver } from './libsql/mail.ts';
import { migrate } from './libsql/migrate.ts';
import { MIGRATIONS } from './libsql/migrations.ts';
import { expireNotes } from './libsql/notes.ts';
import { peopleOver } from './libsql/people.ts';
import { newsOver } from './libsql/news.ts';
import { quizBankOver } from './libsql/quiz-bank.ts';
import { certificatesOver, EXPIRE_MARKS } from './libsql/quiz-certificates.ts';
import { ROUND_TABLES, roundsOver } from './libsql/quiz-rounds.ts';
import { practiceOver } from './libsql/quiz-practice.ts';
import { subscriptionsOver } from './libsql/subscriptions.ts';
import { writeTogether } from './libsql/together.ts';
import { turnsOver } from './libsql/turns.ts';
import { unitsOver } from './libsql/quiz-units.ts';
import { valuesOver } from './libsql/values.ts';
import { expireVisitors, visitorsOver } from './libsql/visitors.ts';

/**
 * The store in one libSQL file, made where it is missing. One process at a time should write to it.
 * @throws StartError where the file cannot be made, read or written, or comes from a newer program
 */
export async function openLibsqlStore({ path }: { readonly path: string }): Promise<Store> {
  prepareFile(path);
  const connection = await openConnection(path);
  const write = writeTogether(connection);
  return {
    ...turnsOver(connection, write),
    ...mailOver(connection, write),
    ...escalatedOver(connection),
    ...peopleOver(connection),
    ...subscriptionsOver(connection),
    ...newsOver(connection),
    ...quizBankOver(connection),
    ...roundsOver(connection, write),
    ...practiceOver(connection),
    ...unitsOver(connection),
    ...certificatesOver(connection),
    ...visitorsOver(connection),
    ...valuesOver(connection),
    expire: (before) => expire(connection, before),
    close: () => connection.close(),
  };
}

async function openConnection(path: string): Promise<Connection> {
  let connection: Connection | null = null;
  try {
    connection = await connect(path);
    await migrate(connection, path, MIGRATIONS);
    await connection.flushBeside(path);
    return connection;
  } catch (error) {
    connection?.abandon();
    throw error instanceof StartError ? error : cannotOpen(path, error);
  }
}

function cannotOpen(path: string, error: unknown): StartError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'không rõ';
  return new StartError(`Không mở được kho dữ liệu "${path}": ${cure(code)}`, { cause: error });
}

function cure(code: string): string {
  if (code.startsWith('SQLITE_BUSY'))
    return 'một chương trình khác đang giữ kho dữ liệu; hãy dừng chương trình đó rồi chạy lại.';
  if (code.startsWith('SQLITE_READONLY'))
    return 'tệp hoặc ổ đĩa chỉ cho đọc; hãy cấp quyền ghi rồi chạy lại.';
  if (code.startsWith('SQLITE_FULL')) return 'ổ đĩa đã hết chỗ; hãy dọn bớt dữ liệu rồi chạy lại.';
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT'))
    return 'tệp đã hỏng hoặc không phải kho dữ liệu; hãy khôi phục bản sao lưu, hoặc đổi tên tệp để bắt đầu kho mới.';
  return `lỗi ${code}; hãy kiểm tra tệp và quyền ghi của thư mục chứa tệp.`;
}

async function expire(connection: Connection, before: string): Promise<number> {
  const gone = await connection.write([
    // First, while the rounds are there that tell when they answered last.
    ...expireVisitors(before),
    { sql: 'DELETE FROM turns WHERE at < ?', args: [before] },
    ...['updates', 'escalations', 'attendants', 'inbox', 'outbox', 'practice_sessions', ...ROUND_TABLES].map(
      (table) => ({
        sql: `DELETE FROM ${table} WHERE at < ?`,
        args: [before],
      }),
    ),
    { sql: 'DELETE FROM attempts WHERE round IS NOT NULL AND at < ?', args: [before] },
    { sql: 'DELETE FROM dead_letters WHERE ended < ?', args: [before] },
    expireNotes(before),
    { sql: EXPIRE_MARKS, args: [] },
    { sql: 'DELETE FROM codes WHERE expires < ?', args: [before] },
  ]);
  return gone.reduce((sum, { rowsAffected }) => sum + rowsAffected, 0);
}
