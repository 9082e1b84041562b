import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { STATIC_FILE } from '../../../knowledge/embeddings/static.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import {
  joinLearnt,
  learntFromBench,
  learntFromWritten,
  readBenchSet,
  trainEmbeddings,
} from '../embeddings.ts';
import { EMBEDDING_RECIPE } from './options.ts';
import { readWritten } from '../written.ts';

/** `npm run train -- embeddings`: learns the static embeddings, or proves that the shipped file is what is learned. */

const print = (text: string) => process.stdout.write(`${text}\n`);
const note = (text: string) => process.stderr.write(`${text}\n`);

/** The folder of the benchmarks, beside the project. */
const BENCH = fileURLToPath(new URL('../../../../shared/bench/', import.meta.url));
/** Training splits that are read, and how often their questions are shown in a pass: few, and worth much. */
const SETS = [
  { name: 'zalo-pd', repeat: 10 },
  { name: 'alqac22', repeat: 5 },
] as const;

/** The shipped library, and the document on which questions were written. */
export interface World {
  readonly withKnowledge: (use: (knowledge: Knowledge) => Promise<Uint8Array>) => Promise<Uint8Array>;
  readonly document: { readonly document: string; readonly folder: URL };
}

export function addTrainEmbeddings(training: Command, world: World): void {
  training
    .command('embeddings')
    .description('học lại véc-tơ từ của các văn bản luật, khoảng 5 phút')
    .option('--bench <thư mục>', `thư mục có ${SETS.map(({ name }) => name).join(', ')}`, BENCH)
    .option('--check', 'chỉ so với tệp đã có, khác thì kết thúc với mã 1')
    .action((options: Options) => train(options, world));
}

interface Options {
  readonly bench: string;
  readonly check?: true;
}

async function train({ bench, check }: Options, { withKnowledge, document }: World): Promise<void> {
  const missing = SETS.map(({ name }) => join(bench, name)).find((folder) => !existsSync(folder));
  if (missing !== undefined) {
    print(`Không có ${missing}: hãy ghi thư mục dữ liệu học bằng --bench.`);
    process.exitCode = 1;
    return;
  }
  const bytes = await withKnowledge((knowledge) => Promise.resolve(learnAll(bench, knowledge, document)));
  const path = fileURLToPath(STATIC_FILE);
  if (!check) await writeFile(path, bytes);
  else if (!existsSync(path) || !readFileSync(path).equals(bytes)) {
    print(`${path} không phải kết quả của npm run train -- embeddings với dữ liệu hiện nay.`);
    process.exitCode = 1;
    return;
  }
  print(`${bytes.length} byte: ${path}`);
}

function learnAll(bench: string, knowledge: Knowledge, { document, folder }: World['document']): Uint8Array {
  const sets = SETS.map(({ name, repeat }) => ({ repeat, set: readBenchSet(join(bench, name)) }));
  const files = readWritten(folder, document);
  const learnt = joinLearnt([
    ...sets.map(({ set, repeat }) => learntFromBench(set, repeat)),
    learntFromWritten(knowledge, document, files, 1),
  ]);
  const data = Object.assign(
    {},
    ...sets.map(({ set }) => set.hashes),
    Object.fromEntries(files.map(({ name, sha256 }) => [name, sha256])),
  ) as Record<string, string>;
  return trainEmbeddings(learnt, EMBEDDING_RECIPE, data, (what, done, total) =>
    note(`${done}/${total} ${what}`),
  );
}
