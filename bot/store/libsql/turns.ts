import { z } from 'zod';
import type { Letter } from '../../channel.ts';
import { answerSchema } from '../../contract.ts';
import type { Store, Turn } from '../../store.ts';
import type { Connection, Row } from './connection.ts';
import { letterStatements, MARK } from './mail.ts';
import type { Together } from './together.ts';

type Turns = Pick<
  Store,
  | 'firstSight'
  | 'seen'
  | 'addTurn'
  | 'lastTurns'
  | 'lastQuestions'
  | 'hasTurns'
  | 'turn'
  | 'forget'
  | 'moveChat'
  | 'handOver'
  | 'expireVisits'
  | 'putVote'
  | 'votes'
>;

/** Turns, the updates that they answered, and the votes on them. */
export function turnsOver(connection: Connection, write: Together): Turns {
  return {
    firstSight: async (channel, update, at) =>
      (await connection.run(MARK, channel, update, at)).rowsAffected === 1,
    seen: async (channel, update) =>
      (await connection.first('SELECT 1 FROM updates WHERE channel = ? AND id = ?', channel, update)) !==
      undefined,
    addTurn: (turn, update, letters = [], most) => addTurn(write, turn, update, letters, most),
    lastTurns: async ({ chat, person, since, limit }) =>
      (await connection.run(LAST, chat, person, since, limit)).rows.flatMap(readTurn).reverse(),
    lastQuestions: async ({ chat, person, since, limit }) =>
      questionsSchema.parse(await connection.first(LAST_QUESTIONS, chat, person, since, limit)).questions,
    hasTurns: async (chat) =>
      (await connection.first('SELECT 1 FROM turns WHERE chat = ? LIMIT 1', chat)) !== undefined,
    turn: async (id) =>
      (await connection.run('SELECT * FROM turns WHERE id = ?', id)).rows.flatMap(readTurn)[0] ?? null,
    forget: async (chat, person) =>
      (await connection.run('DELETE FROM turns WHERE chat = ? AND person = ?', chat, person)).rowsAffected,
    moveChat: async (from, to) =>
      void (await connection.write(
        ['turns', 'escalations'].map((table) => ({
          sql: `UPDATE ${table} SET chat = ? WHERE chat = ?`,
          args: [to, from],
        })),
      )),
    handOver: (visit, to) => handOver(connection, visit, to),
    expireVisits: (since, before) => expireVisits(connection, since, before),
    putVote: async (vote) => {
      await connection.run(VOTE, vote.turn, vote.person, vote.helpful ? 1 : 0, vote.at, vote.turn);
    },
    votes: async (turn) => (await connection.run(VOTES, turn)).rows.map(readVote),
  };
}

const INSERT = 'INSERT INTO turns (id, chat, person, channel, body, at)';
const WANTED =
  'FROM turns WHERE chat = ? AND person = coalesce(?, person) AND at >= ? ORDER BY sequence DESC LIMIT ?';
const LAST = `SELECT * ${WANTED}`;
/** What stands before the question and behind it in a body as `addTurn` writes it; a text in JSON cannot hold the second. */
const [BEFORE, BEHIND] = ['{"question":', ',"answer":'];
const FROM = BEFORE.length + 1;
/** Cut out as JSON: an answer is some kilobytes, which SQLite would read through with `->`. */
const QUESTION = `CASE substr(body, 1, ${String(BEFORE.length)}) WHEN '${BEFORE}'
  THEN substr(body, ${String(FROM)}, instr(body, '${BEHIND}') - ${String(FROM)}) ELSE body -> '$.question' END`;
/** Oldest first, in one row of JSON, which escapes what a text of SQLite would lose. */
const LAST_QUESTIONS = `SELECT json_group_array(json(question) ORDER BY sequence) AS questions
  FROM (SELECT sequence, ${QUESTION} AS question ${WANTED})`;
const VOTE = `INSERT INTO votes (turn, person, helpful, at)
  SELECT ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM turns WHERE id = ?)
  ON CONFLICT (turn, person) DO UPDATE SET helpful = excluded.helpful, at = excluded.at`;
const VOTES = 'SELECT person, helpful, at FROM votes WHERE turn = ? ORDER BY at, person';

/** Where there are no more than those that stay, the inner statement gives no row, and nothing is older than that. */
const TRIM = `DELETE FROM turns WHERE chat = ? AND person = ? AND sequence <=
  (SELECT sequence FROM turns WHERE chat = ? AND person = ? ORDER BY sequence DESC LIMIT 1 OFFSET ?)`;

async function addTurn(
  write: Together,
  turn: Turn,
  update: string | null,
  letters: readonly Letter[],
  most?: number,
): Promise<boolean> {
  const { channel, at } = turn;
  const body = JSON.stringify({ question: turn.question, answer: turn.answer });
  const args = [turn.id, turn.chat, turn.person, channel, body, at];
  const { chat, person } = turn;
  const trimmed = most === undefined ? [] : [{ sql: TRIM, args: [chat, person, chat, person, most] }];
  if (update === null) {
    const alone = letterStatements(channel, null, letters, at);
    await write([{ sql: `${INSERT} VALUES (?, ?, ?, ?, ?, ?)`, args }, ...trimmed, ...alone]);
    return true;
  }
  // changes() counts the mark just made: the turn is stored only where the update was new, and the letters with it.
  const [, stored] = await write([
    { sql: MARK, args: [channel, update, at] },
    { sql: `${INSERT} SELECT ?, ?, ?, ?, ?, ? WHERE changes() = 1`, args },
    ...trimmed,
    ...letterStatements(channel, update, letters, at),
  ]);
  return stored?.rowsAffected === 1;
}

/** A visit votes under its chat's name, and so does a person. */
async function handOver(
  connection: Connection,
  visit: string,
  { chat, person }: { readonly chat: string; readonly person: string },
): Promise<number> {
  const [, turns] = await connection.write([
    {
      sql: 'UPDATE OR REPLACE votes SET person = ? WHERE person = ? AND turn IN (SELECT id FROM turns WHERE chat = ?)',
      args: [chat, visit, visit],
    },
    ...['turns', 'escalations'].map((table) => ({
      sql: `UPDATE ${table} SET chat = ?, person = ? WHERE chat = ? AND person = ?`,
      args: [chat, person, visit, visit],
    })),
  ]);
  return turns?.rowsAffected ?? 0;
}

/** Rows of one transaction: the event loop goes on between two. */
const AT_ONCE = 500;
const EXPIRE_VISITS = `DELETE FROM turns WHERE sequence IN (
  SELECT sequence FROM turns WHERE at >= ? AND at < ? AND channel = 'web' AND chat = person LIMIT ${String(AT_ONCE)})`;

async function expireVisits(connection: Connection, since: string, before: string): Promise<number> {
  let gone = 0;
  for (let last = AT_ONCE; last === AT_ONCE; gone += last)
    last = (await connection.run(EXPIRE_VISITS, since, before)).rowsAffected;
  return gone;
}

const rowSchema = z.object({
  id: z.string(),
  chat: z.string(),
  person: z.string(),
  channel: z.enum(['terminal', 'web', 'telegram', 'zalo_bot', 'zalo_oa']),
  body: z.string().transform((body): unknown => JSON.parse(body)),
  at: z.string(),
});
const bodySchema = z.object({ question: z.string(), answer: answerSchema });

/** A turn whose answer an older program wrote in a form no longer known counts as forgotten: it must not stop the chat. */
function readTurn(row: Row): Turn[] {
  const { body, ...turn } = rowSchema.parse(row);
  const known = bodySchema.safeParse(body);
  return known.success ? [{ ...turn, ...known.data }] : [];
}

const questionsSchema = z.object({
  questions: z
    .string()
    .transform((json): unknown => JSON.parse(json))
    .pipe(z.array(z.string())),
});

const voteSchema = z.object({
  person: z.string(),
  helpful: z.number().transform((helpful) => helpful === 1),
  at: z.string(),
});
const readVote = (row: Row): z.infer<typeof voteSchema> => voteSchema.parse(row);
