import { z } from 'zod';
import type { Place, Subscriptions } from '../../subscriptions.ts';
import type { Connection, Statement } from './connection.ts';
import { outboxStatement } from './letters.ts';

type Followed = Pick<
  Subscriptions,
  | 'subscribe'
  | 'unsubscribe'
  | 'subscriptions'
  | 'subjects'
  | 'putDaily'
  | 'dropDaily'
  | 'daily'
  | 'dailies'
  | 'forgetThread'
  | 'shown'
  | 'writeDaily'
  | 'heard'
  | 'lastHeard'
  | 'moveFollowed'
>;

/** Who follows what, who has a provision a day, and when they wrote last. */
export function subscriptionsOver(connection: Connection): Followed {
  const lastHeard: Subscriptions['lastHeard'] = async ({ channel, chat }) => {
    const found = await connection.run(LAST_HEARD, channel, chat);
    return z.object({ at: z.string() }).optional().parse(found.rows[0])?.at ?? null;
  };
  return {
    subscribe: async ({ channel, chat, subject, label, since, thread = null }) => {
      const [added] = await connection.write([
        { sql: FOLLOW, args: [channel, chat, subject, label, since, thread] },
        { sql: FOLLOW_IN, args: [thread, channel, chat, subject] },
        heardStatement({ channel, chat }, since),
      ]);
      return added?.rowsAffected === 1;
    },
    unsubscribe: async ({ channel, chat }, subject) => {
      const args = [channel, chat, subject];
      const where = 'WHERE channel = ? AND chat = ? AND subject = coalesce(?, subject)';
      const [gone] = await connection.write([
        { sql: `DELETE FROM subscriptions ${where}`, args },
        { sql: `DELETE FROM due_news ${where}`, args },
        unheardStatement({ channel, chat }),
      ]);
      return gone?.rowsAffected ?? 0;
    },
    subscriptions: async ({ channel, chat }) =>
      (await connection.run(FOLLOWED, channel, chat)).rows.map((row) => subscriptionSchema.parse(row)),
    subjects: async () =>
      (await connection.run('SELECT DISTINCT subject FROM subscriptions ORDER BY subject')).rows.map((row) =>
        z.string().parse(row['subject']),
      ),
    ...dailiesOver(connection),
    heard: async (place, at) => {
      const last = await lastHeard(place);
      // Most chats follow nothing: read, and nothing written that would have to reach the disk. Nobody's answer waits for it.
      if (last === null || last >= at) return;
      await connection.writeSoon([{ sql: HEARD_AGAIN, args: [at, place.channel, place.chat, at] }]);
    },
    lastHeard,
    forgetThread: async ({ channel, chat }, thread) => {
      const forget = (table: string): Statement => ({
        sql: `UPDATE ${table} SET thread = NULL WHERE channel = ? AND chat = ? AND thread = ?`,
        args: [channel, chat, thread],
      });
      await connection.write(['subscriptions', 'dailies'].map(forget));
    },
    moveFollowed: async ({ channel, chat: from }, to) => {
      const moved = TABLES.flatMap((table) => [
        {
          sql: `UPDATE OR IGNORE ${table} SET chat = ? WHERE channel = ? AND chat = ?`,
          args: [to, channel, from],
        },
        { sql: `DELETE FROM ${table} WHERE channel = ? AND chat = ?`, args: [channel, from] },
      ]);
      await connection.write(moved);
    },
  };
}

const FOLLOW =
  'INSERT INTO subscriptions (channel, chat, subject, label, since, thread) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING';
const FOLLOW_IN = 'UPDATE subscriptions SET thread = ? WHERE channel = ? AND chat = ? AND subject = ?';
const FOLLOWED =
  'SELECT channel, chat, subject, label, since, thread FROM subscriptions WHERE channel = ? AND chat = ? ORDER BY since, subject';
const LAST_HEARD = 'SELECT at FROM heard_chats WHERE channel = ? AND chat = ?';
const HEARD_AGAIN = 'UPDATE heard_chats SET at = ? WHERE channel = ? AND chat = ? AND at < ?';

/** Every table that names a chat. */
const TABLES = [
  'subscriptions',
  'due_news',
  'dailies',
  'shown_daily',
  'practice_reminders',
  'heard_chats',
] as const;

/** Forgets everything of a chat that is not to be written to any more. */
export function leaveStatements({ channel, chat }: Place): Statement[] {
  return TABLES.map((table) => ({
    sql: `DELETE FROM ${table} WHERE channel = ? AND chat = ?`,
    args: [channel, chat],
  }));
}

/** When a chat wrote is kept no longer than it is written to without asking. */
export function unheardStatement({ channel, chat }: Place): Statement {
  const none = (table: string) => `NOT EXISTS (SELECT 1 FROM ${table} WHERE channel = ? AND chat = ?)`;
  const here = [channel, chat];
  return {
    sql: `DELETE FROM heard_chats WHERE channel = ? AND chat = ?
      AND ${none('subscriptions')} AND ${none('dailies')} AND ${none('practice_reminders')}`,
    args: [...here, ...here, ...here, ...here],
  };
}

export function heardStatement({ channel, chat }: Place, at: string): Statement {
  return {
    sql: `INSERT INTO heard_chats VALUES (?, ?, ?) ON CONFLICT (channel, chat) DO UPDATE SET at = max(at, excluded.at)`,
    args: [channel, chat, at],
  };
}

type Dailies = Pick<Subscriptions, 'putDaily' | 'dropDaily' | 'daily' | 'dailies' | 'shown' | 'writeDaily'>;

function dailiesOver(connection: Connection): Dailies {
  const select = 'SELECT channel, chat, time, last, thread FROM dailies WHERE channel = ?';
  return {
    putDaily: async ({ channel, chat, time, last, thread = null }, at) =>
      void (await connection.write([
        { sql: PUT_DAILY, args: [channel, chat, time, last, thread] },
        heardStatement({ channel, chat }, at),
      ])),
    dropDaily: async ({ channel, chat }) => {
      const [dropped] = await connection.write([
        ...['dailies', 'shown_daily'].map((table) => ({
          sql: `DELETE FROM ${table} WHERE channel = ? AND chat = ?`,
          args: [channel, chat],
        })),
        unheardStatement({ channel, chat }),
      ]);
      return dropped?.rowsAffected === 1;
    },
    daily: async ({ channel, chat }) =>
      dailySchema.optional().parse((await connection.run(`${select} AND chat = ?`, channel, chat)).rows[0]) ??
      null,
    dailies: async (channel) =>
      (await connection.run(`${select} ORDER BY time, chat`, channel)).rows.map((row) =>
        dailySchema.parse(row),
      ),
    shown: async ({ channel, chat }) => {
      const sql = 'SELECT provision FROM shown_daily WHERE channel = ? AND chat = ?';
      return new Set(
        (await connection.run(sql, channel, chat)).rows.map((row) => z.string().parse(row['provision'])),
      );
    },
    writeDaily: (place, written) => writeDaily(connection, place, written),
  };
}

const PUT_DAILY = 'INSERT OR REPLACE INTO dailies (channel, chat, time, last, thread) VALUES (?, ?, ?, ?, ?)';

/** The day is marked last: what stands before it is written only where it was not yet marked. */
async function writeDaily(
  connection: Connection,
  { channel, chat }: Place,
  { day, provision, anew, letters, at }: Parameters<Subscriptions['writeDaily']>[1],
): Promise<boolean> {
  const open = {
    sql: 'EXISTS (SELECT 1 FROM dailies WHERE channel = ? AND chat = ? AND last < ?)',
    args: [channel, chat, day],
  };
  const here = [channel, chat];
  const results = await connection.write([
    ...letters.map((letter) => outboxStatement({ channel, reply: `daily ${day}`, letter, at }, open)),
    ...(anew
      ? [
          {
            sql: `DELETE FROM shown_daily WHERE channel = ? AND chat = ? AND ${open.sql}`,
            args: [...here, ...open.args],
          },
        ]
      : []),
    ...(provision === null
      ? []
      : [
          {
            sql: `INSERT OR IGNORE INTO shown_daily SELECT ?, ?, ? WHERE ${open.sql}`,
            args: [...here, provision, ...open.args],
          },
        ]),
    {
      sql: 'UPDATE dailies SET last = ? WHERE channel = ? AND chat = ? AND last < ?',
      args: [day, ...here, day],
    },
  ]);
  return results.at(-1)?.rowsAffected === 1;
}

const channel = z.enum(['terminal', 'web', 'telegram', 'zalo_bot', 'zalo_oa']);
const threaded = z.object({ channel, chat: z.string(), thread: z.string().nullable() });
const subscriptionSchema = threaded
  .extend({ subject: z.string(), label: z.string(), since: z.string() })
  .transform(withThread);
const dailySchema = threaded.extend({ time: z.string(), last: z.string() }).transform(withThread);

function withThread<Row extends { thread: string | null }>({ thread, ...row }: Row) {
  return thread === null ? row : { ...row, thread };
}
