import { z } from 'zod';
import type { ChannelName, Letter } from '../../channel.ts';
import type { Mail, Post } from '../../mail.ts';
import type { Connection, Statement } from './connection.ts';
import { deadLettersOver } from './dead-letters.ts';
import { closedStatements } from './escalated-mail.ts';
import { CHANGED, outboxStatement } from './letters.ts';
import { noted, noteStatement } from './notes.ts';
import { leaveStatements } from './subscriptions.ts';
import type { Together } from './together.ts';

/** Inbox, outbox and what was given up. */
export function mailOver(connection: Connection, write: Together): Mail {
  return {
    ...arrivalsOver(connection, write),
    ...lettersOver(connection, write),
    ...deadLettersOver(connection),
    waiting: async (channel, night = null) => {
      const chats = async (sql: string, ...args: Statement['args']) =>
        (await connection.run(sql, channel, ...args)).rows.map((row) => z.string().parse(row['chat']));
      const { rows } = await connection.run(
        'SELECT coalesce(max(sequence), 0) AS last FROM inbox WHERE channel = ?',
        channel,
      );
      return {
        arrived: await chats(CHATS_ARRIVED),
        letters: await chats(CHATS_OF_LETTERS, night),
        last: Number(rows[0]?.['last']),
      };
    },
  };
}

const CHATS_ARRIVED =
  'SELECT chat FROM inbox WHERE channel = ? GROUP BY chat ORDER BY max(begun), min(sequence)';
/** Where it is night, without what waits for the morning; of one comparison with null nothing holds. */
const AWAKE = '(unasked IS NULL OR coalesce(unasked > ?, 1))';
const CHATS_OF_LETTERS = `SELECT chat FROM outbox WHERE channel = ? AND ${AWAKE} GROUP BY chat ORDER BY min(sequence)`;
/** Whether an update was taken before, handled or not. */
const KNOWN = `SELECT EXISTS (SELECT 1 FROM updates WHERE channel = ? AND id = ?)
  OR EXISTS (SELECT 1 FROM inbox WHERE channel = ? AND id = ?) AS known`;
const RECEIVE = `INSERT INTO inbox (channel, id, chat, body, at) SELECT ?, ?, ?, ?, ?
  WHERE NOT EXISTS (SELECT 1 FROM updates WHERE channel = ? AND id = ?)
    AND (SELECT count(*) FROM inbox WHERE channel = ? AND chat = ?) < ?
    AND (SELECT count(*) FROM outbox WHERE channel = ? AND chat = ?) < ?
  ON CONFLICT DO NOTHING`;
const ARRIVED =
  'SELECT sequence, begun, channel, id, chat, body, at FROM inbox WHERE channel = ? AND chat = ?';
const NEXT_ARRIVED = `${ARRIVED} ORDER BY sequence LIMIT 1`;
/** A chat has few rows here: they are sorted in no time. */
const NEXT_NUMBERED = `${ARRIVED} ORDER BY CAST(id AS INTEGER), sequence LIMIT 1`;
const NEXT_LETTER = `SELECT sequence, channel, chat, body, at, attempts, due, unasked FROM outbox
  WHERE channel = ? AND chat = ? AND ${AWAKE} ORDER BY sequence LIMIT 1`;

function arrivalsOver(
  connection: Connection,
  write: Together,
): Pick<Mail, 'receive' | 'nextArrived' | 'begin'> {
  return {
    receive: async ({ channel, id, chat, body, at }, most) => {
      const row = [channel, id, chat, JSON.stringify(body), at];
      const limits = [channel, chat, most.updates, channel, chat, most.letters];
      const [taken] = await write([{ sql: RECEIVE, args: [...row, channel, id, ...limits] }]);
      if (taken?.rowsAffected === 1) return 'new';
      const found = await connection.first(KNOWN, channel, id, channel, id);
      return found?.['known'] === 1 ? 'known' : 'full';
    },
    nextArrived: async (channel, chat, numbered = false) => {
      const row = await connection.first(numbered ? NEXT_NUMBERED : NEXT_ARRIVED, channel, chat);
      return row === undefined ? null : arrivedSchema.parse(row);
    },
    begin: async (sequence) => {
      const counted = 'UPDATE inbox SET begun = begun + 1 WHERE sequence = ? RETURNING begun';
      return Number((await connection.run(counted, sequence)).rows[0]?.['begun'] ?? 0);
    },
  };
}

type Letters = Pick<Mail, 'post' | 'nextLetter' | 'delivered' | 'noted' | 'delay' | 'closeChat'>;

function lettersOver(connection: Connection, write: Together): Letters {
  return {
    post: async (post) => {
      const results = await write(postStatements(post));
      return post.update === null || results[0]?.rowsAffected === 1;
    },
    nextLetter: async (channel, chat, night = null) => {
      const row = await connection.first(NEXT_LETTER, channel, chat, night);
      return row === undefined ? null : letterSchema.parse(row);
    },
    // The next letter of all waits for it; a machine that dies at once sends the letter again.
    delivered: async (sequence, note) => {
      const gone = { sql: 'DELETE FROM outbox WHERE sequence = ?', args: [sequence] };
      await connection.writeSoon(note === undefined ? [gone] : [gone, noteStatement(note)]);
    },
    noted: (name) => noted(connection, name),
    delay: async (sequence, attempts, due) =>
      connection.writeSoon([
        {
          sql: 'UPDATE outbox SET attempts = ?, due = ? WHERE sequence = ?',
          args: [attempts, due, sequence],
        },
      ]),
    closeChat: async (channel, chat) => {
      const before = closedStatements(channel, chat);
      const gone = await connection.write([
        ...before,
        { sql: 'DELETE FROM outbox WHERE channel = ? AND chat = ?', args: [channel, chat] },
        ...leaveStatements({ channel, chat }),
      ]);
      return gone[before.length]?.rowsAffected ?? 0;
    },
  };
}

export const MARK = 'INSERT INTO updates (channel, id, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING';

function postStatements({ channel, update, letters, at }: Post): Statement[] {
  const mark = update === null ? [] : [{ sql: MARK, args: [channel, update, at] }];
  return [...mark, ...letterStatements(channel, update, letters, at)];
}

/**
 * The letters of a reply, behind the statement that marked its update or stored its turn: each is written only where the
 * statement before it changed a row. Then the update leaves the inbox.
 */
export function letterStatements(
  channel: ChannelName,
  update: string | null,
  letters: readonly Letter[],
  at: string,
): Statement[] {
  // One name for what is written together; letters that nobody asked for stand alone.
  const reply = update ?? '';
  const written = letters.map((letter, index) =>
    outboxStatement({ channel, reply, letter, at }, update === null && index === 0 ? undefined : CHANGED),
  );
  if (update === null) return written;
  return [...written, { sql: 'DELETE FROM inbox WHERE channel = ? AND id = ?', args: [channel, update] }];
}

const json = z.string().transform((body): unknown => JSON.parse(body));
const channel = z.enum(['terminal', 'web', 'telegram', 'zalo_bot', 'zalo_oa']);
const arrivedSchema = z.object({
  sequence: z.int(),
  begun: z.int(),
  channel,
  id: z.string(),
  chat: z.string(),
  body: json,
  at: z.string(),
});
const letterSchema = z
  .object({
    sequence: z.int(),
    channel,
    chat: z.string(),
    body: json,
    at: z.string(),
    attempts: z.int(),
    due: z.string(),
    unasked: z.string().nullable(),
  })
  .transform(({ unasked, ...letter }) => ({
    ...letter,
    ...(unasked === null ? {} : { unasked: unasked === '' ? {} : { until: unasked } }),
  }));
