import type { Store } from '../../store.ts';
import type { Connection, Statement } from './connection.ts';

/** Browsers without a sign-in of which something lasts (migration 7): nobody can delete it once their session is gone, so it ends by itself. */
export function visitorsOver(connection: Connection): Pick<Store, 'sawVisitor'> {
  return {
    sawVisitor: async (person, at) => {
      const sql = `INSERT INTO visitors (person, at) VALUES (?, ?)
        ON CONFLICT (person) DO UPDATE SET at = max(at, excluded.at)`;
      await connection.run(sql, person, at);
    },
  };
}

/** Not seen, and nothing asked nor answered in a round since; nobody with a role. A browser's chat is the browser. */
const GONE = `SELECT person FROM visitors AS v WHERE at < ?
  AND NOT EXISTS (SELECT 1 FROM turns WHERE chat = v.person AND turns.person = v.person AND turns.at >= ?)
  AND NOT EXISTS (SELECT 1 FROM quiz_events WHERE quiz_events.person = v.person AND quiz_events.at >= ?)
  AND NOT EXISTS (SELECT 1 FROM people WHERE people.id = v.person)`;

/** What they practised, and their unit. Answers in rounds stay as long as the round; a certificate is shown by its code. */
export function expireVisitors(before: string): Statement[] {
  const args = [before, before, before];
  return [
    { sql: `DELETE FROM attempts WHERE round IS NULL AND person IN (${GONE})`, args },
    { sql: `DELETE FROM practice_cards WHERE person IN (${GONE})`, args },
    { sql: `DELETE FROM named_values WHERE name IN (SELECT 'unit ' || person FROM (${GONE}))`, args },
    { sql: `DELETE FROM visitors WHERE person IN (${GONE})`, args },
  ];
}
