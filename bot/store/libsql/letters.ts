import type { ChannelName, Letter } from '../../channel.ts';
import type { Statement } from './connection.ts';

/** A letter on its way into the outbox. */
export interface OwnLetter {
  readonly channel: ChannelName;
  /** The same for letters that are given up together; empty for one that stands alone. */
  readonly reply: string;
  readonly letter: Letter;
  readonly at: string;
}

/** Writes a letter into the outbox, where a condition of the database holds; without one, always. */
export function outboxStatement(
  { channel, reply, letter, at }: OwnLetter,
  condition: Statement = ALWAYS,
): Statement {
  const { chat, body, unasked } = letter;
  const row = [channel, chat, reply, JSON.stringify(body), at, at, unasked ? (unasked.until ?? '') : null];
  return {
    sql: `${INTO} SELECT ?, ?, ?, ?, ?, ?, ? WHERE ${condition.sql}`,
    args: [...row, ...condition.args],
  };
}

const INTO = 'INSERT INTO outbox (channel, chat, reply, body, at, due, unasked)';
const ALWAYS: Statement = { sql: '1', args: [] };
/** The statement before it changed a row. */
export const CHANGED: Statement = { sql: 'changes() = 1', args: [] };
