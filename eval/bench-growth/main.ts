import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Command } from 'commander';
import { z } from 'zod';
import { openStaticEmbeddings } from '../../knowledge/embeddings/static.ts';
import { indexManifestSchema, openIndexes, writeIndexes } from '../../knowledge/indexes.ts';
import { createLexicon, readLexicon } from '../../knowledge/lexicon.ts';
import { createRetriever } from '../../knowledge/retrieve.ts';
import { dayInVietNam } from '../../bot/day.ts';
import { benchGrowth, growthText, type Grown } from '../bench-growth.ts';
import { readMemory } from '../bench/memory.ts';
import { collectTimes, latencies, quantileInterval } from '../bench/samples.ts';
import type { Machine } from '../machine.ts';
import { startFlags } from '../start-flags.ts';
import { openCorpus } from './corpus.ts';
import { growthHtml } from './plot.ts';

/** `npm run eval -- bench-growth DIR`: how time and memory of the search grow with the library. */

const print = (text: string) => process.stdout.write(`${text}\n`);
const run = promisify(execFile);

/** Clock and machine, from the room's program. */
export interface World {
  readonly clock: () => number;
  readonly now: () => Date;
  readonly machine: Machine;
}

interface Options {
  readonly json?: true;
  readonly html?: string;
  readonly split: string;
  readonly sizes: string;
  readonly part?: 'build' | 'search';
  readonly data?: string;
}

export function addBenchGrowth(program: Command, world: World): void {
  program
    .command('bench-growth')
    .description(
      'lập chỉ mục và tìm trên phần ngày càng lớn của một corpus dạng BEIR: thời gian, bộ nhớ, phép chiếu',
    )
    .argument('<thư mục>', 'thư mục có corpus.jsonl.gz và queries-<bộ>.jsonl')
    .option('--split <bộ>', 'bộ câu hỏi', 'dev')
    .option('--sizes <số điều>', 'các cỡ, cách nhau bằng dấu phẩy', '1000,3000,10000,30000,60000')
    .option('--json', 'in kết quả dạng JSON')
    .option('--html <tệp>', 'ghi thêm biểu đồ')
    .option('--part <phần>', 'chỉ chạy một phần trong tiến trình này: build, search')
    .option('--data <thư mục>', 'thư mục của phần đó')
    .action((folder: string, options: Options) => bench(folder, options, world));
}

async function bench(folder: string, options: Options, world: World): Promise<void> {
  const sizes = z.array(z.int().positive()).min(1).parse(options.sizes.split(',').map(Number));
  const { part, data } = options;
  if (part !== undefined && data !== undefined) {
    print(
      JSON.stringify(
        await PARTS[part]({ folder, data, split: options.split, articles: sizes[0] ?? 0 }, world),
      ),
    );
    return;
  }
  const directory = await mkdtemp(join(tmpdir(), 'ky-cuong-growth-'));
  try {
    const grown = await benchGrowth(sizes, (name, articles) =>
      inProcess(['bench-growth', folder, '--split', options.split, '--part', name], directory, articles),
    );
    const [on, { machine }] = [dayInVietNam(world.now()), world];
    const set = `${basename(folder)} ${options.split}`;
    if (options.html !== undefined) await writeFile(options.html, growthHtml(grown, on, machine, set));
    print(options.json ? JSON.stringify({ set, on, machine, grown }) : growthText(grown, on, machine, set));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** One part, as a process of its own: its memory is not that of the parts before. */
async function inProcess(words: readonly string[], data: string, articles: number): Promise<string> {
  const program = fileURLToPath(new URL('../main.ts', import.meta.url));
  const own = ['--data', join(data, String(articles)), '--sizes', String(articles)];
  const flags = words.includes('search') ? startFlags() : [];
  const { stdout } = await run(process.execPath, [...flags, '--import', 'tsx', program, ...words, ...own]);
  return stdout;
}

interface Part {
  readonly folder: string;
  readonly data: string;
  readonly split: string;
  readonly articles: number;
}

const PARTS = { build: buildPart, search: searchPart };
/** Beside the index files: what opens them. */
const MANIFEST = 'indexes.json';
const manifestSchema = z.object({ rows: z.int(), indexes: indexManifestSchema });

async function buildPart({ folder, data, articles }: Part, { clock }: World): Promise<Grown['build']> {
  await mkdir(join(data, 'index'), { recursive: true });
  const corpus = await openCorpus(join(folder, 'corpus.jsonl.gz'), data);
  const lexicon = createLexicon(readLexicon());
  const embeddings = openStaticEmbeddings();
  const runs = corpus.runs(articles);
  const rows = runs.flat().reduce((sum, document) => sum + document.rows, 0);
  const [began, used] = [clock(), process.cpuUsage()];
  const passages = { runs, rows, previous: null };
  const indexes = await writeIndexes(join(data, 'index'), passages, { embeddings, lexicon });
  const [took, processor] = [clock() - began, processorTime(used)];
  await writeFile(join(data, MANIFEST), JSON.stringify({ rows, indexes }));
  const files = await Promise.all(indexes.lexical.files.map((file) => stat(join(data, 'index', file))));
  const disk = files.reduce((sum, { size }) => sum + size, 0);
  return { articles: rows, took, processor, peak: readMemory(process.pid)?.peak ?? null, disk };
}

async function searchPart({ folder, data, split }: Part, { clock }: World): Promise<Grown['search']> {
  const embeddings = openStaticEmbeddings();
  const { rows, indexes } = manifestSchema.parse(JSON.parse(await readFile(join(data, MANIFEST), 'utf8')));
  const began = clock();
  const opened = await openIndexes(join(data, 'index'), indexes, embeddings, rows);
  const { retrieve } = createRetriever(opened, readLexicon());
  const load = clock() - began;
  const questions = await readQuestions(join(folder, `queries-${split}.jsonl`));
  const measure = async (by: () => number) => {
    const ask = (question: string) => Promise.resolve(retrieve(question, 100));
    const rounds = { warmUp: 1, measured: 1, clock: by, settle: () => undefined };
    const times = await collectTimes(questions, ask, rounds);
    const { median, p99 } = latencies(times);
    const [p50Interval, p99Interval] = [quantileInterval(times, 0.5), quantileInterval(times, 0.99)];
    return { p50: median, p99, p50Interval, p99Interval };
  };
  const [search, processor] = [await measure(clock), await measure(() => processorTime())];
  const resident = readMemory(process.pid)?.resident ?? null;
  return { questions: questions.length, load, search, processor, resident };
}

/** Milliseconds of the processor that this program used, since then or ever. */
function processorTime(since?: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

async function readQuestions(path: string): Promise<string[]> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => z.object({ text: z.string() }).parse(JSON.parse(line)).text);
}
