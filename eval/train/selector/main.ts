import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { corpusOption, findCorpus, withCorpusKnowledge } from '../../golden/main.ts';
import type { World } from '../../world.ts';
import type { RankingData, Tree } from '../reranker.ts';
import {
  LinesError,
  readWrittenLines,
  SELECTOR_RECIPE,
  selectorFiles,
  teachingOf,
  WRITTEN_ON,
  type SelectorRecipe,
} from '../selector.ts';
import { SENSE_RECIPE } from '../sense.ts';
import { cutEvenly, inThreads } from '../threads.ts';
import { workOn, workOnForest, type ForestPart, type Part, type PartResult, type Told } from './parts.ts';

/** `npm run train -- selector`: learns `knowledge/select/*` from the written questions on the official texts. */

const print = (text: string) => process.stdout.write(`${text}\n`);
const note = (text: string) => process.stderr.write(`${text}\n`);
const THREAD = new URL('./thread/main.ts', import.meta.url);
/** Each takes some 400 MB. */
const MOST_THREADS = 4;
const SHIPPED = new URL('../../../knowledge/select/', import.meta.url);

export function addTrainSelector(training: Command, world: World): void {
  training
    .command('selector')
    .description('học lại cách chọn quy định trả lời (knowledge/select/) từ eval/questions/train/corpus')
    .addOption(corpusOption())
    .option('--check', 'chỉ so với tệp đã có, khác thì kết thúc với mã 1')
    .action((options: { corpus?: string; check?: true }, command: Command) =>
      train(options.corpus, options.check ?? command.parent?.opts<{ check?: true }>().check === true, world),
    );
}

async function train(stated: string | undefined, checking: boolean, world: World): Promise<void> {
  const corpus = findCorpus(stated, world);
  if (corpus === null)
    throw new LinesError('Không có kho văn bản để học; hãy ghi thư mục văn bản sau --corpus.');
  await withCorpusKnowledge(corpus, world, async (knowledge, dataDir) => {
    const { asked, everyday, data } = readWrittenLines();
    const told: Told = { asked, everyday, on: WRITTEN_ON, sense: SENSE_RECIPE };
    const workers = { threads: Math.min(MOST_THREADS, world.machine.cores), dataDir, knowledge };
    const measured = await measureInThreads(told, workers, note);
    const taught = teachingOf(measured, SELECTOR_RECIPE, workers.threads > 1);
    const trees = await growInThreads(taught, SELECTOR_RECIPE, workers, note);
    const files = selectorFiles({ asked, everyday, knowledge, on: WRITTEN_ON, data }, trees, SELECTOR_RECIPE);
    const shipped = {
      'weights.json': files.weights,
      'questions.tsv': files.questions,
      'everyday.tsv': files.everyday,
    };
    for (const [name, text] of Object.entries(shipped)) keep(name, text, checking);
  });
}

/** Who does the parts: threads on the library in `dataDir`, or this one with what it has open where there is one core. */
export interface Workers {
  readonly threads: number;
  readonly dataDir: string;
  readonly knowledge: Knowledge;
}

/** Trains the encoders of all folds, then measures all questions with them, in runs; the same whoever does it. */
export async function measureInThreads(
  told: Told,
  workers: Workers,
  onNote: (text: string) => void,
): Promise<RankingData[]> {
  const folds = Array.from({ length: told.sense.folds }, (_, fold) => fold);
  const shares = cutEvenly(folds.length, workers.threads);
  const encoders = await doAll(
    shares.map(({ from, end }): Part => ({ ...told, kind: 'encoders', folds: folds.slice(from, end) })),
    workers,
    onNote,
  );
  const weights = encoders.flatMap((one) => (one.kind === 'encoders' ? one.weights : []));
  const runs = await doAll(
    cutEvenly(told.asked.length, workers.threads).map((run): Part => ({
      ...told,
      kind: 'run',
      run,
      weights,
    })),
    workers,
    onNote,
  );
  return runs.flatMap((one) => (one.kind === 'run' ? [one.data] : []));
}

/** Grows the trees of all seeds, in their order; the same whoever does it. */
export async function growInThreads(
  taught: RankingData,
  recipe: SelectorRecipe,
  { threads, dataDir }: Pick<Workers, 'threads' | 'dataDir'>,
  onNote: (text: string) => void,
): Promise<Tree[]> {
  const parts = recipe.seeds.map((seed): ForestPart => ({ kind: 'forest', taught, seed, recipe }));
  const grown =
    threads < 2
      ? parts.map((part) => workOnForest(part, onNote))
      : await inThreads<unknown, PartResult>(
          THREAD,
          parts.map((part) => ({ dataDir, part })),
          onNote,
        );
  return grown.flatMap((one) => (one.kind === 'forest' ? one.trees : []));
}

async function doAll(
  parts: readonly Part[],
  { threads, dataDir, knowledge }: Workers,
  onNote: (text: string) => void,
): Promise<PartResult[]> {
  if (threads < 2) return parts.map((part) => workOn(part, knowledge, onNote));
  const given = parts.map((part) => ({ dataDir, part }));
  return inThreads(THREAD, given, onNote);
}

function keep(name: string, text: string, checking: boolean): void {
  const url = new URL(name, SHIPPED);
  if (!checking) writeFileSync(url, text);
  const same = existsSync(url) && readFileSync(url, 'utf8') === text;
  const path = fileURLToPath(url);
  print(same ? `${text.length} ký tự: ${path}` : `${path} không phải kết quả của npm run train -- selector.`);
  if (!same) process.exitCode = 1;
}
