import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createClient } from '@libsql/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StartError } from '../../bot/errors.ts';
import { openLibsqlStore } from '../../bot/store/libsql.ts';
import { storeContract } from '../contract/store.ts';
import { createMemoryStore } from '../fakes/memory-store.ts';
import { turnWith } from '../fixtures/turns.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ky-cuong-store-'));
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

storeContract('libSQL', () => openLibsqlStore({ path: join(folder, 'app.db') }));
storeContract('the fake in memory', () => Promise.resolve(createMemoryStore()));

const ROOT = process.getuid?.() === 0;
const mode = (path: string): number => statSync(path).mode & 0o777;

/** Runs statements past the store, as another program would. */
async function meddle(path: string, ...statements: string[]): Promise<unknown[]> {
  const client = createClient({ url: `file:${path}` });
  const results = [];
  for (const sql of statements) results.push((await client.execute(sql)).rows[0]);
  client.close();
  return results;
}

describe('the libSQL store', () => {
  it('finds everything again after it was closed, in one file', async () => {
    const path = join(folder, 'dữ liệu #1 100%', 'app.db');
    const first = await openLibsqlStore({ path });
    await first.addTurn(turnWith({ id: '1' }), 'u1');
    await first.putValueOnce('hash_key', 'k');
    await first.close();
    expect(existsSync(`${path}-wal`) ? statSync(`${path}-wal`).size : 0).toBe(0);
    const second = await openLibsqlStore({ path });
    expect(await second.turn('1')).toEqual(turnWith({ id: '1' }));
    expect(await second.seen('telegram', 'u1')).toBe(true);
    expect(await second.putValueOnce('hash_key', 'other')).toBe('k');
    await second.close();
  });

  it('is readable by its owner alone, and so are the files beside it', async () => {
    const path = join(folder, 'app.db');
    writeFileSync(path, '', { mode: 0o644 });
    const store = await openLibsqlStore({ path });
    await store.addTurn(turnWith({ id: '1' }), null);
    expect([path, `${path}-wal`, `${path}-shm`].map(mode)).toEqual([0o600, 0o600, 0o600]);
    await store.close();
  });

  it('overwrites what it was asked to forget', async () => {
    const path = join(folder, 'app.db');
    const store = await openLibsqlStore({ path });
    await store.addTurn(turnWith({ id: '1', question: 'câu hỏi cần quên' }), null);
    await store.forget('chat-a', 'person-a');
    await store.close();
    expect(readFileSync(path).includes('câu hỏi cần quên')).toBe(false);
  });

  it('treats a turn whose answer it cannot read as forgotten', async () => {
    const path = join(folder, 'app.db');
    const store = await openLibsqlStore({ path });
    await store.addTurn(turnWith({ id: '1' }), null);
    await store.addTurn(turnWith({ id: '2' }), null);
    await meddle(
      path,
      `UPDATE turns SET body = '{"question":"?","answer":{"outcome":"new"}}' WHERE id = '1'`,
    );
    expect(await store.turn('1')).toBeNull();
    const since = '2026-01-01T00:00:00.000Z';
    expect(await store.lastTurns({ chat: 'chat-a', person: 'person-a', since, limit: 6 })).toHaveLength(1);
    const wanted = { chat: 'chat-a', person: 'person-a', since, limit: 6 };
    expect(await store.lastQuestions(wanted)).toHaveLength(2);
    await store.close();
  });
});

it('reads the question of a turn whose body has its parts in another order', async () => {
  const path = join(folder, 'app.db');
  const store = await openLibsqlStore({ path });
  const strange = 'Rượu, "answer": {}\\ và ,"answer": thì sao?';
  await store.addTurn(turnWith({ id: '1', question: strange }), null);
  await store.addTurn(turnWith({ id: '2', question: strange }), null);
  await meddle(
    path,
    `UPDATE turns SET body = json_object('answer', json(body -> '$.answer'), 'question', body ->> '$.question') WHERE id = '1'`,
  );
  const wanted = { chat: 'chat-a', person: 'person-a', since: '2026-01-01T00:00:00.000Z', limit: 6 };
  expect(await store.lastQuestions(wanted)).toEqual([strange, strange]);
  await store.close();
});

describe('a store that cannot be opened ends in one sentence', () => {
  const failure = async (path: string): Promise<string> => {
    const error = await openLibsqlStore({ path }).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(StartError);
    const message = (error as StartError).message;
    expect(message).toContain(path);
    expect(message).not.toContain('\n');
    return message;
  };

  it('where the database comes from a newer program, and leaves it as it was', async () => {
    const path = join(folder, 'app.db');
    await (await openLibsqlStore({ path })).close();
    await meddle(path, 'INSERT INTO migrations (number) VALUES (999)');
    expect(await failure(path)).toContain('phiên bản 999');
    const [row] = await meddle(path, 'SELECT max(number) AS version FROM migrations');
    expect(row).toMatchObject({ version: 999 });
  });

  it('where the folder above the folder is missing', async () => {
    expect(await failure(join(folder, 'missing', 'data', 'app.db'))).toContain('không có thư mục');
  });

  it('where the folder is a file, or the file a folder', async () => {
    writeFileSync(join(folder, 'file'), '');
    expect(await failure(join(folder, 'file', 'app.db'))).toContain('không phải là thư mục');
    mkdirSync(join(folder, 'app.db'));
    expect(await failure(join(folder, 'app.db'))).toContain('là một thư mục');
  });

  it('where the file is no database', async () => {
    const path = join(folder, 'app.db');
    writeFileSync(path, 'Chỉ thị số 30-CT/TU '.repeat(100));
    expect(await failure(path)).toContain('đã hỏng');
  });

  it('where the disk takes no files', async (context) => {
    context.skip(!existsSync('/proc/self'), 'needs a /proc, which takes no files from anyone');
    await failure('/proc/self/app.db');
  });

  it('where the folder or the file is read-only', async (context) => {
    context.skip(ROOT, 'root may write everywhere');
    const path = join(folder, 'app.db');
    await (await openLibsqlStore({ path })).close();
    chmodSync(folder, 0o500);
    expect(await failure(join(folder, 'other.db'))).toContain('không có quyền ghi');
  });

  it('where another program holds the database', async () => {
    const path = join(folder, 'app.db');
    await (await openLibsqlStore({ path })).close();
    const other = createClient({ url: `file:${path}` });
    const transaction = await other.transaction('write');
    expect(await failure(path)).toContain('một chương trình khác');
    await transaction.rollback();
    other.close();
  });
});

describe('a write that the store acknowledged survives kill -9', () => {
  /** Rounds of write, kill, reopen on one database. */
  const ROUNDS = 5;

  it('with its update, and no update is marked without its turn', async () => {
    const path = join(folder, 'app.db');
    let first = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const acknowledged = await writeUntilKilled(path, first);
      expect(acknowledged.length).toBeGreaterThan(0);
      const store = await openLibsqlStore({ path });
      for (const id of acknowledged) {
        expect(await store.turn(id), `turn ${id} of round ${String(round)}`).not.toBeNull();
        expect(await store.seen('telegram', id)).toBe(true);
      }
      // Writes under way at the kill may or may not stand, but never by half.
      first = Math.max(...acknowledged.map(Number)) + 1;
      for (const end = first + 10; first < end; first++)
        expect(await store.seen('telegram', String(first))).toBe((await store.turn(String(first))) !== null);
      await store.close();
    }
    expect(await meddle(path, 'PRAGMA integrity_check')).toMatchObject([{ integrity_check: 'ok' }]);
  }, 60_000);
});

/** Runs the writer, kills it some random milliseconds after its first acknowledgement, gives the acknowledged ids. */
async function writeUntilKilled(path: string, first: number): Promise<string[]> {
  const writer = new URL('../fixtures/store-writer.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, ['--import', 'tsx', writer, path, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const acknowledged: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    if (acknowledged.length === 0) setTimeout(() => child.kill('SIGKILL'), randomInt(200));
    acknowledged.push(line);
  }
  return acknowledged;
}
