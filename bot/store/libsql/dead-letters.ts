import { z } from 'zod';
import type { Mail } from '../../mail.ts';
import type { Connection } from './connection.ts';
import { givenUpStatement, revivedStatement } from './escalated-mail.ts';

type Dead = Pick<Mail, 'buryLetter' | 'buryArrived' | 'deadLetters' | 'revive' | 'discard'>;

/** What was given up: moved in one transaction, so that it is never in two places nor in none. */
export function deadLettersOver(connection: Connection): Dead {
  return {
    buryLetter: async (sequence, { ended, attempts, reason }) => {
      const [moved] = await connection.write([
        { sql: BURY_REPLY, args: [ended, attempts, reason, sequence] },
        givenUpStatement(sequence),
        { sql: `DELETE FROM outbox WHERE sequence IN (${OF_REPLY})`, args: [sequence] },
      ]);
      return moved?.rowsAffected ?? 0;
    },
    buryArrived: async (sequence, { ended, attempts, reason }) => {
      await connection.write([
        { sql: BURY_ARRIVED, args: [ended, attempts, reason, sequence] },
        { sql: MARK_ARRIVED, args: [ended, sequence] },
        { sql: 'DELETE FROM inbox WHERE sequence = ?', args: [sequence] },
      ]);
    },
    deadLetters: async (limit) =>
      (await connection.run(SHOW, limit)).rows.map((row) => deadSchema.parse(row)),
    revive: async (at, only = null) => {
      const chosen = only === null ? null : JSON.stringify(only);
      const results = await connection.write([
        { sql: REVIVE_LETTERS, args: [at, chosen, chosen] },
        revivedStatement(CHOSEN, [chosen, chosen]),
        { sql: FORGET_MARKS, args: [chosen, chosen] },
        { sql: REVIVE_ARRIVED, args: [chosen, chosen] },
        { sql: DISCARD, args: [chosen, chosen] },
      ]);
      return results.at(-1)?.rowsAffected ?? 0;
    },
    discard: async (only) => {
      const chosen = JSON.stringify(only);
      const [gone] = await connection.write([{ sql: DISCARD, args: [chosen, chosen] }]);
      return gone?.rowsAffected ?? 0;
    },
  };
}

/** A letter, and what stands behind it of the same reply: the second half of an answer alone would mislead. */
const OF_REPLY = `SELECT other.sequence FROM outbox AS one JOIN outbox AS other
  ON other.channel = one.channel AND other.chat = one.chat AND other.sequence >= one.sequence
  AND (other.sequence = one.sequence OR (one.reply <> '' AND other.reply = one.reply))
  WHERE one.sequence = ?`;
const BURY_REPLY = `INSERT INTO dead_letters (box, channel, id, chat, body, at, unasked, ended, attempts, reason)
  SELECT 'out', channel, reply, chat, body, at, unasked, ?, ?, ? FROM outbox WHERE sequence IN (${OF_REPLY}) ORDER BY sequence`;
const BURY_ARRIVED = `INSERT INTO dead_letters (box, channel, id, chat, body, at, ended, attempts, reason)
  SELECT 'in', channel, id, chat, body, at, ?, ?, ? FROM inbox WHERE sequence = ?`;
const MARK_ARRIVED = `INSERT INTO updates (channel, id, at)
  SELECT channel, id, ? FROM inbox WHERE sequence = ? ON CONFLICT DO NOTHING`;
const SHOW =
  'SELECT sequence, box, channel, at, ended, attempts, reason FROM dead_letters ORDER BY sequence DESC LIMIT ?';
/** All, or those whose numbers a JSON list holds (given twice), each with the rest of its reply. */
const CHOSEN = `(? IS NULL OR sequence IN (SELECT other.sequence FROM dead_letters AS one JOIN dead_letters AS other
  ON other.box = one.box AND other.channel = one.channel AND other.chat = one.chat
  AND (other.sequence = one.sequence OR (one.box = 'out' AND one.id <> '' AND other.id = one.id))
  WHERE one.sequence IN (SELECT value FROM json_each(?))))`;
const REVIVE_LETTERS = `INSERT INTO outbox (channel, chat, reply, body, at, unasked, due)
  SELECT channel, chat, id, body, at, unasked, ? FROM dead_letters WHERE box = 'out' AND ${CHOSEN} ORDER BY sequence`;
const FORGET_MARKS = `DELETE FROM updates
  WHERE (channel, id) IN (SELECT channel, id FROM dead_letters WHERE box = 'in' AND ${CHOSEN})`;
const REVIVE_ARRIVED = `INSERT INTO inbox (channel, id, chat, body, at)
  SELECT channel, id, chat, body, at FROM dead_letters WHERE box = 'in' AND ${CHOSEN} ORDER BY sequence`;
const DISCARD = `DELETE FROM dead_letters WHERE ${CHOSEN}`;

const deadSchema = z.object({
  sequence: z.int(),
  box: z.enum(['in', 'out']),
  channel: z.enum(['terminal', 'web', 'telegram', 'zalo_bot', 'zalo_oa']),
  at: z.string(),
  ended: z.string(),
  attempts: z.int(),
  reason: z.string(),
});
