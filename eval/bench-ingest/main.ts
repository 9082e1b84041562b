import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import type { Command } from 'commander';
import { z } from 'zod';
import { corpusSources, ingestFiles } from '../../ingest/ingest.ts';
import { openStaticEmbeddings } from '../../knowledge/embeddings/static.ts';
import { writeIndexes } from '../../knowledge/indexes.ts';
import { openKnowledge } from '../../knowledge/knowledge.ts';
import { createLexicon, readLexicon } from '../../knowledge/lexicon.ts';
import { understand } from '../../knowledge/query.ts';
import { search } from '../../knowledge/search.ts';
import { openSnapshot, snapshotDir } from '../../knowledge/snapshot.ts';
import { dayInVietNam } from '../../bot/day.ts';
import { benchIngest, ingestBenchText, type IngestBench } from '../bench-ingest.ts';
import { startFlags } from '../start-flags.ts';
import { readMemory } from '../bench/memory.ts';
import type { Machine } from '../machine.ts';

/** `npm run eval -- bench-ingest DIR`: a great library taken in, changed, and opened. */

const print = (text: string) => process.stdout.write(`${text}\n`);
const run = promisify(execFile);
/** The heap that `npm run ingest` has, megabytes. */
const HEAP = '--max-old-space-size=1000';

type Part = keyof IngestBench;

/** Clock and machine, from the room's program. */
export interface World {
  readonly clock: () => number;
  readonly now: () => Date;
  readonly machine: Machine;
}

export function addBenchIngest(program: Command, world: World): void {
  program
    .command('bench-ingest')
    .description('nhập cả một corpus.jsonl.gz dạng BEIR, sửa một văn bản, mở lại: thời gian và bộ nhớ')
    .argument('<thư mục>', 'thư mục có corpus.jsonl.gz')
    .option('--json', 'in kết quả dạng JSON')
    .option('--part <phần>', 'chỉ chạy một phần trong tiến trình này: ingest, change, open')
    .option('--data <thư mục>', 'thư mục dữ liệu của phần đó; để trống thì dùng thư mục tạm')
    .action((folder: string, options: Options) => bench(folder, options, world));
}

interface Options {
  readonly json?: true;
  readonly part?: Part;
  readonly data?: string;
}

async function bench(folder: string, { json, part, data }: Options, world: World): Promise<void> {
  const corpus = join(folder, 'corpus.jsonl.gz');
  if (part !== undefined && data !== undefined) {
    print(JSON.stringify(await PARTS[part](corpus, data, world)));
    return;
  }
  const dataDir = data ?? (await mkdtemp(join(tmpdir(), 'ky-cuong-bench-')));
  try {
    const report = await benchIngest((name) => inProcess(name, folder, dataDir));
    const on = dayInVietNam(world.now());
    const { machine } = world;
    print(json ? JSON.stringify({ on, machine, ...report }) : ingestBenchText(report, on, machine));
  } finally {
    if (data === undefined) await rm(dataDir, { recursive: true, force: true });
  }
}

/** One part, as a process of its own: its memory is not that of the parts before. */
async function inProcess(part: Part, folder: string, dataDir: string): Promise<string> {
  const program = fileURLToPath(new URL('../main.ts', import.meta.url));
  const words = ['--import', 'tsx', program, 'bench-ingest', folder, '--part', part, '--data', dataDir];
  const heap = part === 'open' ? startFlags() : [HEAP];
  const { stdout } = await run(process.execPath, [...heap, ...words], { maxBuffer: 1 << 20 });
  return stdout;
}

type RunPart = (corpus: string, dataDir: string, world: World) => Promise<unknown>;

const PARTS: Readonly<Record<Part, RunPart>> = {
  ingest: ingestPart,
  change: changePart,
  open: openPart,
};

async function ingestPart(corpus: string, dataDir: string, world: World): Promise<IngestBench['ingest']> {
  const { report, measured } = await timed(world, () => ingest(corpus, dataDir, world));
  const { library, dir } = await openSnapshot(dataDir);
  return {
    ...measured,
    documents: report.documents.length,
    articles: report.documents.reduce((sum, { counts }) => sum + counts.articles, 0),
    rejected: report.rejected.length,
    passages: library.passageCount,
    disk: await bytesIn(dir, 1),
  };
}

/** A document of some length, with a sentence more in its first article. */
async function changePart(corpus: string, dataDir: string, world: World): Promise<IngestBench['change']> {
  const articles = readArticles(corpus);
  const counts = new Map<string, number>();
  for (const { metadata } of articles) counts.set(metadata.law, (counts.get(metadata.law) ?? 0) + 1);
  const [law] = [...counts].find(([name, count]) => count >= ARTICLES && name.includes('/')) ?? [''];
  const own = articles.filter(({ metadata }) => metadata.law === law);
  const changed = own.map((article, at) =>
    at === 0 ? { ...article, text: `${article.text}\nQuy định này được sửa để đo.` } : article,
  );
  const path = join(dataDir, 'changed.jsonl');
  await writeFile(path, changed.map((article) => JSON.stringify(article)).join('\n'));
  const { report, measured } = await timed(world, () => ingest(path, dataDir, world));
  const added = await bytesIn(snapshotDir(dataDir, report.snapshot ?? ''), 1);
  return { ...measured, number: report.documents[0]?.number ?? '', added };
}

/** Articles of the document that is changed, at least. */
const ARTICLES = 40;
const articleSchema = z.looseObject({ text: z.string(), metadata: z.looseObject({ law: z.string() }) });

function readArticles(corpus: string): z.infer<typeof articleSchema>[] {
  const lines = gunzipSync(readFileSync(corpus)).toString('utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => articleSchema.parse(JSON.parse(line)));
}

async function openPart(_corpus: string, dataDir: string, world: World): Promise<IngestBench['open']> {
  const lexiconData = readLexicon();
  const embeddings = openStaticEmbeddings();
  const { report: knowledge, measured } = await timed(world, async () =>
    openKnowledge(await openSnapshot(dataDir), { embeddings, lexiconData }),
  );
  const began = world.clock();
  const query = understand('Cán bộ có được uống bia trong giờ làm việc không?', knowledge.lexicon);
  await search(query, knowledge.indexes, 30);
  const firstSearch = world.clock() - began;
  return { ...measured, ...memoryNow(), firstSearch, vectors: knowledge.indexes.vectors.kind };
}

async function ingest(path: string, dataDir: string, { now }: World) {
  const lexicon = createLexicon(readLexicon());
  const embeddings = openStaticEmbeddings();
  return ingestFiles([path], {
    dataDir,
    sources: corpusSources,
    writeIndexes: (dir, passages) => writeIndexes(dir, passages, { embeddings, lexicon }),
    now,
    accept: () => Promise.resolve(true),
  });
}

async function timed<Report>({ clock }: World, work: () => Promise<Report>) {
  const began = clock();
  const report = await work();
  return { report, measured: { took: clock() - began, ...memoryNow() } };
}

function memoryNow(): { peak: number | null; resident: number | null } {
  const memory = readMemory(process.pid);
  return { peak: memory?.peak ?? null, resident: memory?.resident ?? null };
}

/** Bytes of the files in a folder that have at most so many names. */
async function bytesIn(folder: string, names: number): Promise<number> {
  const files = await Promise.all((await readdir(folder)).map((name) => stat(join(folder, name))));
  return files.filter(({ nlink }) => nlink <= names).reduce((sum, { size }) => sum + size, 0);
}
