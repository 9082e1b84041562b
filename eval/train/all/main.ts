import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { dayInVietNam } from '../../../bot/day.ts';
import { LEARNED_FILES, learnedJson } from '../../learned.ts';
import type { World } from '../../world.ts';
import { runStages, stages, type RunStage, type Stage, type TrainingData } from '../all.ts';

/** `npm run train`: everything that is shipped learned, each part in a process of its own. */

const print = (text: string) => process.stdout.write(`${text}\n`);
const note = (text: string) => process.stderr.write(`${text}\n`);
const PROGRAM = fileURLToPath(new URL('../../main.ts', import.meta.url));

/** The record of the last whole run. */
const RECORD = fileURLToPath(new URL('../../learned.json', import.meta.url));

const shared = (name: string) => fileURLToPath(new URL(`../../../../shared/${name}`, import.meta.url));

interface Options extends TrainingData {
  readonly check?: true;
}

export function addTrainAll(training: Command, world: World): void {
  training
    .command('all', { isDefault: true })
    .description('học lại mọi phần, phần nào cần trước học trước (lệnh mặc định)')
    .option('--bench <thư mục>', 'thư mục các bộ đo dạng BEIR', shared('bench'))
    .option('--corpus <thư mục>', 'thư mục văn bản chính thức', shared('corpus'))
    .option('--check', 'chỉ so với các tệp đã có, khác thì kết thúc với mã 1')
    .action((options: Options) => trainAll(options, world));
}

/** Learns all, or compares all with the shipped files; the exit code is 1 where something failed or differs. */
async function trainAll({ bench, corpus, check }: Options, { clock, now, machine }: World): Promise<void> {
  const checking = check === true;
  const absent = [bench, corpus].filter((folder) => !existsSync(folder));
  if (absent.length > 0) {
    note(
      `Không có thư mục ${absent.join(', ')}. Ghi --bench (các bộ đo zalo-pd, alqac22, alqac25) và --corpus (văn bản chính thức), hoặc học riêng từng phần: npm run train -- --help`,
    );
    process.exitCode = 1;
    return;
  }
  const began = clock();
  const minutes = () => ((clock() - began) / 60_000).toFixed(1);
  const run: RunStage = async (stage) => {
    note(`[${minutes()} phút] bắt đầu ${stage.name}`);
    const well = await inProcess(stage, checking, (line) => {
      note(`[${minutes()} phút] ${stage.name}: ${line}`);
    });
    note(`[${minutes()} phút] ${stage.name} ${well ? 'xong' : 'KHÔNG đạt'}`);
    return well;
  };
  const ended = await runStages(stages({ bench, corpus }), run, availableParallelism());
  const bad = ended.filter(({ outcome }) => outcome !== 'done').map(({ name }) => name);
  if (bad.length > 0) process.exitCode = 1;
  else {
    const run = { on: dayInVietNam(now()), machine, minutes: (clock() - began) / 60_000 };
    writeFileSync(RECORD, learnedJson(run, LEARNED_FILES, readProject));
  }
  const done = checking ? 'đúng là kết quả của npm run train' : 'đã học lại';
  print(
    bad.length === 0
      ? `${String(ended.length)} phần ${done} trong ${minutes()} phút.`
      : `Không đạt: ${bad.join(', ')}; ${minutes()} phút.`,
  );
}

const readProject = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url));

/** A stage in a process of its own; its lines are handed on. */
function inProcess(stage: Stage, checking: boolean, onLine: (line: string) => void): Promise<boolean> {
  const words = ['train', ...stage.words, ...(checking ? ['--check'] : [])];
  const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', onLine);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve(code === 0);
    });
  });
}
