import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { corpusOption, findCorpus, withCorpusKnowledge } from '../../golden/main.ts';
import type { World } from '../../world.ts';
import { LinesError, readWrittenLines, SELECTOR_RECIPE, trainSelector } from '../selector.ts';
import { readMaterial, SENSE_RECIPE, trainSenseFolds } from '../sense.ts';

/** `npm run train -- selector`: learns `knowledge/select/*` from the written questions on the official texts. */

const print = (text: string) => process.stdout.write(`${text}\n`);
const note = (text: string) => process.stderr.write(`${text}\n`);
const SHIPPED = new URL('../../../knowledge/select/', import.meta.url);
/** Day of law on which the questions were written. */
const WRITTEN_ON = '2026-11-25';

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
  await withCorpusKnowledge(corpus, world, (knowledge) => {
    const { asked, everyday, data } = readWrittenLines();
    const folds = trainSenseFolds(
      readMaterial(knowledge, asked, everyday),
      SENSE_RECIPE,
      (what, done, total) => note(`${what} ${done}/${total}`),
    );
    const files = trainSelector(
      { asked, everyday, knowledge, on: WRITTEN_ON, folds, data },
      SELECTOR_RECIPE,
      note,
    );
    const shipped = {
      'weights.json': files.weights,
      'questions.tsv': files.questions,
      'everyday.tsv': files.everyday,
    };
    for (const [name, text] of Object.entries(shipped)) keep(name, text, checking);
    return Promise.resolve();
  });
}

function keep(name: string, text: string, checking: boolean): void {
  const url = new URL(name, SHIPPED);
  if (!checking) writeFileSync(url, text);
  const same = existsSync(url) && readFileSync(url, 'utf8') === text;
  const path = fileURLToPath(url);
  print(same ? `${text.length} ký tự: ${path}` : `${path} không phải kết quả của npm run train -- selector.`);
  if (!same) process.exitCode = 1;
}
