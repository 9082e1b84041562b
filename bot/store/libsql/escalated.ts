import {
  nameOfReply,
  type Escalated,
  type EscalationStore,
  type MostPassed,
  type Passed,
  type TakenOn,
} from '../../escalated.ts';
import type { Connection, Row, Statement } from './connection.ts';
import { noticeStatements, replyStatements } from './escalated-mail.ts';
import { channelSchema, readAttendant, readRow } from './escalated-row.ts';

/** Questions passed to people, and those who reply. */
export function escalatedOver(connection: Connection): EscalationStore {
  const read = async (rest: string, ...args: Statement['args']): Promise<Escalated[]> =>
    (await connection.run(`${SELECT} ${rest}`, ...args)).rows.map(readRow);
  return {
    ...repliesOver(connection),
    ...tellingOver(connection, read),
    escalate: (passed, most) => escalate(connection, passed, most),
    escalated: async (number) => (await read('WHERE number = ?', number))[0] ?? null,
    listEscalated: ({ answered, limit, offset }) =>
      read(
        answered
          ? 'WHERE answered IS NOT NULL ORDER BY answered DESC, number DESC LIMIT ? OFFSET ?'
          : 'WHERE answered IS NULL ORDER BY number LIMIT ? OFFSET ?',
        limit,
        offset,
      ),
    countEscalated: async (answered) => {
      const sql = `SELECT count(*) AS n FROM escalations WHERE answered IS ${answered ? 'NOT ' : ''}NULL`;
      return Number((await connection.run(sql)).rows[0]?.['n']);
    },
    escalatedOf: (chat) => read('WHERE chat = ? ORDER BY number', chat),
    returnedOf: (chat) => read(`WHERE chat = ? AND (returned IS NOT NULL OR ${HELD}) ORDER BY number`, chat),
    heldReplies: () => read(`WHERE ${HELD} ORDER BY number`),
    keptIn: (channel) =>
      read('WHERE channel = ? AND answered IS NOT NULL AND shown IS NULL ORDER BY number', channel),
    forgetEscalated: (chat, person) => forget(connection, chat, person),
  };
}

/** A reply that has no letters yet. */
const HELD = "coalesce(json_extract(answer, '$.held'), 0) = 1";
const SELECT = `SELECT *, ${HELD} AS held,
  EXISTS (SELECT 1 FROM outbox WHERE reply = 'human:' || number) AS sending FROM escalations`;
const KNOWN = 'FROM escalations WHERE turn = ? OR (person = ? AND same = ? AND answered IS NULL)';
const OF_PERSON = 'SELECT count(*) FROM escalations WHERE person = ? AND at >= ?';
const WAITING = 'SELECT count(*) FROM escalations WHERE answered IS NULL';
const TAKE = `INSERT INTO escalations (turn, chat, person, channel, address, same, body, at)
  SELECT ?, ?, ?, ?, ?, ?, ?, ? WHERE NOT EXISTS (SELECT 1 ${KNOWN}) AND (${OF_PERSON}) < ? AND (${WAITING}) < ?
  RETURNING number`;

async function escalate(connection: Connection, passed: Passed, most: MostPassed): Promise<TakenOn> {
  const { turn, chat, person, channel, address, same, at } = passed;
  const { question, understood, outcome } = passed;
  const body = JSON.stringify({ question, understood, outcome });
  const written = address === null ? null : JSON.stringify(address);
  const known = [turn, person, same];
  const [before, ofPerson, taken] = await connection.write([
    { sql: `SELECT number ${KNOWN} ORDER BY number LIMIT 1`, args: known },
    { sql: `SELECT (${OF_PERSON}) AS n`, args: [person, most.since] },
    {
      sql: TAKE,
      args: [turn, chat, person, channel, written, same, body, at, ...known, person, most.since, most.ofPerson, most.waiting],
    },
  ]); // prettier-ignore
  const number = (row: Row | undefined) => (row === undefined ? null : Number(row['number']));
  const [had, has] = [number(before?.rows[0]), number(taken?.rows[0])];
  if (had !== null) return { kind: 'known', number: had };
  if (has !== null) return { kind: 'taken', number: has };
  return { kind: Number(ofPerson?.rows[0]?.['n']) >= most.ofPerson ? 'person_full' : 'full' };
}

type Replies = Pick<EscalationStore, 'answerEscalated' | 'sendAgain' | 'markShown' | 'dropAddresses'>;

function repliesOver(connection: Connection): Replies {
  return {
    answerEscalated: async (number, by, { text, quotes, at }, letters) => {
      const found = await connection.run('SELECT channel FROM escalations WHERE number = ?', number);
      const channel = channelSchema.optional().parse(found.rows[0]?.['channel']);
      if (channel === undefined) return false;
      const answer = JSON.stringify({ text, quotes, ...(letters === null ? { held: true } : {}) });
      const [stored] = await connection.write([
        { sql: ANSWER, args: [at, answer, by, number] },
        ...replyStatements(channel, number, letters ?? [], at),
      ]);
      return stored?.rowsAffected === 1;
    },
    sendAgain: async (number, letters, at) => {
      const row = (await connection.run('SELECT channel FROM escalations WHERE number = ?', number)).rows[0];
      const channel = channelSchema.optional().parse(row?.['channel']);
      if (channel === undefined) return false;
      const [again] = await connection.write([
        { sql: AGAIN, args: [number] },
        ...replyStatements(channel, number, letters, at),
        { sql: "DELETE FROM dead_letters WHERE box = 'out' AND id = ?", args: [nameOfReply(number)] },
      ]);
      return again?.rowsAffected === 1;
    },
    markShown: async (number, at) =>
      void (await connection.run('UPDATE escalations SET shown = ? WHERE number = ?', at, number)),
    dropAddresses: async () => void (await connection.run(DROP_ADDRESSES)),
  };
}

const ANSWER =
  'UPDATE escalations SET answered = ?, answer = ?, answerer = ? WHERE number = ? AND answered IS NULL';
const AGAIN = `UPDATE escalations SET returned = NULL, told = 0, answer = json_remove(answer, '$.held')
  WHERE number = ? AND (returned IS NOT NULL OR ${HELD}) AND address IS NOT NULL`;
const DROP_ADDRESSES = `UPDATE escalations SET address = NULL
  WHERE address IS NOT NULL AND answered IS NOT NULL AND returned IS NULL AND NOT ${HELD}
    AND NOT EXISTS (SELECT 1 FROM outbox WHERE reply = 'human:' || number)`;

type Telling = Pick<
  EscalationStore,
  'countUntold' | 'tellWaiting' | 'returnedUntold' | 'tellReturned' | 'putAttendant' | 'attendants'
>;
type Read = (rest: string, ...args: Statement['args']) => Promise<Escalated[]>;

function tellingOver(connection: Connection, read: Read): Telling {
  const untold = 'WHERE answered IS NULL AND announced IS NULL';
  return {
    countUntold: async () =>
      Number((await connection.run(`SELECT count(*) AS n FROM escalations ${untold}`)).rows[0]?.['n']),
    tellWaiting: async (at, persons, mail) =>
      void (await connection.write([
        { sql: `UPDATE escalations SET announced = ? ${untold}`, args: [at] },
        ...persons.map((person) => ({
          sql: 'UPDATE attendants SET told = ? WHERE person = ?',
          args: [at, person],
        })),
        ...noticeStatements(mail, at),
      ])),
    returnedUntold: () => read('WHERE returned IS NOT NULL AND told = 0 ORDER BY number'),
    tellReturned: async (numbers, at, mail) =>
      void (await connection.write([
        ...numbers.map((number) => ({
          sql: 'UPDATE escalations SET told = 1 WHERE number = ?',
          args: [number],
        })),
        ...noticeStatements(mail, at),
      ])),
    putAttendant: async ({ person, channel, chat, at }) =>
      void (await connection.run(ATTEND, person, channel, chat, at)),
    attendants: async () =>
      (
        await connection.run('SELECT person, channel, chat, at, told FROM attendants ORDER BY person')
      ).rows.map(readAttendant),
  };
}

const ATTEND = `INSERT INTO attendants (person, channel, chat, at) VALUES (?, ?, ?, ?)
  ON CONFLICT (person) DO UPDATE SET channel = excluded.channel, chat = excluded.chat, at = excluded.at`;

/** What a person passed on, and what another member of a group passed on of this person's questions. */
const OWN = 'chat = ? AND (person = ? OR turn IN (SELECT id FROM turns WHERE chat = ? AND person = ?))';

async function forget(connection: Connection, chat: string, person: string): Promise<number> {
  const names = `SELECT 'human:' || number FROM escalations WHERE ${OWN}`;
  const args = [chat, person, chat, person];
  const gone = await connection.write([
    { sql: `DELETE FROM outbox WHERE reply IN (${names})`, args },
    { sql: `DELETE FROM dead_letters WHERE box = 'out' AND id IN (${names})`, args },
    { sql: `DELETE FROM escalations WHERE ${OWN}`, args },
  ]);
  return gone.at(-1)?.rowsAffected ?? 0;
}
