import { z } from 'zod';
import type { Due, NewsItem, NewsRecord, Place, Subscriptions } from '../../subscriptions.ts';
import type { Connection, Statement } from './connection.ts';
import { outboxStatement } from './letters.ts';

type News = Pick<
  Subscriptions,
  'newsMark' | 'recordNews' | 'news' | 'dueChats' | 'due' | 'writeNotice' | 'seenNews' | 'putSeenNews'
>;

/** News that are kept; older ones go with the next that come, told or not. A page that shows all of them is some 4 MB. */
const MOST_NEWS = 2_000;

/** What has changed, and who is still to be told. */
export function newsOver(connection: Connection): News {
  return {
    newsMark: async () =>
      markSchema.optional().parse((await connection.run('SELECT snapshot, day FROM news_mark')).rows[0]) ??
      null,
    recordNews: async (record) => {
      const results = await connection.write(recordStatements(record));
      return results.at(-1)?.rowsAffected === 1;
    },
    news: async (after, limit) =>
      (
        await connection.run(
          'SELECT sequence, at, body FROM news WHERE sequence > ? ORDER BY sequence DESC LIMIT ?',
          after,
          limit,
        )
      ).rows.map((row) => newsOf(newsSchema.parse(row))),
    dueChats: async (channel) =>
      (await connection.run('SELECT DISTINCT chat FROM due_news WHERE channel = ?', channel)).rows.map(
        (row) => z.string().parse(row['chat']),
      ),
    due: async ({ channel, chat }) =>
      dueOf((await connection.run(DUE, channel, chat)).rows.map((row) => dueSchema.parse(row))),
    writeNotice: (place, notice) => writeNotice(connection, place, notice),
    seenNews: async (name) =>
      Number(
        (await connection.run('SELECT sequence FROM seen_news WHERE name = ?', name)).rows[0]?.['sequence'] ??
          0,
      ),
    putSeenNews: async (name, sequence) =>
      void (await connection.run('INSERT OR REPLACE INTO seen_news VALUES (?, ?)', name, sequence)),
  };
}

const DUE = `SELECT news.sequence, news.at, news.body, due_news.subject FROM due_news JOIN news ON news.sequence = due_news.news
  WHERE due_news.channel = ? AND due_news.chat = ? ORDER BY news.sequence, due_news.subject`;

/** Every statement holds only while the mark is the one that the changes were looked for from; the last moves it. */
function recordStatements({ since, until, at, news }: NewsRecord): Statement[] {
  const unmoved: Statement =
    since === null
      ? { sql: 'NOT EXISTS (SELECT 1 FROM news_mark)', args: [] }
      : {
          sql: 'EXISTS (SELECT 1 FROM news_mark WHERE snapshot = ? AND day = ?)',
          args: [since.snapshot, since.day],
        };
  const written = news.flatMap(({ change, subjects }) => [
    {
      sql: `INSERT INTO news (at, body) SELECT ?, ? WHERE ${unmoved.sql}`,
      args: [at, JSON.stringify(change), ...unmoved.args],
    },
    ...(subjects.length === 0 ? [] : [dueStatement(subjects, unmoved)]),
  ]);
  return [
    ...written,
    {
      sql: `DELETE FROM news WHERE sequence <= (SELECT max(sequence) FROM news) - ${String(MOST_NEWS)} AND ${unmoved.sql}`,
      args: [...unmoved.args],
    },
    {
      sql: `INSERT INTO news_mark (one, snapshot, day) SELECT 1, ?, ? WHERE ${unmoved.sql}
        ON CONFLICT (one) DO UPDATE SET snapshot = excluded.snapshot, day = excluded.day`,
      args: [until.snapshot, until.day, ...unmoved.args],
    },
  ];
}

/** For whoever follows one of the subjects, the change that was just written. */
function dueStatement(subjects: readonly string[], unmoved: Statement): Statement {
  return {
    sql: `INSERT INTO due_news (channel, chat, news, subject)
      SELECT channel, chat, (SELECT max(sequence) FROM news), subject FROM subscriptions
      WHERE subject IN (SELECT value FROM json_each(?)) AND ${unmoved.sql}`,
    args: [JSON.stringify(subjects), ...unmoved.args],
  };
}

/** The letters are written only while all of these news are still to be told, and then they no longer are. */
async function writeNotice(
  connection: Connection,
  { channel, chat }: Place,
  { news, letters, at }: Parameters<Subscriptions['writeNotice']>[1],
): Promise<boolean> {
  const here = [channel, chat, JSON.stringify(news)];
  const where = 'channel = ? AND chat = ? AND news IN (SELECT value FROM json_each(?))';
  const open: Statement = {
    sql: `(SELECT count(DISTINCT news) FROM due_news WHERE ${where}) = ?`,
    args: [...here, news.length],
  };
  const reply = `news ${String(news[0] ?? 0)}`;
  const results = await connection.write([
    ...letters.map((letter) => outboxStatement({ channel, reply, letter, at }, open)),
    { sql: `DELETE FROM due_news WHERE ${where} AND ${open.sql}`, args: [...here, ...open.args] },
  ]);
  return (results.at(-1)?.rowsAffected ?? 0) > 0;
}

const markSchema = z.object({ snapshot: z.string(), day: z.string() });
const newsSchema = z.object({
  sequence: z.int(),
  at: z.string(),
  body: z.string().transform((body): unknown => JSON.parse(body)),
});
const dueSchema = newsSchema.extend({ subject: z.string() });

function newsOf({ sequence, at, body }: z.infer<typeof newsSchema>): NewsItem {
  return { sequence, at, change: body };
}

function dueOf(rows: readonly z.infer<typeof dueSchema>[]): Due[] {
  const found = new Map<number, { news: NewsItem; subjects: string[] }>();
  for (const row of rows) {
    const known = found.get(row.sequence);
    if (known) known.subjects.push(row.subject);
    else found.set(row.sequence, { news: newsOf(row), subjects: [row.subject] });
  }
  return [...found.values()];
}
