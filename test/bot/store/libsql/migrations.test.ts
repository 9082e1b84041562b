import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLibsqlStore } from '../../../../bot/store/libsql.ts';
import { connect } from '../../../../bot/store/libsql/connection.ts';
import { migrate } from '../../../../bot/store/libsql/migrate.ts';
import { MIGRATIONS } from '../../../../bot/store/libsql/migrations.ts';
import { roundWith } from '../../../fixtures/quiz-items.ts';
import { turnWith } from '../../../fixtures/turns.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ky-cuong-migrations-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a database of before there were notices', () => {
  it('is brought up with all that it held, and takes subscriptions', async () => {
    const path = join(folder, 'app.db');
    const turn = turnWith({ id: 'x' });
    const old = await connect(path);
    await migrate(
      old,
      path,
      MIGRATIONS.filter(({ number }) => number <= 2),
    );
    const { id, chat, person, channel, at, ...body } = turn;
    const json = JSON.stringify(body);
    await old.write([
      {
        sql: 'INSERT INTO turns (id, chat, person, channel, body, at) VALUES (?, ?, ?, ?, ?, ?)',
        args: [id, chat, person, channel, json, at],
      },
      { sql: "INSERT INTO named_values VALUES ('hash_key', 'k')", args: [] },
      {
        sql: "INSERT INTO outbox (channel, chat, reply, body, at, due) VALUES ('telegram', '1', '', '{}', ?, ?)",
        args: [at, at],
      },
    ]);
    await old.close();
    for (let count = 0; count < 2; count++) {
      const store = await openLibsqlStore({ path });
      expect(await store.turn('x')).toEqual(turn);
      expect(await store.value('hash_key')).toBe('k');
      expect((await store.nextLetter('telegram', '1'))?.body).toEqual({});
      const subscription = { channel: 'telegram', chat: '1', subject: 'document 1', label: '1', since: at };
      expect(await store.subscribe({ ...subscription, channel: 'telegram' })).toBe(count === 0);
      await store.close();
    }
  });
});

describe('a database of before there were certificates', () => {
  it('is brought up with its rounds, finds them by their trainer, and takes certificates', async () => {
    const path = join(folder, 'app.db');
    const old = await connect(path);
    await migrate(
      old,
      path,
      MIGRATIONS.filter(({ number }) => number <= 5),
    );
    const { id, code, channel, chat, at, ...body } = roundWith();
    await old.write([
      {
        sql: 'INSERT INTO quiz_rounds (id, code, channel, chat, body, at) VALUES (?, ?, ?, ?, ?, ?)',
        args: [id, code, channel, chat, JSON.stringify(body), at],
      },
    ]);
    await old.close();
    const store = await openLibsqlStore({ path });
    expect(await store.round(id)).toEqual(roundWith());
    expect((await store.ledRounds('trainer-a', 9)).map((head) => head.code)).toEqual([code]);
    expect(await store.certificatesOf('a')).toEqual([]);
    await store.close();
  });
});

describe('a database of before topics of a group were told from it', () => {
  it('is brought up with who follows what, in the chat itself', async () => {
    const path = join(folder, 'app.db');
    const old = await connect(path);
    await migrate(
      old,
      path,
      MIGRATIONS.filter(({ number }) => number <= 7),
    );
    const at = '2026-11-25T01:00:00.000Z';
    await old.write([
      { sql: "INSERT INTO subscriptions VALUES ('telegram', '-1001', 'document 1', '1', ?)", args: [at] },
      { sql: "INSERT INTO dailies VALUES ('telegram', '-1001', '07:30', '')", args: [] },
    ]);
    await old.close();
    const store = await openLibsqlStore({ path });
    const place = { channel: 'telegram', chat: '-1001' } as const;
    const followed = { ...place, subject: 'document 1', label: '1', since: at };
    expect(await store.subscriptions(place)).toEqual([followed]);
    expect(await store.daily(place)).toEqual({ ...place, time: '07:30', last: '' });
    expect(await store.subscribe({ ...followed, thread: '7' })).toBe(false);
    expect(await store.subscriptions(place)).toEqual([{ ...followed, thread: '7' }]);
    await store.close();
  });
});

describe('a database of before browsers were told from people', () => {
  it('is brought up with what they practised, which goes where their questions went, and nothing of others', async () => {
    const path = join(folder, 'app.db');
    const old = await connect(path);
    await migrate(
      old,
      path,
      MIGRATIONS.filter(({ number }) => number <= 6),
    );
    const at = '2026-11-26T01:00:00.000Z';
    const asked = (id: string, chat: string, person: string, channel: string) => ({
      sql: `INSERT INTO turns (id, chat, person, channel, body, at) VALUES (?, ?, ?, ?, '{}', ?)`,
      args: [id, chat, person, channel, at],
    });
    const practised = (person: string) => ({
      sql: `INSERT INTO attempts (person, item, correct, at) VALUES (?, 'i', 1, ?)`,
      args: [person, at],
    });
    await old.write([
      ...[asked('1', 'browser', 'browser', 'web'), asked('2', 'a', 'signed-in', 'web')],
      asked('3', 'private', 'private', 'telegram'),
      ...['browser', 'signed-in', 'private', 'unknown'].map(practised),
    ]);
    await old.close();
    const store = await openLibsqlStore({ path });
    const left = async () =>
      (await store.attempts({ person: null, round: null, since: '' })).map(({ person }) => person);
    await store.expire(at);
    expect(await left()).toHaveLength(4);
    await store.expire('2026-11-26T01:00:00.001Z');
    expect(await left()).toEqual(['signed-in', 'private', 'unknown']);
    await store.close();
  });
});
