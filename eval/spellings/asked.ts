import { createHash } from 'node:crypto';
import type { Day } from '../../knowledge/types.ts';
import { fold } from '../../knowledge/vietnamese.ts';
import { gradeGolden, readGoldenSet } from '../golden.ts';
import { spellingsOf } from '../noise.ts';
import { findTargets, gradeAnswer, type Measured } from '../run.ts';
import { isHeldOut, readSet, setNames } from '../sets.ts';
import { seededChance } from '../train.ts';
import { runSpellings, type Asked, type Spelt } from './measure.ts';

/** The questions that are asked in eight spellings: those for building that the library decides, written as a dictionary writes. */

/** Of the typing faults. */
const SEED = 7;

/** What became of one set of questions. */
export interface SpellingRun {
  readonly results: readonly Spelt[];
  /** Of the question files and of how they are spelled: a baseline holds for these alone. */
  readonly sha256: string;
}

/** Every set for building on the directive. */
export const buildingSets = (): string[] => setNames().filter((name) => !isHeldOut(name));

/** The golden questions, over the corpus. */
export async function askGoldenSpellings(measured: Measured, on: Day): Promise<SpellingRun> {
  const { sha256, questions } = readGoldenSet('dev');
  const asked = questions
    .filter((question) => question.expect.outcome === 'answered' && isClean(question))
    .map((question): Asked => ({
      id: question.id,
      text: question.text,
      turns: question.turns ?? [],
      on: question.on ?? on,
      isRight: (answer) => gradeGolden(question, answer) === 'right',
    }));
  return ask(asked, [sha256], measured);
}

/** Those of some sets on the directive, over whatever library is open. */
export async function askDirectiveSpellings(
  names: readonly string[],
  measured: Measured,
  on: Day,
): Promise<SpellingRun> {
  const sets = names.map(readSet);
  const asked = sets.flatMap(({ questions }) =>
    questions.flatMap((question): Asked[] => {
      const { id, text, turns, expect } = question;
      if (expect.outcome !== 'answered' || !isClean(question)) return [];
      const targets = findTargets(measured.library, id, expect);
      const isRight: Asked['isRight'] = (answer) => gradeAnswer(question, answer, targets) === 'right';
      return [{ id, text, turns, on, isRight }];
    }),
  );
  return ask(
    asked,
    sets.map(({ sha256 }) => sha256),
    measured,
  );
}

async function ask(
  asked: readonly Asked[],
  hashes: readonly string[],
  measured: Measured,
): Promise<SpellingRun> {
  const chance = seededChance(SEED);
  const results = await runSpellings(asked, (text) => spellingsOf(text.normalize('NFC'), chance), measured);
  const sha256 = createHash('sha256')
    .update([...hashes, SEED].join(' '))
    .digest('hex');
  return { results, sha256 };
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
