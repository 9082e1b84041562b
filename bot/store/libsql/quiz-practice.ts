import type { Row } from './connection.ts';
import { z } from 'zod';
import type { Post } from '../../mail.ts';
import type {
  Attempt,
  AttemptsWanted,
  PracticeCard,
  PracticeStep,
  PracticeStore,
  StoredSession,
  TallyBy,
} from '../../quiz-practice.ts';
import type { Connection, Statement } from './connection.ts';
import { letterStatements, MARK } from './mail.ts';
import { remindersOver } from './quiz-reminders.ts';

/** Attempts, cards, sessions and reminders. */
export function practiceOver(connection: Connection): PracticeStore {
  return {
    ...remindersOver(connection),
    cards: async (person) => (await connection.run(CARDS, person)).rows.map(readCard),
    putAside: async (person, cards) =>
      cards.length === 0
        ? undefined
        : void (await connection.write(
            cards.map(({ provision, aside }) => ({
              sql: 'UPDATE practice_cards SET aside = ? WHERE person = ? AND provision = ?',
              args: [aside, person, provision],
            })),
          )),
    session: async (chat, person) =>
      sessionSchema.optional().parse(await connection.first(SESSION, chat, person)) ?? null,
    putSession: async (session) => void (await connection.write([sessionStatement(session, ALWAYS)])),
    dropSession: async (chat, person) =>
      (await connection.run('DELETE FROM practice_sessions WHERE chat = ? AND person = ?', chat, person))
        .rowsAffected === 1,
    practised: (step, post) => practised(connection, step, post),
    addAttempts: async (attempts) =>
      attempts.length === 0
        ? undefined
        : void (await connection.write(attempts.map((one) => attemptStatement(one, ALWAYS)))),
    replaceAttempts: async (round, attempts) =>
      void (await connection.write([
        { sql: 'DELETE FROM attempts WHERE round = ?', args: [round] },
        ...attempts.map((one) => attemptStatement(one, ALWAYS)),
      ])),
    attempts: (wanted) => readAttempts(connection, wanted),
    tallies: async (by, since) => {
      const sql = `SELECT ${KEYS[by]} AS key, ${COUNTS} FROM attempts WHERE at >= ? GROUP BY 1 ORDER BY 1`;
      return (await connection.run(sql, since)).rows.map((row) => tallySchema.parse(row));
    },
    ruleTallies: async (since) => {
      const sql = `SELECT topic AS key, provision, ${COUNTS} FROM attempts
        WHERE at >= ? AND provision IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2`;
      return (await connection.run(sql, since)).rows.map((row) => ruleTallySchema.parse(row));
    },
    forgetPractice: async (person) => {
      const [attempts, cards] = await connection.write(
        ['attempts', 'practice_cards', 'practice_sessions'].map((table) => ({
          sql: `DELETE FROM ${table} WHERE person = ?`,
          args: [person],
        })),
      );
      return { attempts: attempts?.rowsAffected ?? 0, cards: cards?.rowsAffected ?? 0 };
    },
  };
}

const COUNTS = 'sum(correct) AS right, count(*) AS answers, count(DISTINCT person) AS people';
/** A week by the Monday on or before its days, by the clock of Viet Nam. */
const KEYS: Readonly<Record<TallyBy, string>> = {
  topic: 'topic',
  provision: 'provision',
  week: `date(at, '+7 hours', '-6 days', 'weekday 1')`,
};
const tallySchema = z.object({
  key: z.string().nullable(),
  right: z.int(),
  answers: z.int(),
  people: z.int(),
});
const ruleTallySchema = tallySchema.extend({ provision: z.string() });

const CARDS = 'SELECT * FROM practice_cards WHERE person = ? ORDER BY due, provision';
const SESSION = 'SELECT chat, person, body, at FROM practice_sessions WHERE chat = ? AND person = ?';
const ALWAYS: Statement = { sql: '1', args: [] };

/** An update is new as long as it is not marked; it is marked last. */
async function practised(
  connection: Connection,
  { session, attempt, card }: PracticeStep,
  { channel, update, letters, at }: Post,
): Promise<boolean> {
  const fresh: Statement =
    update === null
      ? ALWAYS
      : {
          sql: 'NOT EXISTS (SELECT 1 FROM updates WHERE channel = ? AND id = ?)',
          args: [channel, update],
        };
  const mark = update === null ? [] : [{ sql: MARK, args: [channel, update, at] }];
  const [stored] = await connection.write([
    sessionStatement(session, fresh),
    ...(attempt === null ? [] : [attemptStatement(attempt, fresh)]),
    ...(card === null ? [] : [cardStatement(card, fresh)]),
    ...mark,
    ...letterStatements(channel, update, letters, at),
  ]);
  return stored?.rowsAffected === 1;
}

function sessionStatement({ chat, person, body, at }: StoredSession, condition: Statement): Statement {
  return {
    sql: `INSERT OR REPLACE INTO practice_sessions (chat, person, body, at) SELECT ?, ?, ?, ? WHERE ${condition.sql}`,
    args: [chat, person, JSON.stringify(body), at, ...condition.args],
  };
}

function attemptStatement(attempt: Attempt, condition: Statement): Statement {
  const { person, item, provision, topic, round, correct, choice, ms, at, unit } = attempt;
  return {
    sql: `INSERT OR IGNORE INTO attempts (person, item, provision, topic, round, correct, choice, ms, at, unit)
      SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE ${condition.sql}`,
    args: [
      ...[person, item, provision, topic, round, correct ? 1 : 0, choice],
      ...[ms === null ? null : Math.round(ms), at, unit, ...condition.args],
    ],
  };
}

function cardStatement(card: PracticeCard, condition: Statement): Statement {
  const { person, provision, version, memory, asked, fast, begun, aside } = card;
  return {
    sql: `INSERT OR REPLACE INTO practice_cards (person, provision, version, due, memory, asked, fast, begun, aside)
      SELECT ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE ${condition.sql}`,
    args: [
      ...[person, provision, version, memory.due, JSON.stringify(memory), asked, fast, begun, aside],
      ...condition.args,
    ],
  };
}

async function readAttempts(
  connection: Connection,
  { person, round, since }: AttemptsWanted,
): Promise<Attempt[]> {
  const wanted = [
    ...(person === null ? [] : [{ sql: 'person = ?', args: [person] }]),
    ...(round === null ? [] : [{ sql: 'round = ?', args: [round] }]),
    { sql: 'at >= ?', args: [since] },
  ];
  const where = wanted.map(({ sql }) => sql).join(' AND ');
  const { rows } = await connection.run(
    `SELECT * FROM attempts WHERE ${where} ORDER BY at, sequence`,
    ...wanted.flatMap(({ args }) => args),
  );
  return rows.map((row) => attemptSchema.parse(row));
}

const json = z.string().transform((text): unknown => JSON.parse(text));
const sessionSchema = z.object({ chat: z.string(), person: z.string(), body: json, at: z.string() });
const attemptSchema = z.object({
  person: z.string(),
  item: z.string(),
  provision: z.string().nullable(),
  topic: z.string().nullable(),
  round: z.string().nullable(),
  correct: z.number().transform((correct) => correct === 1),
  choice: z.int().nullable(),
  ms: z.number().nullable(),
  at: z.string(),
  unit: z.string().nullable(),
});
const memorySchema = z.object({
  due: z.string(),
  stability: z.number(),
  difficulty: z.number(),
  scheduledDays: z.number(),
  learningSteps: z.number(),
  reps: z.number(),
  lapses: z.number(),
  state: z.number(),
  last: z.string().nullable(),
});
const cardSchema = z.object({
  person: z.string(),
  provision: z.string(),
  version: z.string(),
  memory: json.pipe(memorySchema),
  asked: z.int(),
  fast: z.int(),
  begun: z.string(),
  aside: z.enum(['changed', 'ended']).nullable(),
});
const readCard = (row: Row): PracticeCard => cardSchema.parse(row);
