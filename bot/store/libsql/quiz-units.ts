import { z } from 'zod';
import type { UnitStore } from '../../quiz-units.ts';
import type { Connection } from './connection.ts';

/** Units of people, as named values: a person has one, kept until it is deleted. */
const HEAD = 'unit ';

/** Names with the head of a unit, by the order of the key: `!` follows the space. */
const IN_USE = `SELECT value FROM named_values WHERE name >= '${HEAD}' AND name < 'unit!' AND name <> ?
  GROUP BY value ORDER BY count(*) DESC, value`;
const PUT = 'INSERT OR REPLACE INTO named_values (name, value) VALUES (?, ?)';
/** Earlier programs kept how a unit was first spelled, whoever was still of it. */
const DROP_SPELLINGS = `DELETE FROM named_values WHERE name >= 'unit_name ' AND name < 'unit_name!'`;

const usedSchema = z.object({ value: z.string() });
const rowSchema = z.object({ name: z.string(), value: z.string() });

export function unitsOver(connection: Connection): UnitStore {
  return {
    unitsOf: async (persons) => {
      const names = JSON.stringify(persons.map((person) => HEAD + person));
      const { rows } = await connection.run(
        'SELECT name, value FROM named_values WHERE name IN (SELECT value FROM json_each(?))',
        names,
      );
      return new Map(
        rows.map((row) => {
          const { name, value } = rowSchema.parse(row);
          return [name.slice(HEAD.length), value];
        }),
      );
    },
    unitsInUse: async (except) => {
      const { rows } = await connection.run(IN_USE, HEAD + except);
      return rows.map((row) => usedSchema.parse(row).value);
    },
    putUnit: async (person, unit) => {
      const statement =
        unit === null
          ? { sql: 'DELETE FROM named_values WHERE name = ?', args: [HEAD + person] }
          : { sql: PUT, args: [HEAD + person, unit] };
      const [put] = await connection.write([statement, { sql: DROP_SPELLINGS, args: [] }]);
      return (put?.rowsAffected ?? 0) > 0;
    },
  };
}
