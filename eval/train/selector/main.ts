import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { corpusOption, findCorpus, withCorpusKnowledge } from '../../golden/main.ts';
import type { World } from '../../world.ts';
import {
  LinesError,
  readAskedLines,
  readEverydayLines,
  SELECTOR_RECIPE,
  trainSelector,
  type AskedLine,
} from '../selector.ts';
import { readWritten, type WrittenFile } from '../written.ts';

/** `npm run train -- selector`: learns `knowledge/select/*` from the written questions on the official texts. */

const print = (text: string) => process.stdout.write(`${text}\n`);
const note = (text: string) => process.stderr.write(`${text}\n`);
const WRITTEN = new URL('../../questions/train/corpus/', import.meta.url);
const SHIPPED = new URL('../../../knowledge/select/', import.meta.url);
const DIRECTIVE = new URL('../../questions/train/30-CT-TU/', import.meta.url);
/** Number of the directive on which those questions were written. */
const TRAINED = '30-CT/TU';
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
  const names = readdirSync(WRITTEN)
    .filter((name) => name.endsWith('.tsv'))
    .sort();
  const read = names.map((name) => ({ name, text: readFileSync(new URL(name, WRITTEN), 'utf8') }));
  const of = (prefix: string) => read.filter(({ name }) => name.startsWith(prefix));
  const directive = readWritten(DIRECTIVE, TRAINED);
  await withCorpusKnowledge(corpus, world, (knowledge) => {
    const files = trainSelector(
      {
        asked: [
          ...of('asked-').flatMap(({ name, text }) => readAskedLines(text, name)),
          ...askedOfDirective(directive),
        ],
        everyday: of('everyday-').flatMap(({ name, text }) => readEverydayLines(text, name)),
        knowledge,
        on: WRITTEN_ON,
        data: Object.fromEntries([
          ...read.map(({ name, text }) => [name, hash(text)] as const),
          ...directive.map(({ name, sha256 }) => [`${TRAINED} ${name}`, sha256] as const),
        ]),
      },
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

/** One in so many questions on the directive is learned: there are a hundred times as many on each of its clauses. */
const ONE_IN = 8;

/** Questions that the directive decides, so that its provisions compete with those of the laws. */
function askedOfDirective(files: readonly WrittenFile[]): AskedLine[] {
  const decided = files
    .flatMap(({ questions }) => questions)
    .map(({ text, turns, labels }) => ({
      text: [...turns, text].join('. '),
      provisions: [...new Set(labels.filter((label) => label.includes('#')).map(provisionOf))],
      on: null,
    }))
    .filter(({ provisions }) => provisions.length > 0);
  return decided.filter((_, at) => at % ONE_IN === 0);
}

/** `30-CT/TU#m3.d2/5` is a clause of `30-CT/TU#m3.d2`. */
function provisionOf(label: string): string {
  return label.slice(0, label.lastIndexOf('/'));
}

function keep(name: string, text: string, checking: boolean): void {
  const url = new URL(name, SHIPPED);
  if (!checking) writeFileSync(url, text);
  const same = existsSync(url) && readFileSync(url, 'utf8') === text;
  const path = fileURLToPath(url);
  print(same ? `${text.length} ký tự: ${path}` : `${path} không phải kết quả của npm run train -- selector.`);
  if (!same) process.exitCode = 1;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
