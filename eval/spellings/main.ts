import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { dayOption } from '../day-option.ts';
import { corpusOption, findCorpus, withCorpus } from '../golden/main.ts';
import type { Measured } from '../run.ts';
import type { World } from '../world.ts';
import { askDirectiveSpellings, askGoldenSpellings, buildingSets, type SpellingRun } from './asked.ts';
import { measureSpellings, spellingsText } from './measure.ts';

/** `npm run eval -- spellings`: the same question in eight spellings, on the shipped library and over the corpus. */

const print = (text: string) => process.stdout.write(`${text}\n`);
const note = (text: string) => process.stderr.write(`${text}\n`);

/** Opens the shipped library, built anew. */
export type WithShipped = <Result>(use: (measured: Measured) => Promise<Result>) => Promise<Result>;

export function addSpellings(program: Command, world: World, withShipped: WithShipped): void {
  program
    .command('spellings')
    .description('hỏi cùng một câu theo tám cách viết: bao nhiêu lần dẫn cùng một quy định')
    .addOption(corpusOption())
    .addOption(dayOption(world.now))
    .option('--out <tệp>', 'ghi thêm kết quả từng câu theo từng cách viết, mỗi dòng một JSON')
    .option('--json', 'in kết quả dạng JSON')
    .action((options: Options) => spellings(options, world, withShipped));
}

interface Options {
  readonly corpus?: string;
  readonly on: string;
  readonly out?: string;
  readonly json?: true;
}

async function spellings(options: Options, world: World, withShipped: WithShipped): Promise<void> {
  const { corpus: named, on, out, json } = options;
  const corpus = findCorpus(named, world);
  const runs = {
    shipped: await withShipped((measured) => askDirectiveSpellings(buildingSets(), measured, on)),
    ...(corpus === null ? {} : await withCorpus(corpus, world, (measured) => overCorpus(measured, on))),
  };
  if (corpus === null) note(NO_CORPUS);
  if (out !== undefined) await writeFile(out, recordsOf(runs));
  const sets = Object.fromEntries(
    Object.entries(runs).map(([name, { results }]) => [name, measureSpellings(results)]),
  );
  const texts = Object.entries(sets).map(([name, measures]) => spellingsText(TITLES[name] ?? name, measures));
  print(json ? JSON.stringify({ on, machine: world.machine, sets }) : texts.join('\n\n\n'));
}

const NO_CORPUS = 'Bỏ qua cách viết trên kho văn bản: không có kho (hãy chỉ bằng --corpus THƯ_MỤC).';

async function overCorpus(measured: Measured, on: string) {
  return {
    golden: await askGoldenSpellings(measured, on),
    directive: await askDirectiveSpellings(['dev'], measured, on),
  };
}

function recordsOf(runs: Readonly<Record<string, SpellingRun>>): string {
  return Object.entries(runs)
    .flatMap(([set, { results }]) => results.map((one) => `${JSON.stringify({ set, ...one })}\n`))
    .join('');
}

const TITLES: Readonly<Record<string, string>> = {
  shipped: 'Các bộ dev về chỉ thị, trên thư viện đi kèm, tám cách viết',
  golden: 'Bộ golden dev, tám cách viết',
  directive: 'Bộ dev về chỉ thị, hỏi trên cả kho văn bản, tám cách viết',
};
