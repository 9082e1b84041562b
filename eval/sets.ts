import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readQuestions, type JudgedQuestion } from './questions.ts';

export const setNames = ['dev', 'test'] as const;
export type SetName = (typeof setNames)[number];

/** One question set as it lies in `eval/questions/`. */
export interface QuestionSet {
  readonly name: SetName;
  /** Nobody who works on the bot reads its texts, or the figures would measure memory: only ids and outcomes are shown. */
  readonly heldOut: boolean;
  /** Of the file's bytes: a baseline holds for one wording of the questions only. */
  readonly sha256: string;
  readonly questions: readonly JudgedQuestion[];
}

/** Reads a set. Throws a `QuestionsError` with line numbers where a line is not of the form. */
export function readSet(name: SetName): QuestionSet {
  const bytes = readFileSync(new URL(`questions/${name}.jsonl`, import.meta.url));
  return {
    name,
    heldOut: name === 'test',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    questions: readQuestions(bytes.toString('utf8'), `${name}.jsonl`),
  };
}
