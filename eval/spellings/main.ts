import type { Command } from 'commander';
import type { Day } from '../../knowledge/types.ts';
import { fold } from '../../knowledge/vietnamese.ts';
import { dayOption } from '../day-option.ts';
import { gradeGolden, readGoldenSet } from '../golden.ts';
import { corpusOption, findCorpus, NO_CORPUS, withCorpus } from '../golden/main.ts';
import { findTargets, gradeAnswer, type Measured } from '../run.ts';
import { readSet } from '../sets.ts';
import { seededChance } from '../train/chance.ts';
import type { World } from '../world.ts';
import {
  measureSpellings,
  runSpellings,
  spellingsText,
  type Asked,
  type SpellingMeasures,
} from './measure.ts';
import { spellingsOf } from '../noise.ts';

/** `npm run eval -- spellings`: the same question in eight spellings, over the corpus. */

const print = (text: string) => process.stdout.write(`${text}\n`);
const note = (text: string) => process.stderr.write(`${text}\n`);
/** Of the typing faults. */
const SEED = 7;

export function addSpellings(program: Command, world: World): void {
  program
    .command('spellings')
    .description('hỏi cùng một câu theo tám cách viết: bao nhiêu lần dẫn cùng một quy định')
    .addOption(corpusOption())
    .addOption(dayOption(world.now))
    .option('--json', 'in kết quả dạng JSON')
    .action((options: Options) => spellings(options, world));
}

interface Options {
  readonly corpus?: string;
  readonly on: string;
  readonly json?: true;
}

async function spellings({ corpus: named, on, json }: Options, world: World): Promise<void> {
  const corpus = findCorpus(named, world);
  if (corpus === null) {
    (json ? note : print)(NO_CORPUS);
    if (json) print(JSON.stringify({ machine: world.machine, skipped: 'no corpus', sets: {} }));
    return;
  }
  const sets = await withCorpus(corpus, world, (measured) => askSpellings(measured, on));
  const texts = Object.entries(sets).map(([name, measures]) => spellingsText(TITLES[name] ?? name, measures));
  print(json ? JSON.stringify({ on, machine: world.machine, sets }) : texts.join('\n\n\n'));
}

const TITLES: Readonly<Record<string, string>> = {
  golden: 'Bộ golden dev, tám cách viết',
  directive: 'Bộ dev về chỉ thị, hỏi trên cả kho văn bản, tám cách viết',
};

/** Over the questions for building that the library decides. */
export async function askSpellings(measured: Measured, on: Day): Promise<Record<string, SpellingMeasures>> {
  const ask = async (questions: readonly Asked[]) => {
    const chance = seededChance(SEED);
    return measureSpellings(
      await runSpellings(questions, (text) => spellingsOf(text.normalize('NFC'), chance), measured),
    );
  };
  return { golden: await ask(goldenAsked(on)), directive: await ask(directiveAsked(measured, on)) };
}

/** Styles whose words are not written as a dictionary writes them: spelling them in other ways proves little. */
const NOISY = new Set([
  'unaccented',
  'abbrev',
  'typo',
  'typos',
  'tone',
  'nfd',
  'caps',
  'slang',
  'teencode',
  'chat',
]);

function isClean({ text, style }: { readonly text: string; readonly style: string }): boolean {
  return !NOISY.has(style) && fold(text.normalize('NFC')) !== text.normalize('NFC');
}

function goldenAsked(on: Day): Asked[] {
  return readGoldenSet('dev')
    .questions.filter((question) => question.expect.outcome === 'answered' && isClean(question))
    .map((question) => ({
      id: question.id,
      text: question.text,
      turns: question.turns ?? [],
      on: question.on ?? on,
      isRight: (answer) => gradeGolden(question, answer) === 'right',
    }));
}

function directiveAsked({ library }: Measured, on: Day): Asked[] {
  return readSet('dev').questions.flatMap((question) => {
    const { id, text, turns, expect } = question;
    if (expect.outcome !== 'answered' || !isClean(question)) return [];
    const targets = findTargets(library, id, expect);
    return [{ id, text, turns, on, isRight: (answer) => gradeAnswer(question, answer, targets) === 'right' }];
  });
}
