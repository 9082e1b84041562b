import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { baselineJson, readBaseline, regressions, type Baseline } from '../baseline.ts';
import { dayOption } from '../day-option.ts';
import { goldenText, type GoldenRun } from '../golden.ts';
import { corpusOption, findCorpus, NO_CORPUS, runGoldenSets, withCorpus } from '../golden/main.ts';
import { benchMarks, goldenMarks, markedRegressions, type Marked, type MarkedSets } from '../marks.ts';
import { measureHere } from '../peers/main.ts';
import { readQuestions } from '../beir.ts';
import { reportText } from '../report.ts';
import type { SetRun } from '../set-run.ts';
import { setNames } from '../sets.ts';
import type { World } from '../world.ts';
import { shippedAsLearned } from './shipped.ts';

/** `npm run eval -- check` and `record`: the baseline compared, and written anew. */

const print = (text: string) => process.stdout.write(`${text}\n`);
const BASELINES = new URL('../baselines.json', import.meta.url);
/** Splits of the benchmarks whose figures are compared. */
const BENCHES = ['alqac25', 'zalo-pd'] as const;
const SPLIT = 'dev';

/** Asks the sets on the directive, on the shipped library. */
export type RunSets = (names: readonly string[], on: string) => Promise<SetRun[]>;

interface Options {
  readonly on: string;
  readonly corpus?: string;
  readonly bench?: string;
}

export function addCheck(program: Command, world: World, runSets: RunSets): void {
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
    check(options, world, runSets),
  );
  command('record', 'ghi kết quả hiện nay làm mốc mới (eval/baselines.json)').action((options: Options) =>
    record(options, world, runSets),
  );
}

async function check(options: Options, world: World, runSets: RunSets): Promise<void> {
  const baseline = readRecorded();
  const { sets, marked } = await runAll(options, world, runSets);
  const found = [
    ...shippedAsLearned().wrong,
    ...regressions(baseline, sets),
    ...markedRegressions(baseline.marked ?? {}, marked),
  ];
  print(found.length === 0 ? `Không kém mốc ghi ngày ${baseline.on}.` : found.join('\n'));
  if (found.length > 0) process.exitCode = 1;
}

/** Marks of sets that cannot be asked here stay as they were. */
async function record(options: Options, world: World, runSets: RunSets): Promise<void> {
  const before = existsSync(BASELINES) ? readRecorded().marked : {};
  const { sets, marked } = await runAll(options, world, runSets);
  const json = baselineJson(sets, options.on, world.machine, { ...before, ...marked });
  await writeFile(fileURLToPath(BASELINES), json);
  print(sets.map(reportText).join('\n\n\n'));
}

function readRecorded(): Baseline {
  return readBaseline(existsSync(BASELINES) ? readFileSync(BASELINES, 'utf8') : null);
}

async function runAll(options: Options, world: World, runSets: RunSets) {
  const sets = await runSets(setNames(), options.on);
  return { sets, marked: { ...(await golden(options, world)), ...(await benches(options, world)) } };
}

async function golden({ corpus: named, on }: Options, world: World): Promise<MarkedSets> {
  const corpus = findCorpus(named, world);
  if (corpus === null) {
    print(NO_CORPUS);
    return {};
  }
  const runs = await withCorpus(corpus, world, (measured) => runGoldenSets('all', measured, on));
  for (const run of runs) print(`${goldenText(run).split('\n\n').slice(0, 2).join('\n\n')}\n`);
  for (const run of runs) tellFaults(run);
  return Object.fromEntries(runs.map((run) => [`golden-${run.set.name}`, goldenMarks(run)]));
}

/** A quote that is not verbatim fails the run whatever the baseline says; other faults are named. */
function tellFaults({ set, judgments, measures }: GoldenRun): void {
  const changed = judgments.filter(({ answer, soundQuotes }) => soundQuotes < answer.quotes.length);
  if (measures.faulty.length > 0) print(`golden ${set.name}, trả lời có lỗi: ${measures.faulty.join(', ')}`);
  if (changed.length === 0) return;
  print(`golden ${set.name}, trích dẫn sai: ${changed.map(({ question }) => question.id).join(', ')}`);
  process.exitCode = 1;
}

async function benches({ bench }: Options, world: World): Promise<MarkedSets> {
  const folder = bench ?? fileURLToPath(new URL('../../../shared/bench/', import.meta.url));
  const marked: Record<string, Marked> = {};
  for (const name of BENCHES) {
    const own = join(folder, name);
    if (!existsSync(own))
      print(`Bỏ qua ${name}: không có ${bench === undefined ? 'bộ đo cạnh dự án' : own}.`);
    else marked[`${name}-${SPLIT}`] = await benchOf(own, world);
  }
  return marked;
}

async function benchOf(folder: string, world: World): Promise<Marked> {
  const parts = { folder, split: SPLIT, most: Number.POSITIVE_INFINITY };
  const figures = await measureHere('ours', parts, world);
  const { recallAt1, recallAt10, mrrAt10 } = figures;
  const shares = [recallAt1, recallAt10, mrrAt10].map((share) => share.toFixed(3));
  print(`${folder} ${SPLIT}: R@1 ${shares[0]}, R@10 ${shares[1]}, MRR@10 ${shares[2]}`);
  return benchMarks(figures, readQuestions(folder, SPLIT).sha256);
}
