/** The words of a text as features of the encoder. */

/** A word without marks and with those that it has. */
export interface SenseWord {
  readonly fold: string;
  readonly norm: string;
}

/** Words of fewer letters have no runs of letters to share with others. */
const SHORT = 2;
/** Letters of a run, with a mark for each end of the word, and what a run counts beside a word. */
const RUN = 4;
export const RUN_COUNTS = 0.4;

/**
 * Features of a text with how often they occur: words with and without marks, pairs of neighbours and runs of letters without.
 */
export function countSenseFeatures(words: readonly SenseWord[]): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (name: string, count: number): void => {
    counts.set(name, (counts.get(name) ?? 0) + count);
  };
  words.forEach(({ fold, norm }, at) => {
    add(fold, 1);
    add(`!${norm}`, 1);
    const before = words[at - 1];
    if (before !== undefined) add(`${before.fold} ${fold}`, 1);
    for (const run of runsOf(fold)) add(run, RUN_COUNTS);
  });
  return counts;
}

/** Names of the runs of letters of a word. */
export function runsOf(fold: string): string[] {
  const framed = `<${fold}>`;
  const count = fold.length <= SHORT ? 0 : framed.length - RUN + 1;
  return Array.from({ length: count }, (_, from) => `=${framed.slice(from, from + RUN)}`);
}

/** What a feature that occurs so often adds: a word said ten times is not ten times the subject. */
export function senseValue(count: number): number {
  return Math.sqrt(count);
}
