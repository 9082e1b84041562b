import { z } from 'zod';
import type { Note } from '../../mail.ts';
import type { Connection, Statement } from './connection.ts';

/** Notes stand among the named values, under names that nothing else has: `note:…`. */
const HEAD = 'note:';
/** The character behind the colon: every note's name is below it. */
const END = 'note;';

/** Before the note stands its time, which ends it. */
export const noteStatement = ({ name, value, at }: Note): Statement => ({
  sql: `INSERT INTO named_values (name, value) VALUES (?, ?)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  args: [HEAD + name, `${at} ${value}`],
});

const rowSchema = z.object({ value: z.string() });

export async function noted(connection: Connection, name: string): Promise<string | null> {
  const row = await connection.first('SELECT value FROM named_values WHERE name = ?', HEAD + name);
  const value = rowSchema.optional().parse(row)?.value;
  return value === undefined ? null : value.slice(value.indexOf(' ') + 1);
}

export const expireNotes = (before: string): Statement => ({
  sql: 'DELETE FROM named_values WHERE name >= ? AND name < ? AND value < ?',
  args: [HEAD, END, before],
});
