import { z } from 'zod';
import type { UnitStore } from '../../quiz-units.ts';
import type { Connection } from './connection.ts';

/** Units of people, as named values: a person has one, kept until it is deleted. */
const HEAD = 'unit ';

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
    putUnit: async (person, unit) => {
      const [sql, ...args] =
        unit === null
          ? ['DELETE FROM named_values WHERE name = ?', HEAD + person]
          : ['INSERT OR REPLACE INTO named_values (name, value) VALUES (?, ?)', HEAD + person, unit];
      return (await connection.run(sql ?? '', ...args)).rowsAffected > 0;
    },
  };
}
