import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import type { PassageFields } from '../../knowledge/types.ts';

/** A folder in BEIR's shapes: one article a line, questions, and which article answers which. */

/** One article, with the fields that the bot's own index has. */
export interface BeirPassage {
  readonly id: string;
  /** The law that it belongs to. */
  readonly document: string;
  readonly fields: PassageFields;
}

export interface BeirCorpus {
  readonly passages: readonly BeirPassage[];
  /** Of the file's bytes, hex. */
  readonly sha256: string;
}

export interface BeirQuestion {
  readonly id: string;
  readonly text: string;
  /** Ids of the deciding articles, at least one. */
  readonly gold: readonly string[];
}

export interface BeirQuestions {
  readonly questions: readonly BeirQuestion[];
  /** Of the bytes of both files, hex. */
  readonly sha256: string;
}

/** A benchmark folder that cannot be used. */
export class BeirError extends Error {
  override readonly name = 'BeirError';
}

const recordSchema = z.object({
  _id: z.string().min(1),
  title: z.string(),
  text: z.string(),
  metadata: z.object({
    law: z.string(),
    lawTitle: z.string().default(''),
    chapter: z.string().default(''),
    topic: z.string().default(''),
  }),
});

/** Reads `corpus.jsonl.gz`. Throws where a line is not of the form. */
export function readCorpus(folder: string): BeirCorpus {
  const bytes = readFile(join(folder, 'corpus.jsonl.gz'));
  const lines = gunzipSync(bytes).toString('utf8').split('\n');
  const passages = lines.filter((line) => line !== '').map(readPassage);
  return { passages, sha256: hash(bytes) };
}

function readPassage(line: string): BeirPassage {
  const { _id: id, title: heading, text: body, metadata } = recordSchema.parse(JSON.parse(line));
  const { law, lawTitle: title, chapter: trail, topic } = metadata;
  return { id, document: law, fields: { heading, title, trail, topic, body } };
}

const querySchema = z.object({ _id: z.string().min(1), text: z.string().min(1) });

/** Reads `queries-SPLIT.jsonl` and `qrels/SPLIT.tsv`: the questions that have an answer, in the order of the file. */
export function readQuestions(folder: string, split: string): BeirQuestions {
  const queries = readFile(join(folder, `queries-${split}.jsonl`));
  const qrels = readFile(join(folder, 'qrels', `${split}.tsv`));
  const gold = new Map<string, string[]>();
  for (const row of qrels.toString('utf8').split(/\r?\n/u).slice(1)) {
    const [question = '', passage = '', score = '0'] = row.split('\t');
    if (passage !== '' && score !== '0') gold.set(question, [...(gold.get(question) ?? []), passage]);
  }
  const lines = queries.toString('utf8').split('\n');
  const questions = lines
    .filter((line) => line.trim() !== '')
    .map((line) => querySchema.parse(JSON.parse(line)))
    .flatMap(({ _id: id, text }) => (gold.has(id) ? [{ id, text, gold: gold.get(id) ?? [] }] : []));
  if (questions.length === 0) throw new BeirError(`${folder}: không có câu hỏi nào trong phần ${split}.`);
  return { questions, sha256: hash(queries, qrels) };
}

function readFile(path: string): Buffer {
  if (!existsSync(path)) throw new BeirError(`Không có tệp ${path}; hãy chỉ đúng thư mục và --split.`);
  return readFileSync(path);
}

function hash(...parts: readonly Buffer[]): string {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part);
  return sum.digest('hex');
}
