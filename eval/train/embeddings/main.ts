import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { STATIC_FILE } from '../../../knowledge/embeddings/static.ts';
import { createLexicon, readLexicon } from '../../../knowledge/lexicon.ts';
import { openSnapshot } from '../../../knowledge/snapshot.ts';
import { buildShippedLibrary } from '../../../ingest/ingest.ts';
import {
  EMBEDDING_RECIPE,
  joinLearnt,
  learntFromBench,
  learntFromWritten,
  readBenchSet,
  trainEmbeddings,
  type Learnt,
} from '../embeddings.ts';
import { readWritten, type WrittenFile } from '../written.ts';

/** `npm run train -- embeddings`: learns the static embeddings, or proves that the shipped file is what is learned. */

const print = (text: string) => process.stdout.write(`${text}\n`);
const note = (text: string) => process.stderr.write(`${text}\n`);

/** The folder of the benchmarks, beside the project. */
const BENCH = fileURLToPath(new URL('../../../../shared/bench/', import.meta.url));
/** Training splits that are read, and how often their questions are shown in a pass: few, and worth much. */
const SETS = [
  { name: 'zalo-pd', repeat: 4 },
  { name: 'alqac22', repeat: 2 },
] as const;

/** The clock, and the document on which questions were written. */
export interface World {
  readonly now: () => Date;
  readonly document: { readonly document: string; readonly folder: URL };
}

export function addTrainEmbeddings(training: Command, world: World): void {
  training
    .command('embeddings')
    .description('học lại véc-tơ từ của các văn bản luật, khoảng 5 phút')
    .option('--bench <thư mục>', `thư mục có ${SETS.map(({ name }) => name).join(', ')}`, BENCH)
    .option('--check', 'chỉ so với tệp đã có, khác thì kết thúc với mã 1')
    .option('--out <tệp>', 'tệp ghi kết quả', fileURLToPath(STATIC_FILE))
    .option('--without-questions', 'không học các câu hỏi luật, để học tiếp và đo trên chính các câu ấy')
    .action((options: Options) => train(options, world));
}

interface Options {
  readonly bench: string;
  readonly check?: true;
  readonly out: string;
  /** The questions' ends still follow headings; what they ask for is not told. */
  readonly withoutQuestions?: true;
}

async function train({ bench, check, out, withoutQuestions }: Options, world: World): Promise<void> {
  const missing = SETS.map(({ name }) => join(bench, name)).find((folder) => !existsSync(folder));
  if (missing !== undefined) {
    print(`Không có ${missing}: hãy ghi thư mục dữ liệu học bằng --bench.`);
    process.exitCode = 1;
    return;
  }
  const bytes = await learnAll(bench, withoutQuestions ? 0 : 1, world);
  if (!check) await writeFile(out, bytes);
  else if (!existsSync(out) || !readFileSync(out).equals(bytes)) {
    print(`${out} không phải kết quả của npm run train -- embeddings với dữ liệu hiện nay.`);
    process.exitCode = 1;
    return;
  }
  print(`${bytes.length} byte: ${out}`);
}

async function learnAll(bench: string, times: 0 | 1, { now, document }: World): Promise<Uint8Array> {
  const sets = SETS.map(({ name, repeat }) => ({ repeat, set: readBenchSet(join(bench, name)) }));
  const files = readWritten(document.folder, document.document);
  const learnt = joinLearnt([
    ...sets.map(({ set, repeat }) => learntFromBench(set, times * repeat)),
    await learntFromShipped(document.document, files, now),
  ]);
  const hashes = [
    ...sets.flatMap(({ set }) => Object.entries(set.hashes)),
    ...files.map(({ name, sha256 }) => [name, sha256] as const),
  ];
  return trainEmbeddings(learnt, EMBEDDING_RECIPE, Object.fromEntries(hashes), (what, done, total) =>
    note(`${done}/${total} ${what}`),
  );
}

/** From the shipped library without indexes, which would need the embeddings that are to be learned. */
async function learntFromShipped(
  number: string,
  files: readonly WrittenFile[],
  now: () => Date,
): Promise<Learnt> {
  const dataDir = await mkdtemp(join(tmpdir(), 'ky-cuong-train-'));
  try {
    await buildShippedLibrary({ dataDir, writeIndexes: () => Promise.resolve({}), now });
    const { library } = await openSnapshot(dataDir);
    return learntFromWritten({ library, lexicon: createLexicon(readLexicon()) }, number, files, 1);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
