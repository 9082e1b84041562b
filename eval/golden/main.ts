import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Option, type Command } from 'commander';
import { createAnswerer } from '../../bot/answer.ts';
import { ingestFiles } from '../../ingest/ingest.ts';
import { openSources } from '../../ingest/sources/main.ts';
import { openStaticEmbeddings } from '../../knowledge/embeddings/static.ts';
import { writeIndexes } from '../../knowledge/indexes.ts';
import { openKnowledge, type Knowledge } from '../../knowledge/knowledge.ts';
import { createLexicon, readLexicon } from '../../knowledge/lexicon.ts';
import { openSnapshot } from '../../knowledge/snapshot.ts';
import { dayOption } from '../day-option.ts';
import {
  goldenFailures,
  goldenNames,
  goldenObject,
  goldenRecords,
  goldenText,
  readGoldenSet,
  runGolden,
  type GoldenRun,
} from '../golden.ts';
import { htmlReport } from '../html.ts';
import { reportObject, reportText } from '../report.ts';
import type { Measured } from '../run.ts';
import { runSet, type SetRun } from '../set-run.ts';
import { readSet, setNames } from '../sets.ts';
import type { World } from '../world.ts';
import { wordsOnly } from './words-only.ts';

/** `npm run eval -- golden`: the golden questions over a whole corpus of official texts, which is not part of the project. */

const print = (text: string) => process.stdout.write(`${text}\n`);
const note = (text: string) => process.stderr.write(`${text}\n`);

export function addGolden(program: Command, world: World): void {
  program
    .command('golden')
    .description('hỏi bộ câu hỏi chuẩn trên cả kho văn bản (nhập mới vào thư mục tạm)')
    .addOption(
      new Option('--set <bộ>', 'bộ câu hỏi')
        .choices(['dev', 'dev2', 'dev3', 'dev4', 'test', 'all'])
        .default('all'),
    )
    .addOption(corpusOption())
    .addOption(dayOption(world.now))
    .option('--words-only', 'không tính độ gần nghĩa: chỉ chữ, để thấy véc-tơ thêm được gì')
    .option('--directive', 'hỏi thêm các bộ câu hỏi về chỉ thị trên cùng kho văn bản')
    .option('--json', 'in kết quả dạng JSON')
    .option('--failures', 'in cả các câu chưa đạt (bộ giữ kín chỉ in mã câu)')
    .option('--data <thư mục>', 'thư mục ghi kết quả từng câu', 'data')
    .option('--html <tệp>', 'ghi thêm báo cáo HTML')
    .action((options: Options) => golden(options, world));
}

export const corpusOption = () =>
  new Option(
    '--corpus <thư mục>',
    'kho văn bản (mặc định: KY_CUONG_CORPUS, hoặc ../shared/corpus cạnh dự án)',
  );

interface Options {
  readonly set: 'dev' | 'dev2' | 'dev3' | 'dev4' | 'test' | 'all';
  readonly corpus?: string;
  readonly on: string;
  readonly wordsOnly?: true;
  readonly directive?: true;
  readonly json?: true;
  readonly failures?: true;
  readonly data: string;
  readonly html?: string;
}

async function golden(options: Options, world: World): Promise<void> {
  const corpus = findCorpus(options.corpus, world);
  if (corpus === null) {
    // Standard output holds JSON alone.
    (options.json ? note : print)(NO_CORPUS);
    if (options.json) print(JSON.stringify({ machine: world.machine, skipped: 'no corpus', sets: [] }));
    return;
  }
  const asked = await withCorpusKnowledge(corpus, world, async (knowledge) => {
    const measured = measuredBy(options.wordsOnly ? wordsOnly(knowledge) : knowledge, world);
    return {
      golden: await runGoldenSets(options.set, measured, options.on),
      directive: options.directive ? await runDirectiveSets(measured, options.on) : [],
    };
  });
  await writeRecords(asked.golden, options.data, options.wordsOnly ? '-words-only' : '');
  const { html } = options;
  if (html !== undefined) await write(html, htmlReport(asked.directive, world.machine, asked.golden));
  const how = options.wordsOnly ? 'Chỉ chữ, không tính độ gần nghĩa\n\n' : '';
  print(options.json ? JSON.stringify(asJson(asked, world, options)) : `${how}${asText(asked, options)}`);
}

/** Asks every golden set over a corpus and writes what became of each question. */
export async function askGolden(
  corpus: string,
  world: World,
  { data, on }: { readonly data: string; readonly on: string },
): Promise<GoldenRun[]> {
  if (!existsSync(corpus)) throw new CorpusError(`Không có thư mục ${corpus}.`);
  const runs = await withCorpus(corpus, world, (measured) => runGoldenSets('all', measured, on));
  await writeRecords(runs, data);
  return runs;
}

interface AskedSets {
  readonly golden: readonly GoldenRun[];
  readonly directive: readonly SetRun[];
}

function asJson({ golden, directive }: AskedSets, { machine }: World, { wordsOnly: alone }: Options): object {
  return {
    machine,
    wordsOnly: alone === true,
    sets: golden.map(goldenObject),
    directive: directive.map(reportObject),
  };
}

function asText({ golden, directive }: AskedSets, { failures }: Options): string {
  const texts = golden.map((run) =>
    failures ? [goldenText(run), ...goldenFailures(run)].join('\n\n') : goldenText(run),
  );
  const head = 'Các bộ câu hỏi về chỉ thị, hỏi trên cả kho văn bản';
  return [...texts, ...(directive.length === 0 ? [] : [head, ...directive.map(reportText)])].join('\n\n\n');
}

export const NO_CORPUS =
  'Bỏ qua bộ golden và các cách viết của bộ ấy: không có kho văn bản (hãy chỉ bằng --corpus THƯ_MỤC).';

/** The folder of the corpus; null where it is nowhere. One that was named and is not there is an error. */
export function findCorpus(named: string | undefined, { environment }: World): string | null {
  const stated = named ?? environment['KY_CUONG_CORPUS'];
  if (stated !== undefined && !existsSync(stated)) throw new CorpusError(`Không có thư mục ${stated}.`);
  const beside = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
  return stated ?? (existsSync(beside) ? beside : null);
}

class CorpusError extends Error {
  override readonly name = 'CorpusError';
}

export async function runGoldenSets(
  set: 'dev' | 'dev2' | 'dev3' | 'dev4' | 'test' | 'all',
  measured: Measured,
  on: string,
): Promise<GoldenRun[]> {
  const runs: GoldenRun[] = [];
  for (const name of goldenNames().filter((other) => set === 'all' || other === set))
    runs.push(await runGolden(readGoldenSet(name), measured, on));
  return runs;
}

async function runDirectiveSets(measured: Measured, on: string): Promise<SetRun[]> {
  const runs: SetRun[] = [];
  for (const name of setNames()) runs.push(await runSet(readSet(name), measured, on));
  return runs;
}

/** Takes the corpus in, into a temporary library, and asks the bot there. */
export async function withCorpus<Result>(
  corpus: string,
  world: World,
  use: (measured: Measured) => Promise<Result>,
): Promise<Result> {
  return withCorpusKnowledge(corpus, world, (knowledge) => use(measuredBy(knowledge, world)));
}

function measuredBy(knowledge: Knowledge, { clock }: World): Measured {
  return { answerer: createAnswerer(knowledge, clock), library: knowledge.library, files: null };
}

/** Takes the corpus in, into a temporary library, and opens that; `dataDir` is there until `use` is done. */
export async function withCorpusKnowledge<Result>(
  corpus: string,
  world: World,
  use: (knowledge: Knowledge, dataDir: string) => Promise<Result>,
): Promise<Result> {
  const dataDir = await mkdtemp(join(tmpdir(), 'ky-cuong-golden-'));
  try {
    return await use(await takeIn(corpus, dataDir, world), dataDir);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function takeIn(
  corpus: string,
  dataDir: string,
  { now, environment, fetch }: World,
): Promise<Knowledge> {
  const lexiconData = readLexicon();
  const lexicon = createLexicon(lexiconData);
  const embeddings = openStaticEmbeddings();
  const sources = await openSources({ environment, fetch, tell: () => undefined });
  try {
    const { rejected } = await ingestFiles([corpus], {
      dataDir,
      sources,
      now,
      accept: () => Promise.resolve(true),
      writeIndexes: (dir, passages) => writeIndexes(dir, passages, { embeddings, lexicon }),
    });
    for (const { path, reason } of rejected) note(`Không nhận ${path}: ${reason}`);
  } finally {
    sources.close();
  }
  return openKnowledge(await openSnapshot(dataDir), { embeddings, lexiconData });
}

async function writeRecords(runs: readonly GoldenRun[], data: string, how = ''): Promise<void> {
  for (const run of runs)
    await write(join(data, 'eval', `golden-${run.set.name}${how}.jsonl`), goldenRecords(run));
}

async function write(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
