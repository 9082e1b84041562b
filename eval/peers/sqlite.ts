import { createClient, type Client } from '@libsql/client';
import type { BeirPassage } from '../beir.ts';
import { distinctWords, FIELDS, weightsText, words, type FieldWeights, type Peer } from './peer.ts';

/** Rows that go into one transaction: the client sends a batch whole. */
const BATCH = 2_000;
/** Weights of the columns for `bm25()`; chosen on training questions. */
const WEIGHTS: FieldWeights = { heading: 2, title: 1, topic: 1, trail: 0.5, body: 1 };
const columns = FIELDS.join(', ');

/** SQLite's full-text index, in memory. */
export function sqlite(weights = WEIGHTS): Peer {
  return {
    title: 'SQLite FTS5 (@libsql/client 0.18.0)',
    settings: `unicode61, giữ dấu, truy vấn OR từng âm tiết, bm25() theo cột (${weightsText(weights)}); trong bộ nhớ`,
    build: async (passages) => {
      const client = createClient({ url: ':memory:' });
      // External content is not kept: the index alone, as a search engine needs it.
      await client.execute(
        `CREATE VIRTUAL TABLE articles USING fts5(${columns}, content='', tokenize="unicode61 remove_diacritics 0")`,
      );
      await insert(client, passages);
      const ids = passages.map(({ id }) => id);
      const rank = `bm25(articles, ${FIELDS.map((field) => weights[field]).join(', ')})`;
      return async (question, limit) => {
        const match = distinctWords(question)
          .map((word) => `"${word.replaceAll('"', '')}"`)
          .join(' OR ');
        if (match === '') return [];
        const { rows } = await client.execute({
          sql: `SELECT rowid AS row FROM articles WHERE articles MATCH ? ORDER BY ${rank} LIMIT ?`,
          args: [match, limit],
        });
        return rows.map(({ row }) => ids[Number(row) - 1] ?? '');
      };
    },
  };
}

async function insert(client: Client, passages: readonly BeirPassage[]): Promise<void> {
  const sql = `INSERT INTO articles(rowid, ${columns}) VALUES (?, ?, ?, ?, ?, ?)`;
  for (let from = 0; from < passages.length; from += BATCH) {
    const statements = passages.slice(from, from + BATCH).map(({ fields }, at) => ({
      sql,
      args: [from + at + 1, ...FIELDS.map((name) => words(fields[name]).join(' '))],
    }));
    await client.batch(statements, 'write');
  }
}
