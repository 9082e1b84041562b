import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, Option } from 'commander';
import { createAnswerer } from '../bot/answer.ts';
import { dayInVietNam } from '../bot/day.ts';
import { buildShippedLibrary } from '../ingest/ingest.ts';
import { openStaticEmbeddings } from '../knowledge/embeddings/static.ts';
import { writeIndexes } from '../knowledge/indexes.ts';
import { openKnowledge, type Knowledge } from '../knowledge/knowledge.ts';
import { createLexicon, readLexicon } from '../knowledge/lexicon.ts';
import { openSnapshot } from '../knowledge/snapshot.ts';
import { benchText } from './bench-report.ts';
import { addAbsent } from './absent/main.ts';
import { addBench } from './beir/main.ts';
import { addBenchGrowth } from './bench-growth/main.ts';
import { addBenchIngest } from './bench-ingest/main.ts';
import { bench, type ProgramOptions } from './bench.ts';
import { addCheck } from './check/main.ts';
import { shippedAsLearned } from './check/shipped.ts';
import { dayOption } from './day-option.ts';
import { goldenObject, goldenText } from './golden.ts';
import { addGolden, askGolden, NO_CORPUS } from './golden/main.ts';
import { htmlReport } from './html.ts';
import type { Machine } from './machine.ts';
import { addPeers } from './peers/main.ts';
import { failuresText, recordsJsonl, reportObject, reportText } from './report.ts';
import type { Measured } from './run.ts';
import { isHeldOut, readSet, setNames } from './sets.ts';
import { runSet, type SetRun } from './set-run.ts';
import { startWords } from './start-flags.ts';
import { addSpelling } from './spelling/main.ts';
import { addSpellings } from './spellings/main.ts';
import { readWritten, RECIPE, trainRecogniser } from './train.ts';
import { addTrainAll } from './train/all/main.ts';
import { addFurtherTraining } from './train/main.ts';

/** `npm run eval` and `npm run bench`: asks the bot the question sets, counts, compares, and times. */

const root = fileURLToPath(new URL('..', import.meta.url));
const shipped = new URL('../ingest/library/', import.meta.url);

const print = (text: string) => process.stdout.write(`${text}\n`);
const note = (text: string) => process.stderr.write(`${text}\n`);
const clock = () => performance.now();
const now = () => new Date();
const machine: Machine = {
  cpu: cpus()[0]?.model ?? 'không rõ',
  cores: cpus().length,
  node: process.versions.node,
};

/** Answers from the shipped library, built anew: neither an old snapshot nor other documents change the figures. */
async function withLibrary<Result>(use: (measured: Measured) => Promise<Result>): Promise<Result> {
  return withKnowledge((knowledge) =>
    use({
      answerer: createAnswerer(knowledge, clock),
      library: knowledge.library,
      files: (fileName) => readFileSync(new URL(fileName, shipped)),
    }),
  );
}

async function withKnowledge<Result>(use: (knowledge: Knowledge) => Promise<Result>): Promise<Result> {
  const dataDir = await mkdtemp(join(tmpdir(), 'ky-cuong-eval-'));
  try {
    const lexiconData = readLexicon();
    const lexicon = createLexicon(lexiconData);
    const embeddings = openStaticEmbeddings();
    await buildShippedLibrary({
      dataDir,
      writeIndexes: (dir, passages) => writeIndexes(dir, passages, { embeddings, lexicon }),
      now,
    });
    return await use(await openKnowledge(await openSnapshot(dataDir), { embeddings, lexiconData }));
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function runSets(names: readonly string[], on: string): Promise<SetRun[]> {
  const sets = names.map(readSet);
  return withLibrary(async (measured) => {
    const runs: SetRun[] = [];
    for (const set of sets) runs.push(await runSet(set, measured, on));
    return runs;
  });
}

interface RunOptions {
  readonly set: string;
  readonly json?: true;
  readonly failures?: true;
  readonly data: string;
  readonly on: string;
  readonly html?: string;
  readonly corpus?: string;
}

async function run({ set, json, failures, data, on, html, corpus }: RunOptions): Promise<void> {
  const golden = corpus === undefined ? [] : await askGolden(corpus, world, { data, on });
  const runs = await runSets(set === 'all' ? setNames() : [set], on);
  for (const done of runs) await write(join(data, 'eval', `${done.set.name}.jsonl`), recordsJsonl(done));
  if (html !== undefined) await write(html, htmlReport(runs, machine, golden));
  const texts = runs.map((done) =>
    failures ? `${reportText(done)}\n\n${failuresText(done)}` : reportText(done),
  );
  const sets = { machine, sets: runs.map(reportObject) };
  const whole = corpus === undefined ? sets : { ...sets, golden: golden.map(goldenObject) };
  print(json ? JSON.stringify(whole) : [...texts, ...golden.map(goldenText)].join('\n\n\n'));
  if (corpus === undefined && set === 'all') note(NO_CORPUS);
  const { text, wrong } = shippedAsLearned();
  if (wrong.length > 0) process.exitCode = 1;
  note(text);
  note(`Từng câu: ${runs.map((done) => join(data, 'eval', `${done.set.name}.jsonl`)).join(', ')}`);
}

async function benchAnswer({ json, http }: { json?: true; http: boolean }): Promise<void> {
  const { questions } = readSet('dev');
  const on = dayInVietNam(now());
  const dataDir = await mkdtemp(join(tmpdir(), 'ky-cuong-bench-'));
  const collect = typeof globalThis.gc === 'function' ? globalThis.gc : null;
  if (collect === null) note('Chạy bằng npm run bench để dọn bộ nhớ giữa các vòng đo.');
  try {
    const world = { clock, collect, fetch, program: http ? theProgram(dataDir) : null };
    const report = await withLibrary(({ answerer }) => bench(questions, { answerer, on }, world));
    print(json ? JSON.stringify({ on, machine, ...report }) : benchText(report, on, machine));
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** The document whose clauses are recognised, and the questions written on it. */
const TRAINED = { document: '30-CT/TU', folder: new URL('questions/train/30-CT-TU/', import.meta.url) };
const NETWORK = fileURLToPath(new URL('../bot/answer/recognise/questions.bin', import.meta.url));

async function train({ check }: { check?: true }): Promise<void> {
  const bytes = await withKnowledge((knowledge) =>
    trainRecogniser({
      knowledge,
      document: TRAINED.document,
      files: readWritten(TRAINED.folder, TRAINED.document),
      sets: setNames()
        .filter((name) => !isHeldOut(name))
        .map(readSet),
      options: RECIPE,
      onProgress: (what, done, total) => note(`${done}/${total} ${what}`),
    }),
  );
  if (!check) await writeFile(NETWORK, bytes);
  const same = readFileSync(NETWORK).equals(bytes);
  if (!same) process.exitCode = 1;
  print(
    same
      ? `${bytes.length} byte: ${NETWORK}`
      : `${NETWORK} không phải kết quả của npm run train -- recogniser.`,
  );
}

/** As `npm start` starts it, on a free port. Names set to nothing keep a `.env` file's token and services out of it. */
function theProgram(dataDir: string): ProgramOptions {
  const inherited = ['PATH', 'HOME', 'TMPDIR'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const silenced = [
    ...['TELEGRAM_BOT_TOKEN', 'TELEGRAM_WEBHOOK_URL', 'EMBEDDINGS_URL', 'EMBEDDINGS_MODEL'],
    ...['KY_CUONG_JUDGE', 'KY_CUONG_JUDGE_URL', 'KY_CUONG_JUDGE_MODEL'],
  ];
  return {
    command: [process.execPath, ...startWords()],
    folder: root,
    environment: {
      ...Object.fromEntries(inherited),
      ...Object.fromEntries(silenced.map((name) => [name, ''])),
      HOST: '127.0.0.1',
      PORT: '0',
      KY_CUONG_DATA: dataDir,
      // The most that the settings take: the bench asks as fast as it is answered.
      RATE_PER_MINUTE: '100000',
    },
  };
}

async function write(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

const program = new Command('eval').description('Hỏi bot các bộ câu hỏi và đếm câu đúng, câu sai.');
program
  .command('run', { isDefault: true })
  .description('hỏi và in bảng kết quả (lệnh mặc định)')
  .addOption(new Option('--set <bộ>', 'bộ câu hỏi').choices([...setNames(), 'all']).default('all'))
  .addOption(dayOption(now))
  .option('--json', 'in kết quả dạng JSON')
  .option('--failures', 'in cả các câu chưa đạt (bộ giữ kín chỉ in mã câu)')
  .option('--data <thư mục>', 'thư mục ghi kết quả từng câu', 'data')
  .option('--html <tệp>', 'ghi thêm báo cáo HTML')
  .option('--corpus <thư mục>', 'hỏi thêm bộ câu hỏi chuẩn trên kho văn bản này (như lệnh golden)')
  .action(run);
program
  .command('bench-answer')
  .description('đo thời gian trả lời và bộ nhớ (npm run bench)')
  .option('--json', 'in kết quả dạng JSON')
  .option('--no-http', 'không chạy chương trình thật để đo qua HTTP')
  .action(benchAnswer);
const training = program
  .command('train')
  .description('học lại mọi phần đi kèm (npm run train), hoặc riêng một phần dưới đây')
  .enablePositionalOptions();
training
  .command('recogniser')
  .description('học lại cách nhận ra câu hỏi về chỉ thị (bot/answer/recognise/questions.bin)')
  .option('--check', 'chỉ so với tệp đã có, khác thì kết thúc với mã 1')
  .action((options: { check?: true }) => train(options));
addSpelling(program, training, clock);

const world = { clock, now, machine, environment: process.env, fetch };
addTrainAll(training, world);
const further = [addAbsent, addBench, addBenchIngest, addBenchGrowth, addGolden, addPeers];
for (const add of further) add(program, world);
addSpellings(program, world, withLibrary);
addCheck(program, world, { runSets, withShipped: withLibrary });
addFurtherTraining(training, { ...world, document: TRAINED, withKnowledge });

/** Faults that a person can mend have their own sentence; of any other one the place matters. */
const mendable = /^(?:Questions|Target|Golden|Corpus|Beir|Baseline|Program|Snapshot)Error$/;

program.parseAsync().catch((error: unknown) => {
  const fault = error instanceof Error ? error : new Error(String(error));
  note(mendable.test(fault.name) ? fault.message : (fault.stack ?? fault.message));
  process.exitCode = 1;
});
