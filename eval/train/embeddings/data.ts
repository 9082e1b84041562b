import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import type { PassageFields } from '../../../knowledge/types.ts';

/** An article of a corpus. */
export interface Article {
  readonly id: string;
  readonly law: string;
  readonly fields: PassageFields;
}

/** A question of people, and the articles that answer it, by id. */
export interface Asked {
  readonly text: string;
  readonly gold: readonly string[];
}

/** A folder in BEIR's shape: `corpus.jsonl.gz`, `queries-train.jsonl`, `qrels/train.tsv`. */
export interface BenchSet {
  readonly name: string;
  readonly articles: readonly Article[];
  readonly asked: readonly Asked[];
  /** SHA-256 of each file that was read, by `name/file`. */
  readonly hashes: Readonly<Record<string, string>>;
}

const articleSchema = z.object({
  _id: z.string(),
  title: z.string(),
  text: z.string(),
  metadata: z.object({
    law: z.string(),
    lawTitle: z.string(),
    chapter: z.string(),
    topic: z.string().default(''),
  }),
});
const questionSchema = z.object({ _id: z.string(), text: z.string() });

/** Reads the corpus and the training questions of a folder; questions kept for measurement are not opened. */
export function readBenchSet(folder: string): BenchSet {
  const name = basename(folder);
  const hashes: Record<string, string> = {};
  const read = (file: string): Buffer => {
    const bytes = readFileSync(join(folder, file));
    hashes[`${name}/${file}`] = createHash('sha256').update(bytes).digest('hex');
    return bytes;
  };
  const articles = lines(gunzipSync(read('corpus.jsonl.gz'))).map(readArticle);
  const asked = existsSync(join(folder, 'queries-train.jsonl'))
    ? readAsked(lines(read('queries-train.jsonl')), lines(read('qrels/train.tsv')))
    : [];
  return { name, articles, asked, hashes };
}

function lines(bytes: Buffer): string[] {
  return bytes
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
}

function readArticle(line: string): Article {
  const { _id: id, title: heading, text: body, metadata } = articleSchema.parse(JSON.parse(line));
  const { law, lawTitle: title, chapter: trail, topic } = metadata;
  return { id, law, fields: { heading, title, trail, topic, body } };
}

function readAsked(questions: readonly string[], judgments: readonly string[]): Asked[] {
  const gold = new Map<string, string[]>();
  // The first line names the columns.
  for (const line of judgments.slice(1)) {
    const [question = '', article = '', score = ''] = line.split('\t');
    if (Number(score) > 0) gold.set(question, [...(gold.get(question) ?? []), article]);
  }
  return questions.map((line) => {
    const { _id: id, text } = questionSchema.parse(JSON.parse(line));
    return { text, gold: gold.get(id) ?? [] };
  });
}
