import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { TRANSLATION_FILE } from '../../../knowledge/select.ts';
import { corpusOption, findCorpus, withCorpusKnowledge } from '../../golden/main.ts';
import type { World } from '../../world.ts';
import { LinesError, readQuestions, readWrittenLines, WRITTEN_ON } from '../selector.ts';
import { readMaterial, trainTranslation, TRANSLATION_RECIPE } from '../translation.ts';

/** `npm run train -- translation`: learns `knowledge/select/translation.bin` from the written questions on the official texts. */

const print = (text: string) => process.stdout.write(`${text}\n`);
const note = (text: string) => process.stderr.write(`${text}\n`);

export function addTrainTranslation(training: Command, world: World): void {
  training
    .command('translation')
    .description(
      'học lại người ta hỏi bằng lời nào điều quy định nói (knowledge/select/translation.bin) từ eval/questions/train/corpus',
    )
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
  const { asked, data } = readWrittenLines();
  await withCorpusKnowledge(corpus, world, (knowledge) => {
    const material = readMaterial(knowledge, readQuestions(asked, knowledge, WRITTEN_ON));
    const bytes = trainTranslation(material, TRANSLATION_RECIPE, data, (what, done, total) => {
      note(`${what} ${done}/${total}`);
    });
    keep(bytes, checking);
    return Promise.resolve();
  });
}

function keep(bytes: Uint8Array, checking: boolean): void {
  if (!checking) writeFileSync(TRANSLATION_FILE, bytes);
  const path = fileURLToPath(TRANSLATION_FILE);
  const same = existsSync(TRANSLATION_FILE) && readFileSync(TRANSLATION_FILE).equals(bytes);
  print(
    same ? `${bytes.length} byte: ${path}` : `${path} không phải kết quả của npm run train -- translation.`,
  );
  if (!same) process.exitCode = 1;
}
