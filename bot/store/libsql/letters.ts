import type { ChannelName, Letter } from '../../channel.ts';
import type { Statement } from './connection.ts';

/** A letter that nobody asked for. */
export interface OwnLetter {
  readonly channel: ChannelName;
  /** The same for letters that are given up together. */
  readonly reply: string;
  readonly letter: Letter;
  readonly at: string;
}

/** Writes a letter into the outbox, where a condition of the database holds. */
export function outboxStatement({ channel, reply, letter, at }: OwnLetter, condition: Statement): Statement {
  return {
    sql: `INSERT INTO outbox (channel, chat, reply, body, at, due) SELECT ?, ?, ?, ?, ?, ? WHERE ${condition.sql}`,
    args: [channel, letter.chat, reply, JSON.stringify(letter.body), at, at, ...condition.args],
  };
}
