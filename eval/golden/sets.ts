import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readGolden, type GoldenQuestion } from './questions.ts';

/** One golden set as it lies in this folder. */
export interface GoldenSet {
  readonly name: GoldenName;
  /** Nobody who works on the bot reads its texts: only ids and outcomes are shown. */
  readonly heldOut: boolean;
  /** Of the file's bytes: a baseline holds for one wording of the questions only. */
  readonly sha256: string;
  readonly questions: readonly GoldenQuestion[];
}

const FILES = {
  dev: 'golden-dev.jsonl',
  dev2: 'golden-dev2.jsonl',
  dev3: 'golden-dev3.jsonl',
  dev4: 'golden-dev4.jsonl',
  test: 'golden.jsonl',
} as const;
export type GoldenName = keyof typeof FILES;

const fileOf = (name: GoldenName) => new URL(FILES[name], import.meta.url);

/** The sets that there are: `dev` to `dev4` (by other writers, `dev4` on rarely asked provisions) for building, `test` held out. */
export function goldenNames(): GoldenName[] {
  return (['dev', 'dev2', 'dev3', 'dev4', 'test'] as const).filter((name) => existsSync(fileOf(name)));
}

/** Reads a set. Throws a `QuestionsError` with line numbers where a line is not of the form. */
export function readGoldenSet(name: GoldenName): GoldenSet {
  const bytes = readFileSync(fileOf(name));
  return {
    name,
    heldOut: name === 'test',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    questions: readGolden(bytes.toString('utf8'), FILES[name]),
  };
}
