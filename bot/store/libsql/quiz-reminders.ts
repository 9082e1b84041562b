import { z } from 'zod';
import type { PracticeStore } from '../../quiz-practice.ts';
import type { Connection } from './connection.ts';
import { outboxStatement } from './letters.ts';
import { heardStatement, unheardStatement } from './subscriptions.ts';

type Reminders = Pick<
  PracticeStore,
  'putReminder' | 'dropReminder' | 'reminder' | 'reminders' | 'writeReminder'
>;

/** Who wants to be reminded of practice, and when. */
export function remindersOver(connection: Connection): Reminders {
  const select = 'SELECT channel, chat, person, time, last FROM practice_reminders WHERE channel = ?';
  return {
    putReminder: async ({ channel, chat, person, time, last }, at) =>
      void (await connection.write([
        {
          sql: 'INSERT OR REPLACE INTO practice_reminders (channel, chat, person, time, last) VALUES (?, ?, ?, ?, ?)',
          args: [channel, chat, person, time, last],
        },
        heardStatement({ channel, chat }, at),
      ])),
    dropReminder: async ({ channel, chat }) => {
      const [dropped] = await connection.write([
        { sql: 'DELETE FROM practice_reminders WHERE channel = ? AND chat = ?', args: [channel, chat] },
        unheardStatement({ channel, chat }),
      ]);
      return dropped?.rowsAffected === 1;
    },
    reminder: async ({ channel, chat }) =>
      reminderSchema
        .optional()
        .parse((await connection.run(`${select} AND chat = ?`, channel, chat)).rows[0]) ?? null,
    reminders: async (channel) =>
      (await connection.run(`${select} ORDER BY time, chat`, channel)).rows.map((row) =>
        reminderSchema.parse(row),
      ),
    // The day is marked last: what stands before it is written only where it was not yet marked.
    writeReminder: async ({ channel, chat }, { day, letters, at }) => {
      const open = {
        sql: 'EXISTS (SELECT 1 FROM practice_reminders WHERE channel = ? AND chat = ? AND last < ?)',
        args: [channel, chat, day],
      };
      const results = await connection.write([
        ...letters.map((letter) => outboxStatement({ channel, reply: `practice ${day}`, letter, at }, open)),
        {
          sql: 'UPDATE practice_reminders SET last = ? WHERE channel = ? AND chat = ? AND last < ?',
          args: [day, channel, chat, day],
        },
      ]);
      return results.at(-1)?.rowsAffected === 1;
    },
  };
}

const reminderSchema = z.object({
  channel: z.enum(['terminal', 'web', 'telegram', 'zalo_bot', 'zalo_oa']),
  chat: z.string(),
  person: z.string(),
  time: z.string(),
  last: z.string(),
});
