import { z } from 'zod';
import type { Code, Store } from '../../store.ts';
import type { Connection } from './connection.ts';

type People = Pick<
  Store,
  'person' | 'putPerson' | 'countPeople' | 'putCode' | 'takeCode' | 'dropCodes' | 'audit' | 'audits'
>;

const roleSchema = z.enum(['asker', 'trainer', 'administrator']);
const personSchema = z.object({ id: z.string(), role: roleSchema, since: z.string() });
const codeSchema = z.object({
  hash: z.string(),
  purpose: z.enum(['role', 'sign_in']),
  role: roleSchema,
  person: z.string().nullable(),
  expires: z.string(),
});
const auditSchema = z.object({ at: z.string(), person: z.string(), act: z.string(), detail: z.string() });

/** People with their roles, one-time codes, and the audit of privileged acts. */
export function peopleOver(connection: Connection): People {
  return {
    person: async (id) => {
      const row = await connection.first('SELECT id, role, since FROM people WHERE id = ?', id);
      return row === undefined ? null : personSchema.parse(row);
    },
    putPerson: async ({ id, role, since }) => {
      await connection.run(
        'INSERT OR REPLACE INTO people (id, role, since) VALUES (?, ?, ?)',
        id,
        role,
        since,
      );
    },
    countPeople: async (role) => {
      const { rows } = await connection.run('SELECT count(*) AS n FROM people WHERE role = ?', role);
      return Number(rows[0]?.['n']);
    },
    ...codesOver(connection),
    audit: async ({ at, person, act, detail }) => {
      await connection.run(
        'INSERT INTO audits (at, person, act, detail) VALUES (?, ?, ?, ?)',
        at,
        person,
        act,
        detail,
      );
    },
    audits: async (limit) => {
      const { rows } = await connection.run(
        'SELECT at, person, act, detail FROM audits ORDER BY sequence DESC LIMIT ?',
        limit,
      );
      return rows.map((row) => auditSchema.parse(row));
    },
  };
}

function codesOver(connection: Connection): Pick<Store, 'putCode' | 'takeCode' | 'dropCodes'> {
  return {
    putCode: async ({ hash, purpose, role, person, expires }) => {
      await connection.run('INSERT INTO codes VALUES (?, ?, ?, ?, ?)', hash, purpose, role, person, expires);
    },
    takeCode: (hash, at) => takeCode(connection, hash, at),
    dropCodes: async (purpose, person) =>
      (await connection.run('DELETE FROM codes WHERE purpose = ? AND person IS ?', purpose, person))
        .rowsAffected,
  };
}

/** Reading and deleting are one transaction, so that two who race for a code cannot both have it. */
async function takeCode(connection: Connection, hash: string, at: string): Promise<Code | null> {
  const where = 'FROM codes WHERE hash = ? AND expires > ?';
  const [found] = await connection.write([
    { sql: `SELECT hash, purpose, role, person, expires ${where}`, args: [hash, at] },
    { sql: `DELETE ${where}`, args: [hash, at] },
  ]);
  return codeSchema.optional().parse(found?.rows[0]) ?? null;
}
