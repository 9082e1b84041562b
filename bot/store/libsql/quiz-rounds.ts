import { z } from 'zod';
import type { RoundEvent, RoundRecord, RoundSetup, RoundStore, RoundUpdate } from '../../quiz-rounds.ts';
import type { Connection, Statement } from './connection.ts';
import { CHANGED, outboxStatement } from './letters.ts';
import { MARK } from './mail.ts';
import {
  bodyOf,
  draftSchema,
  placeSchema,
  readDraft,
  readEvent,
  readHead,
  readRound,
  readStray,
} from './quiz-round-row.ts';
import type { Together } from './together.ts';

/** Tables that retention empties. Events and polls go with their round. */
export const ROUND_TABLES = ['quiz_rounds', 'quiz_strays', 'quiz_drafts'] as const;

/** Rounds of the quiz, with their logs. */
export function roundsOver(connection: Connection, write: Together): RoundStore {
  return { ...setupsOver(connection), ...logsOver(connection, write), ...draftsOver(connection) };
}

const COLUMNS = 'SELECT id, code, channel, chat, body, at FROM quiz_rounds';
const PUT = `INSERT INTO quiz_rounds (id, code, channel, chat, body, at) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT DO NOTHING`;

const REVISE = `UPDATE quiz_rounds SET body = json_set(body, '$.questions', json(?)) WHERE id = ? AND ended IS NULL
  AND NOT EXISTS (SELECT 1 FROM quiz_events WHERE round = ? AND kind = 'started')`;

type Setups = Pick<
  RoundStore,
  | 'putRound'
  | 'reviseRound'
  | 'round'
  | 'roundByCode'
  | 'roundsOf'
  | 'openRounds'
  | 'ledRounds'
  | 'playedRounds'
  | 'moveRounds'
>;

/** A list reads the columns and two words of the body: with its questions a round weighs some 100 kB. */
const HEADS = `SELECT code, json_extract(body, '$.title') AS title, json_extract(body, '$.kind') AS kind, at, ended FROM quiz_rounds`;

function setupsOver(connection: Connection): Setups {
  const read = async (sql: string, ...args: Statement['args']): Promise<RoundSetup[]> =>
    (await connection.run(`${COLUMNS} ${sql}`, ...args)).rows.flatMap(readRound);
  return {
    putRound: async (setup) => {
      const { id, code, channel, chat, at } = setup;
      return (await connection.run(PUT, id, code, channel, chat, bodyOf(setup), at)).rowsAffected === 1;
    },
    reviseRound: async (id, questions) =>
      (await connection.run(REVISE, JSON.stringify(questions), id, id)).rowsAffected === 1,
    round: async (id) => (await read('WHERE id = ?', id))[0] ?? null,
    roundByCode: async (code) => (await read('WHERE code = ?', code))[0] ?? null,
    roundsOf: (channel, chat, limit) =>
      read('WHERE channel = ? AND chat = ? ORDER BY at DESC, id DESC LIMIT ?', channel, chat, limit),
    openRounds: () => read('WHERE ended IS NULL ORDER BY at, id'),
    ledRounds: async (trainer, limit) => {
      const [of, args] =
        trainer === null ? ['', []] : [`WHERE json_extract(body, '$.trainer') = ?`, [trainer]];
      const sql = `${HEADS} ${of} ORDER BY at DESC, id DESC LIMIT ?`;
      return (await connection.run(sql, ...args, limit)).rows.flatMap(readHead);
    },
    playedRounds: async (person, limit) => {
      const sql = `${HEADS} WHERE id IN (SELECT round FROM quiz_events WHERE person = ?) ORDER BY at DESC, id DESC LIMIT ?`;
      return (await connection.run(sql, person, limit)).rows.flatMap(readHead);
    },
    moveRounds: async (channel, from, to) => {
      const sql = 'UPDATE quiz_rounds SET chat = ? WHERE channel = ? AND chat = ?';
      await connection.run(sql, to, channel, from);
    },
  };
}

type Logs = Pick<
  RoundStore,
  'roundEvents' | 'record' | 'pollPlace' | 'keepStray' | 'foundStrays' | 'dropStray' | 'forgetPlayer'
>;

const STRAYS = `SELECT s.poll, s.person, s.body, s.at, p.round, p.item FROM quiz_strays AS s
  JOIN quiz_polls AS p ON p.poll = s.poll ORDER BY s.at, s.person`;

function logsOver(connection: Connection, write: Together): Logs {
  return {
    roundEvents: async (id) => {
      const sql = 'SELECT body FROM quiz_events WHERE round = ? ORDER BY sequence';
      return (await connection.run(sql, id)).rows.flatMap(readEvent);
    },
    record: async (record) => {
      const results = await write(recordStatements(record));
      return results[record.update === null ? 0 : 1]?.rowsAffected === 1;
    },
    pollPlace: async (poll) => {
      const { rows } = await connection.run('SELECT round, item FROM quiz_polls WHERE poll = ?', poll);
      return placeSchema.optional().parse(rows[0]) ?? null;
    },
    keepStray: async ({ poll, person, name, options, at }, update) => {
      const body = JSON.stringify({ name, options });
      const sql =
        'INSERT INTO quiz_strays (poll, person, body, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING';
      await write([{ sql, args: [poll, person, body, at] }, ...seenStatements(update, at)]);
    },
    foundStrays: async () => (await connection.run(STRAYS)).rows.flatMap(readStray),
    dropStray: async (poll, person) =>
      void (await connection.run('DELETE FROM quiz_strays WHERE poll = ? AND person = ?', poll, person)),
    forgetPlayer: async (person) => {
      const [votes] = await connection.write([
        { sql: `SELECT count(*) AS count FROM quiz_events WHERE person = ? AND kind = 'vote' AND ${OF_ENDED}`, args: [person] },
        { sql: FORGOTTEN, args: [person] },
        { sql: `DELETE FROM quiz_events WHERE person = ? AND ${OF_ENDED}`, args: [person] },
        { sql: 'DELETE FROM quiz_strays WHERE person = ?', args: [person] },
        { sql: 'DELETE FROM quiz_drafts WHERE person = ?', args: [person] },
      ]);
      return countSchema.parse(votes?.rows[0]).count;
    },
  };
} // prettier-ignore

const OF_ENDED = 'round IN (SELECT id FROM quiz_rounds WHERE ended IS NOT NULL)';
const countSchema = z.object({ count: z.int() });
/** Where a person came in there stands that somebody did, as of the round's end. */
const FORGOTTEN = `UPDATE quiz_events SET kind = 'forgotten', person = NULL, item = NULL,
    at = (SELECT ended FROM quiz_rounds WHERE id = round),
    body = (SELECT json_object('kind', 'forgotten', 'at', ended) FROM quiz_rounds WHERE id = round)
  WHERE sequence IN (SELECT min(sequence) FROM quiz_events WHERE person = ? AND kind IN ('joined', 'vote') AND ${OF_ENDED} GROUP BY round)`;

const LINE = `INSERT INTO quiz_events (round, kind, person, item, body, at) SELECT ?, ?, ?, ?, ?, ?
  WHERE EXISTS (SELECT 1 FROM quiz_rounds WHERE id = ?)`;
const POLL = `INSERT INTO quiz_polls (poll, round, item) SELECT ?, id, ? FROM quiz_rounds WHERE id = ? ON CONFLICT DO NOTHING`;

/** Each letter holds only where the statement before it changed a row: the line, then the letter before. */
function recordStatements({ round, event, update, mail }: RoundRecord): Statement[] {
  const { at } = event;
  const { person, item } = keysOf(event);
  const fresh = update === null ? '' : 'AND changes() = 1';
  const line = {
    sql: `${LINE} ${fresh} ON CONFLICT DO NOTHING`,
    args: [round, event.kind, person, item, JSON.stringify(event), at, round],
  };
  const letters = mail.flatMap(({ channel, letters: written }) =>
    written.map((letter) => outboxStatement({ channel, reply: '', letter, at }, CHANGED)),
  );
  const [mark = [], leave = []] = update === null ? [] : seenStatements(update, at).map((one) => [one]);
  return [...mark, line, ...letters, ...furtherStatements(round, event), ...leave];
}

/** What the line means for other tables. Harmless where the line was there before. */
function furtherStatements(round: string, event: RoundEvent): Statement[] {
  if (event.kind === 'shown' && event.poll !== null)
    return [{ sql: POLL, args: [event.poll, event.item, round] }];
  if (event.kind !== 'ended') return [];
  return [{ sql: 'UPDATE quiz_rounds SET ended = coalesce(ended, ?) WHERE id = ?', args: [event.at, round] }];
}

/** Marks an update, and takes it out of the inbox. */
const seenStatements = ({ channel, id }: RoundUpdate, at: string): Statement[] => [
  { sql: MARK, args: [channel, id, at] },
  { sql: 'DELETE FROM inbox WHERE channel = ? AND id = ?', args: [channel, id] },
];

function keysOf(event: RoundEvent): { person: string | null; item: number | null } {
  const person = 'person' in event ? event.person : null;
  if (event.kind === 'reminded') return { person, item: event.index };
  return { person, item: 'item' in event ? event.item : null };
}

function draftsOver(
  connection: Connection,
): Pick<RoundStore, 'roundDraft' | 'roundDrafts' | 'putRoundDraft'> {
  return {
    roundDraft: async (chat, person) => {
      const sql = 'SELECT body FROM quiz_drafts WHERE chat = ? AND person = ?';
      return draftSchema.optional().parse(await connection.first(sql, chat, person))?.body ?? null;
    },
    roundDrafts: async () => {
      const { rows } = await connection.run('SELECT person, body FROM quiz_drafts ORDER BY at, person');
      return rows.map(readDraft);
    },
    putRoundDraft: async (chat, person, draft, at) => {
      const sql =
        draft === null
          ? 'DELETE FROM quiz_drafts WHERE chat = ? AND person = ?'
          : 'INSERT OR REPLACE INTO quiz_drafts (chat, person, body, at) VALUES (?, ?, ?, ?)';
      await connection.run(
        sql,
        ...(draft === null ? [chat, person] : [chat, person, JSON.stringify(draft), at]),
      );
    },
  };
}
