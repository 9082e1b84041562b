import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readQuestions, type JudgedQuestion } from './questions.ts';

/** One question set as it lies in `eval/questions/`. */
export interface QuestionSet {
  /** The file's name without its ending: `dev`, `held-out`. */
  readonly name: string;
  /** Nobody who works on the bot reads its texts, or the figures would measure memory: only ids and outcomes are shown. */
  readonly heldOut: boolean;
  /** Of the file's bytes: a baseline holds for one wording of the questions only. */
  readonly sha256: string;
  readonly questions: readonly JudgedQuestion[];
}

const folder = new URL('questions/', import.meta.url);
const ENDING = '.jsonl';

/** Every set that there is, by name. */
export function setNames(): string[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(ENDING));
  return files.map((file) => file.slice(0, -ENDING.length)).sort();
}

/** Every set is held out unless its name says that it is for building (`dev`, `dev2`): forgetting a flag shows nothing. */
export function isHeldOut(name: string): boolean {
  return !/^dev\d*$/.test(name);
}

/** Reads a set. Throws a `QuestionsError` with line numbers where a line is not of the form. */
export function readSet(name: string): QuestionSet {
  const bytes = readFileSync(new URL(`${name}${ENDING}`, folder));
  return {
    name,
    heldOut: isHeldOut(name),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    questions: readQuestions(bytes.toString('utf8'), `${name}${ENDING}`),
  };
}
