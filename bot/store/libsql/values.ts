import { z } from 'zod';
import type { Store } from '../../store.ts';
import type { Connection } from './connection.ts';

const valueSchema = z.object({ value: z.string() });

/** Small named values, each set once. */
export function valuesOver(connection: Connection): Pick<Store, 'value' | 'putValueOnce'> {
  const value = async (name: string): Promise<string | null> => {
    const row = await connection.first('SELECT value FROM named_values WHERE name = ?', name);
    return valueSchema.optional().parse(row)?.value ?? null;
  };
  return {
    value,
    putValueOnce: async (name, wanted) => {
      await connection.run(
        'INSERT INTO named_values (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING',
        name,
        wanted,
      );
      return (await value(name)) ?? wanted;
    },
  };
}
