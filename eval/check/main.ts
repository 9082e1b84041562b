import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { askAbsent, measureAbsent, openAbsentLibrary } from '../absent.ts';
import { absentWorld, partsOfBot } from '../absent/main.ts';
import { baselineJson, readBaseline, regressions, type Baseline } from '../baseline.ts';
import { readQuestions } from '../beir.ts';
import { dayOption } from '../day-option.ts';
import { goldenText, type GoldenRun } from '../golden.ts';
import { corpusOption, findCorpus, NO_CORPUS, runGoldenSets, withCorpus } from '../golden/main.ts';
import {
  absentMarks,
  benchMarks,
  goldenMarks,
  markedRegressions,
  spellingMarks,
  toBaseline,
  type MarkedRun,
  type MarkedRuns,
} from '../marks.ts';
import { measureOurs } from '../peers/main.ts';
import { reportText } from '../report.ts';
import type { SetRun } from '../set-run.ts';
import { setNames } from '../sets.ts';
import {
  askDirectiveSpellings,
  askGoldenSpellings,
  buildingSets,
  type SpellingRun,
} from '../spellings/asked.ts';
import type { WithShipped } from '../spellings/main.ts';
import { measureSpellings } from '../spellings/measure.ts';
import { seededChance } from '../train.ts';
import type { World } from '../world.ts';
import { shippedAsLearned } from './shipped.ts';

/** `npm run eval -- check` and `record`: the baseline compared, and written anew. */

const print = (text: string) => process.stdout.write(`${text}\n`);
const BASELINES = new URL('../baselines.json', import.meta.url);

/** Those whose figures are compared, and their split. */
const BENCHES = ['alqac25', 'zalo-pd'] as const;
const SPLIT = 'dev';
/** Questions whose law and subject are taken out, at most: every other one of the larger set is enough for a sign test. */
const ABSENT = 411;

const TOLD = { law: 'bỏ văn bản có điều đúng', subject: 'bỏ cả đề mục' } as const;

/** What is asked on the shipped library. */
export interface Shipped {
  /** Asks the sets on the directive. */
  readonly runSets: (names: readonly string[], on: string) => Promise<SetRun[]>;
  readonly withShipped: WithShipped;
}

interface Options {
  readonly on: string;
  readonly corpus?: string;
  readonly bench?: string;
}

export function addCheck(program: Command, world: World, shipped: Shipped): void {
  const command = (name: string, description: string) =>
    program
      .command(name)
      .description(description)
      .addOption(dayOption(world.now))
      .addOption(corpusOption())
      .option(
        '--bench <thư mục>',
        'thư mục các bộ đo tìm kiếm (mặc định: ../shared/bench cạnh dự án, nếu có)',
      );
  command('check', 'so với mốc đã ghi; kém hơn thì kết thúc với mã 1').action((options: Options) =>
    check(options, world, shipped),
  );
  command('record', 'ghi kết quả hiện nay làm mốc mới (eval/baselines.json)').action((options: Options) =>
    record(options, world, shipped),
  );
}

async function check(options: Options, world: World, shipped: Shipped): Promise<void> {
  const baseline = readRecorded();
  const { sets, marked } = await runAll(options, world, shipped);
  const found = [
    ...shippedAsLearned().wrong,
    ...regressions(baseline, sets),
    ...markedRegressions(baseline.marked ?? {}, marked),
  ];
  print(found.length === 0 ? `Không kém mốc ghi ngày ${baseline.on}.` : found.join('\n'));
  if (found.length > 0) process.exitCode = 1;
}

/** Marks of sets that cannot be asked here stay as they were. */
async function record(options: Options, world: World, shipped: Shipped): Promise<void> {
  const before = existsSync(BASELINES) ? readRecorded().marked : {};
  const { sets, marked } = await runAll(options, world, shipped);
  const json = baselineJson(sets, options.on, world.machine, { ...before, ...toBaseline(marked) });
  await writeFile(fileURLToPath(BASELINES), json);
  print(sets.map(reportText).join('\n\n\n'));
}

function readRecorded(): Baseline {
  return readBaseline(existsSync(BASELINES) ? readFileSync(BASELINES, 'utf8') : null);
}

async function runAll(options: Options, world: World, { runSets, withShipped }: Shipped) {
  const sets = await runSets(setNames(), options.on);
  const spelt = await withShipped((measured) => askDirectiveSpellings(buildingSets(), measured, options.on));
  const { bench } = options;
  const folder = bench ?? fileURLToPath(new URL('../../../shared/bench/', import.meta.url));
  const marked = {
    'spellings-directive': markSpellings('các bộ dev về chỉ thị', spelt),
    ...(await golden(options, world)),
    ...(await markBenches(folder, bench === undefined, world)),
  };
  return { sets, marked };
}

function markSpellings(name: string, { results, sha256 }: SpellingRun) {
  const { same, always } = measureSpellings(results);
  const [times, questions] = [same, always].map(({ count, of }) => `${count}/${of}`);
  print(`Tám cách viết, ${name}: ${times} lượt hỏi cho cùng quy định, ${questions} câu ở mọi cách viết`);
  return spellingMarks(results, sha256);
}

async function golden({ corpus: named, on }: Options, world: World): Promise<MarkedRuns> {
  const corpus = findCorpus(named, world);
  if (corpus === null) {
    print(NO_CORPUS);
    return {};
  }
  const { runs, spelt } = await withCorpus(corpus, world, async (measured) => ({
    runs: await runGoldenSets('all', measured, on),
    spelt: await askGoldenSpellings(measured, on),
  }));
  for (const run of runs) print(`${goldenText(run).split('\n\n').slice(0, 2).join('\n\n')}\n`);
  for (const run of runs) tellFaults(run);
  const marked = runs.map((run) => [`golden-${run.set.name}`, goldenMarks(run)] as const);
  return { ...Object.fromEntries(marked), 'spellings-golden': markSpellings('bộ golden dev', spelt) };
}

/** A quote that is not verbatim fails the run whatever the baseline says; other faults are named. */
function tellFaults({ set, judgments, measures }: GoldenRun): void {
  const changed = judgments.filter(({ answer, soundQuotes }) => soundQuotes < answer.quotes.length);
  if (measures.faulty.length > 0) print(`golden ${set.name}, trả lời có lỗi: ${measures.faulty.join(', ')}`);
  if (changed.length === 0) return;
  print(`golden ${set.name}, trích dẫn sai: ${changed.map(({ question }) => question.id).join(', ')}`);
  process.exitCode = 1;
}

/** Marks of every benchmark in `folder`; says what it found, and what is not there. `beside`: nobody named the folder. */
async function markBenches(
  folder: string,
  beside: boolean,
  world: World,
): Promise<Record<string, MarkedRun>> {
  const marked: Record<string, MarkedRun> = {};
  for (const name of BENCHES) {
    const own = join(folder, name);
    if (existsSync(own)) Object.assign(marked, await markBench(own, world));
    else
      print(
        `Bỏ qua ${name} (tìm điều, và nhận ra câu không có đáp án): không có ${beside ? 'bộ đo cạnh dự án' : own}; hãy chỉ bằng --bench THƯ_MỤC.`,
      );
  }
  return marked;
}

async function markBench(folder: string, world: World): Promise<Record<string, MarkedRun>> {
  const name = `${basename(folder)}-${SPLIT}`;
  const { questions, sha256 } = readQuestions(folder, SPLIT);
  const temporary = await mkdtemp(join(tmpdir(), 'ky-cuong-check-'));
  try {
    const library = await openAbsentLibrary(folder, temporary, partsOfBot());
    const figures = await measureOurs(library, questions, world);
    const { recallAt1, recallAt10, mrrAt10 } = figures;
    const shares = [recallAt1, recallAt10, mrrAt10].map((share) => share.toFixed(3));
    print(`${folder} ${SPLIT}: R@1 ${shares[0]}, R@10 ${shares[1]}, MRR@10 ${shares[2]}`);
    const step = Math.ceil(questions.length / ABSENT);
    const asked = askAbsent(
      questions.filter((_, at) => at % step === 0),
      absentWorld(library),
    );
    for (const { kind, questions: count, auroc } of measureAbsent(asked, [], seededChance(1)))
      if (kind !== 'offTopic')
        print(`${folder} ${SPLIT}, ${TOLD[kind]} (${count} câu): AUROC ${auroc.value.toFixed(3)}`);
    const absent = Object.entries(absentMarks(asked, sha256)).map(
      ([kind, run]) => [`absent-${kind}-${name}`, run] as const,
    );
    return { [name]: benchMarks(figures, sha256), ...Object.fromEntries(absent) };
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
