import type { Answer, Quote } from '../../bot/contract.ts';
import type { Day } from '../../knowledge/types.ts';
import { proportion, type Proportion } from '../measures.ts';
import type { Measured } from '../run.ts';
import { table } from '../table.ts';
import { measureCells, measureHeader, type NamedMeasure } from '../report.ts';

/** A question that the library decides, as it was written. */
export interface Asked {
  readonly id: string;
  readonly text: string;
  readonly turns: readonly string[];
  readonly on: Day;
  /** Whether an answer quotes the deciding provision first. */
  readonly isRight: (answer: Answer) => boolean;
}

/** One way to write a question. */
export interface Wording {
  readonly name: string;
  readonly text: string;
}

/** What became of one question in one spelling. */
export interface Spelt {
  readonly id: string;
  readonly spelling: string;
  /** The same clause is quoted first as for the question as it was written; false where that found none. */
  readonly same: boolean;
  readonly right: boolean;
}

/** Asks each question as it was written, and in every spelling. Earlier messages stay as they are. */
export async function runSpellings(
  questions: readonly Asked[],
  spell: (text: string) => readonly Wording[],
  { answerer }: Pick<Measured, 'answerer'>,
): Promise<Spelt[]> {
  const results: Spelt[] = [];
  for (const { id, text, turns, on, isRight } of questions) {
    const ask = (wording: string) => answerer.answer({ text: wording, turns, on });
    const first = (await ask(text)).quotes[0];
    for (const spelling of spell(text)) {
      const answer = await ask(spelling.text);
      const same = isSamePlace(first, answer.quotes[0]);
      results.push({ id, spelling: spelling.name, same, right: isRight(answer) });
    }
  }
  return results;
}

function isSamePlace(one: Quote | undefined, other: Quote | undefined): boolean {
  if (one === undefined || other === undefined || one.provision !== other.provision) return false;
  return Math.min(one.end, other.end) > Math.max(one.start, other.start);
}

export interface SpellingMeasures {
  /** Questions that give the same first clause in every spelling. */
  readonly always: Proportion;
  /** Of all questions in all spellings. */
  readonly same: Proportion;
  readonly right: Proportion;
  readonly bySpelling: readonly {
    readonly name: string;
    readonly same: Proportion;
    readonly right: Proportion;
  }[];
}

export function measureSpellings(results: readonly Spelt[]): SpellingMeasures {
  const ids = [...new Set(results.map(({ id }) => id))];
  const differ = new Set(results.filter(({ same }) => !same).map(({ id }) => id));
  const names = [...new Set(results.map(({ spelling }) => spelling))];
  const bySpelling = names.map((name) => {
    const own = results.filter(({ spelling }) => spelling === name);
    return { name, same: share(own, 'same'), right: share(own, 'right') };
  });
  return {
    always: proportion(ids.length - differ.size, ids.length),
    same: share(results, 'same'),
    right: share(results, 'right'),
    bySpelling,
  };
}

function share(results: readonly Spelt[], what: 'same' | 'right'): Proportion {
  return proportion(results.filter((result) => result[what]).length, results.length);
}

export function spellingsText(name: string, { always, same, right, bySpelling }: SpellingMeasures): string {
  const rows: NamedMeasure[] = [
    ['Câu cho cùng quy định ở mọi cách viết', always],
    ['Lượt hỏi cho cùng quy định', same],
    ['Lượt hỏi dẫn đúng quy định', right],
    ...bySpelling.map((spelling): NamedMeasure => [`  cùng quy định, ${spelling.name}`, spelling.same]),
    ...bySpelling.map((spelling): NamedMeasure => [`  đúng quy định, ${spelling.name}`, spelling.right]),
  ];
  return `${name}\n\n${table([measureHeader, ...rows.map(measureCells)])}`;
}
