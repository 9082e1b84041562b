import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { BeirError } from './error.ts';

/** A question with the passages that answer it. */
export interface BeirQuestion {
  readonly id: string;
  readonly text: string;
  /** Ids of the deciding passages, at least one. */
  readonly gold: readonly string[];
}

export interface BeirQuestions {
  readonly questions: readonly BeirQuestion[];
  /** Of the bytes of both files, hex. */
  readonly sha256: string;
}

/** Files that stand in for those of a split. */
export interface QuestionFiles {
  readonly queries?: string | undefined;
  readonly qrels?: string | undefined;
}

const querySchema = z.object({ _id: z.string().min(1), text: z.string().min(1) });

/** Reads `queries-<split>.jsonl` and `qrels/<split>.tsv`, or the files given instead. Throws `BeirError`. */
export function readQuestions(folder: string, split: string, files: QuestionFiles = {}): BeirQuestions {
  const queries = readText(files.queries ?? join(folder, `queries-${split}.jsonl`), '--queries');
  const qrels = readText(files.qrels ?? join(folder, 'qrels', `${split}.tsv`), '--qrels');
  const gold = readJudgments(qrels);
  const asked = readQueries(queries);
  const strange = [...gold.keys()].find((id) => !asked.has(id));
  if (strange !== undefined)
    throw new BeirError(`${qrels.path} nói đến câu ${strange}, mà ${queries.path} không có câu đó.`);
  const questions = [...asked].flatMap(([id, text]) => {
    const own = gold.get(id);
    return own === undefined ? [] : [{ id, text, gold: own }];
  });
  if (questions.length === 0) throw new BeirError(`${qrels.path} không có câu nào của ${queries.path}.`);
  const sha256 = createHash('sha256').update(queries.text).update(qrels.text).digest('hex');
  return { questions, sha256 };
}

interface TextFile {
  readonly path: string;
  readonly text: string;
}

function readText(path: string, option: string): TextFile {
  if (!existsSync(path))
    throw new BeirError(`Không có tệp ${path}; hãy chọn --split khác hoặc ghi tệp sau ${option}.`);
  return { path, text: readFileSync(path, 'utf8') };
}

/** Text by id, in the order of the file. */
function readQueries({ path, text }: TextFile): Map<string, string> {
  const asked = new Map<string, string>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = querySchema.safeParse(parse(line));
    if (!read.success)
      throw new BeirError(`${path}, dòng ${index + 1}: không phải {"_id", "text"}: ${line.slice(0, 60)}…`);
    asked.set(read.data._id, read.data.text);
  }
  return asked;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

const JUDGMENT = /^([^\t]+)\t([^\t]+)\t(\d+)$/u;

/** Passages with a score above 0, by question. The first line is a head. */
function readJudgments({ path, text }: TextFile): Map<string, string[]> {
  const gold = new Map<string, string[]>();
  const lines = text.split(/\r?\n/u);
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line === '') continue;
    const [, question = '', passage = '', score = ''] = JUDGMENT.exec(line) ?? [];
    if (question === '')
      throw new BeirError(
        `${path}, dòng ${index + 1}: phải là câu hỏi, đoạn, điểm cách nhau bằng tab: ${line.slice(0, 60)}`,
      );
    if (score === '0') continue;
    const own = gold.get(question);
    if (own === undefined) gold.set(question, [passage]);
    else if (!own.includes(passage)) own.push(passage);
  }
  return gold;
}
