import type { ChannelName, Letter } from '../../channel.ts';
import { nameOfReply, type ChannelLetters } from '../../escalated.ts';
import type { Statement } from './connection.ts';
import { CHANGED, outboxStatement } from './letters.ts';

/** What letters have to do with questions passed to people: written with the mail, so that neither knows less than the other. */

/** The reply that a letter belongs to. */
const OF_LETTERS = "'human:' || number IN (SELECT reply FROM outbox WHERE";

/** Before the letters of a chat that takes no more are dropped. */
export const closedStatements = (channel: ChannelName, chat: string): Statement[] => [
  {
    sql: `UPDATE escalations SET returned = 'blocked', told = 0 WHERE ${OF_LETTERS} channel = ? AND chat = ?)`,
    args: [channel, chat],
  },
  { sql: 'DELETE FROM attendants WHERE channel = ? AND chat = ?', args: [channel, chat] },
];

/** Before a letter leaves the outbox for what was given up. */
export const givenUpStatement = (sequence: number): Statement => ({
  sql: `UPDATE escalations SET returned = 'given_up', told = 0 WHERE ${OF_LETTERS} sequence = ?)`,
  args: [sequence],
});

/** Before dead letters are deleted there, put back; `which` is a condition on their rows, `args` its values. */
export const revivedStatement = (which: string, args: Statement['args']): Statement => ({
  sql: `UPDATE escalations SET returned = NULL
    WHERE 'human:' || number IN (SELECT id FROM dead_letters WHERE box = 'out' AND ${which})`,
  args,
});

/** The letters of a reply, behind the statement that changed its row: none where it changed none. */
export function replyStatements(
  channel: ChannelName,
  number: number,
  letters: readonly Letter[],
  at: string,
): Statement[] {
  const reply = nameOfReply(number);
  return letters.map((letter) => outboxStatement({ channel, reply, letter, at }, CHANGED));
}

/** Letters that nobody asked for; each stands alone. */
export const noticeStatements = (mail: readonly ChannelLetters[], at: string): Statement[] =>
  mail.flatMap(({ channel, letters }) =>
    letters.map((letter) => outboxStatement({ channel, reply: '', letter, at })),
  );
