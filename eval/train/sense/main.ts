import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { SENSE_FILE } from '../../../knowledge/select.ts';
import { corpusOption, findCorpus, withCorpusKnowledge } from '../../golden/main.ts';
import type { World } from '../../world.ts';
import { LinesError, readWrittenLines } from '../selector.ts';
import { readMaterial, SENSE_RECIPE, trainSense } from '../sense.ts';

/** `npm run train -- sense`: learns `knowledge/select/sense.bin` from the written questions on the official texts. */

const print = (text: string) => process.stdout.write(`${text}\n`);
const note = (text: string) => process.stderr.write(`${text}\n`);

export function addTrainSense(training: Command, world: World): void {
  training
    .command('sense')
    .description('học lại cách hiểu lời thường (knowledge/select/sense.bin) từ eval/questions/train/corpus')
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
  const { asked, everyday, data } = readWrittenLines();
  await withCorpusKnowledge(corpus, world, (knowledge) => {
    const material = readMaterial(knowledge, asked, everyday);
    keep(
      trainSense(material, SENSE_RECIPE, data, (what, done, total) => note(`${what} ${done}/${total}`)),
      checking,
    );
    return Promise.resolve();
  });
}

function keep(bytes: Uint8Array, checking: boolean): void {
  if (!checking) writeFileSync(SENSE_FILE, bytes);
  const path = fileURLToPath(SENSE_FILE);
  const same = existsSync(SENSE_FILE) && readFileSync(SENSE_FILE).equals(bytes);
  print(same ? `${bytes.length} byte: ${path}` : `${path} không phải kết quả của npm run train -- sense.`);
  if (!same) process.exitCode = 1;
}
