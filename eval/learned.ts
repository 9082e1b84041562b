import { createHash } from 'node:crypto';
import { z } from 'zod';
import { machineSchema, machineText, type Machine } from './machine.ts';

/**
 * The record `eval/learned.json`: which bytes `npm run train` made, or `npm run train -- --check` made again and found alike.
 * `npm run eval -- check` and a test compare it with the files that are shipped.
 */

/** What each part of the training writes: paths from the root of the project. */
export const LEARNED = {
  language: ['knowledge/normaliser/language.bin'],
  embeddings: ['knowledge/embeddings/static.bin'],
  reranker: ['knowledge/rerank/weights.json'],
  sense: ['knowledge/select/sense.bin'],
  translation: ['knowledge/select/translation.bin'],
  answerable: ['knowledge/answerable/weights.json'],
  standing: ['bot/answer/recognise/standing.bin'],
  recogniser: ['bot/answer/recognise/questions.bin'],
  selector: ['weights.json', 'questions.tsv', 'everyday.tsv'].map((name) => `knowledge/select/${name}`),
} as const satisfies Record<string, readonly string[]>;

/** All of them. */
export const LEARNED_FILES: readonly string[] = Object.values(LEARNED).flat();

const learnedSchema = z.strictObject({
  /** Day on which all parts were learned or compared in one run. */
  on: z.iso.date(),
  machine: machineSchema,
  /** Minutes that the run took, by the clock on the wall. */
  minutes: z.number().positive(),
  /** SHA-256 of each file, by its path from the root of the project. */
  files: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
});
export type Learned = z.infer<typeof learnedSchema>;

/** Content of a file by its path from the root of the project. Throws where there is none. */
export type ReadFile = (path: string) => Uint8Array;

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

export function learnedJson(
  run: { readonly on: string; readonly machine: Machine; readonly minutes: number },
  paths: readonly string[],
  read: ReadFile,
): string {
  const files = Object.fromEntries([...paths].sort().map((path) => [path, sha256(read(path))]));
  const learned: Learned = { ...run, minutes: Math.round(run.minutes * 10) / 10, files };
  return `${JSON.stringify(learned, null, 2)}\n`;
}

export const readLearned = (json: string): Learned => learnedSchema.parse(JSON.parse(json));

/** Files that are not those of the record, or that it does not know: sentences for people; none where all are alike. */
export function notLearned({ files, on }: Learned, paths: readonly string[], read: ReadFile): string[] {
  return paths
    .filter((path) => files[path] !== sha256(read(path)))
    .map(
      (path) => `${path} không phải tệp mà npm run train làm ra ngày ${on}. Học lại và ghi: npm run train.`,
    );
}

export const learnedText = ({ files, on, machine, minutes }: Learned): string =>
  `${String(Object.keys(files).length)} tệp đã học là kết quả của npm run train ngày ${on} (${String(minutes)} phút, ${machineText(machine)}).`;
