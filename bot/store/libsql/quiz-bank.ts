import type { Row } from './connection.ts';
import { z } from 'zod';
import { itemSchema } from '../../quiz-shape.ts';
import {
  ITEM_ACTS,
  ITEM_STATES,
  type ItemsWanted,
  type ItemVersion,
  type QuizItems,
} from '../../quiz-store.ts';
import type { Connection, Statement } from './connection.ts';

/** The bank of questions: `bank_versions` holds all versions, `bank_items` the number and the state of the last. */
export function quizBankOver(connection: Connection): QuizItems {
  return {
    putItemVersions: async (versions) => {
      if (versions.length === 0) return true;
      try {
        await connection.write(versions.flatMap(versionStatements));
        return true;
      } catch (error) {
        // The constraint that a version follows the last one; anything else is a fault.
        if (error instanceof Error && /CHECK constraint failed: follows|UNIQUE constraint failed: bank_/u.test(error.message))
          return false;
        throw error;
      }
    },
    bankItem: async (id) => {
      const { rows } = await connection.run(`${LAST} WHERE bank_items.id = ?`, id);
      return rows[0] === undefined ? null : readVersion(rows[0]);
    },
    bankItemsOf: async (ids) =>
      (await connection.run(`${LAST} WHERE bank_items.id IN (SELECT value FROM json_each(?))`, JSON.stringify(ids))).rows.map(readVersion),
    bankItems: async ({ limit, offset, ...wanted }) => {
      const { sql, args } = whereOf(wanted);
      const { rows } = await connection.run(`${LAST} ${sql} ORDER BY bank_items.id LIMIT ? OFFSET ?`, ...args, limit, offset);
      return rows.map(readVersion);
    },
    countBankItems: async (wanted) => {
      const { sql, args } = whereOf(wanted);
      return Number((await connection.run(`SELECT count(*) AS n FROM bank_items ${sql}`, ...args)).rows[0]?.['n']);
    },
    bankItemsAfter: async (sequence, limit) => {
      const { rows } = await connection.run(`${LAST} WHERE bank_versions.rowid > ? ORDER BY bank_versions.rowid LIMIT ?`, sequence, limit);
      return rows.map((row) => ({ sequence: z.int().parse(row['sequence']), version: readVersion(row) }));
    },
    lapsedSince: async (at) =>
      (await connection.run("SELECT * FROM bank_versions WHERE act = 'lapsed' AND at >= ? ORDER BY rowid", at)).rows.map(readVersion),
    itemVersions: async (id) =>
      (await connection.run('SELECT * FROM bank_versions WHERE id = ? ORDER BY number', id)).rows.map(readVersion),
  };
} // prettier-ignore

const LAST = `SELECT bank_versions.rowid AS sequence, bank_versions.* FROM bank_items
  JOIN bank_versions ON bank_versions.id = bank_items.id AND bank_versions.number = bank_items.number`;

/** The second fails, and with it all of them, where the version is not the next of its item. */
function versionStatements({ item, number, state, act, by, at, note, touched }: ItemVersion): Statement[] {
  const body = JSON.stringify(item);
  const document = item.quote?.document ?? null;
  const tags = JSON.stringify(item.tags);
  return [
    {
      sql: 'INSERT INTO bank_versions (id, number, body, state, act, person, at, note, touched) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      args: [item.id, number, body, state, act, by, at, note, touched ? 1 : 0],
    },
    {
      sql: `INSERT INTO bank_items (id, number, before, state, document, topic, tags) 
        VALUES (?, ?, coalesce((SELECT number FROM bank_items WHERE id = ?), 0), ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET before = excluded.before, number = excluded.number, state = excluded.state,
          document = excluded.document, topic = excluded.topic, tags = excluded.tags`,
      args: [item.id, number, item.id, state, document, item.topic, tags],
    },
  ];
}

function whereOf({ states, document, topic, tag }: Omit<ItemsWanted, 'limit' | 'offset'>): Statement {
  const conditions = [
    { sql: 'bank_items.state IN (SELECT value FROM json_each(?))', value: JSON.stringify(states) },
    { sql: 'bank_items.document = ?', value: document },
    { sql: 'bank_items.topic = ?', value: topic },
    { sql: 'EXISTS (SELECT 1 FROM json_each(bank_items.tags) WHERE value = ?)', value: tag },
  ].filter(({ value }) => value !== null);
  return {
    sql: `WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`,
    args: conditions.map(({ value }) => value),
  };
}

const rowSchema = z.object({
  number: z.int(),
  body: z.string().transform((text): unknown => JSON.parse(text)).pipe(itemSchema),
  state: z.enum(ITEM_STATES),
  act: z.enum(ITEM_ACTS),
  person: z.string().nullable(),
  at: z.string(),
  note: z.string(),
  touched: z.int(),
}); // prettier-ignore

function readVersion(row: Row): ItemVersion {
  const { body, person, touched, ...rest } = rowSchema.parse(row);
  return { item: body, by: person, touched: touched === 1, ...rest };
}
