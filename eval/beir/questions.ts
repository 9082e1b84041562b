import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readQueries } from './queries.ts';
import { readJudgments } from './judgments.ts';
import { readText } from './text-file.ts';
import { BeirError } from './error.ts';

/** A question with the passages that answer it. */
export interface BeirQuestion {
  readonly id: string;
  readonly text: string;
  /** Ids of the deciding passages, at least one. */
  readonly gold: readonly string[];
  /** How much each of them decides, above 0, in the same order; where it is missing, 1 each. */
  readonly grades?: readonly number[];
}

export interface BeirQuestions {
  readonly questions: readonly BeirQuestion[];
  /** Ids of questions to which the judgments name no passage: they are not asked. */
  readonly unjudged: readonly string[];
  /** Of the bytes of both files, hex. */
  readonly sha256: string;
}

/** Files that stand in for those of a split. */
export interface QuestionFiles {
  readonly queries?: string | undefined;
  readonly qrels?: string | undefined;
}

/** Reads `queries-<split>.jsonl` and `qrels/<split>.tsv`, or the files given instead. Throws `BeirError`. */
export function readQuestions(folder: string, split: string, files: QuestionFiles = {}): BeirQuestions {
  const queries = readText(files.queries ?? join(folder, `queries-${split}.jsonl`), '--queries');
  const qrels = readText(files.qrels ?? join(folder, 'qrels', `${split}.tsv`), '--qrels');
  const judgments = readJudgments(qrels);
  const asked = readQueries(queries);
  for (const [id, { line }] of judgments) {
    if (!asked.has(id))
      throw new BeirError(
        `${qrels.path}, dòng ${line}: nói đến câu "${id}", mà ${queries.path} không có câu đó; hãy đưa hai tệp của cùng một bộ.`,
      );
  }
  const questions: BeirQuestion[] = [];
  const unjudged: string[] = [];
  for (const [id, text] of asked) {
    const own = judgments.get(id)?.passages;
    if (own === undefined || own.size === 0) unjudged.push(id);
    else questions.push({ id, text, gold: [...own.keys()], grades: [...own.values()] });
  }
  if (questions.length === 0)
    throw new BeirError(
      `${qrels.path} không có điểm trên 0 cho câu nào của ${queries.path}; hãy xem lại hai tệp.`,
    );
  const sha256 = createHash('sha256').update(queries.text).update(qrels.text).digest('hex');
  return { questions, unjudged, sha256 };
}
