import type { Normaliser } from '../knowledge/normaliser.ts';
import { isUnaccented, tokenise } from '../knowledge/vietnamese.ts';
import { makeNoisy, unaccented } from './noise.ts';
import { table } from './table.ts';
import { seededChance } from './train.ts';

/** How well questions are read as they were meant. Shares of the words that are right, 0 to 1. */
export interface SpellingReport {
  readonly questions: number;
  readonly words: number;
  /** As typed, and as read by the normaliser. */
  readonly unaccented: Shares;
  readonly noisy: Shares;
  /** Share of right questions that were changed at all, and of which words were. */
  readonly cleanChanged: number;
  readonly cleanWordsChanged: number;
  /** Milliseconds for an unaccented question. */
  readonly milliseconds: { readonly median: number; readonly p99: number };
}

export interface Shares {
  readonly typed: number;
  readonly read: number;
}

const SEED = 20251125;

/** Measures on right texts; those typed without diacritics are left out, since nobody knows how they were meant. */
export function measureSpelling(
  texts: readonly string[],
  normaliser: Normaliser,
  clock: () => number,
): SpellingReport {
  const right = texts.filter((text) => !isUnaccented(tokenise(text)));
  const chance = seededChance(SEED);
  const noisy = right.map((text) => makeNoisy(text, chance));
  const bare = right.map(unaccented);
  const times: number[] = [];
  const timed = (text: string): string => {
    const began = clock();
    const { text: read } = normaliser.normalise(text);
    times.push(clock() - began);
    return read;
  };
  const clean = right.map((text) => normaliser.normalise(text));
  const mended = noisy.map((text) => normaliser.normalise(text).text);
  // Timed last, when the engine has compiled what it runs.
  const read = bare.map(timed);
  times.sort((a, b) => a - b);
  const words = right.reduce((sum, text) => sum + wordsOf(text).length, 0);
  return {
    questions: right.length,
    words,
    unaccented: { typed: shareRight(right, bare), read: shareRight(right, read) },
    noisy: {
      typed: shareRight(right, noisy),
      read: shareRight(right, mended),
    },
    cleanChanged: clean.filter(({ changed }) => changed).length / Math.max(1, right.length),
    cleanWordsChanged: clean.reduce((sum, one) => sum + one.words.length, 0) / Math.max(1, words),
    milliseconds: { median: times[times.length >> 1] ?? 0, p99: times[Math.floor(times.length * 0.99)] ?? 0 },
  };
}

/** Share of the words of right texts that stand, in their order, in what was read. */
function shareRight(right: readonly string[], read: readonly string[]): number {
  let [found, all] = [0, 0];
  for (const [at, text] of right.entries()) {
    const words = wordsOf(text);
    all += words.length;
    found += longestCommon(words, wordsOf(read[at] ?? ''));
  }
  return all === 0 ? 0 : found / all;
}

function wordsOf(text: string): string[] {
  return tokenise(text).flatMap(({ norm }) => (/\p{L}/u.test(norm) ? [norm] : []));
}

/** Length of the longest run of words, gaps allowed, that both have in the same order. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  let row = new Uint16Array(b.length + 1);
  for (const word of a) {
    const next = new Uint16Array(b.length + 1);
    for (let at = 0; at < b.length; at += 1)
      next[at + 1] = word === b[at] ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0);
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The report as people read it. */
export function spellingText(report: Readonly<Record<string, SpellingReport>>): string {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const shares = ({ typed, read }: Shares): string => `${percent(typed)} → ${percent(read)}`;
  return table([
    ['bộ', 'câu', 'từ', 'không dấu', 'gõ sai, viết tắt', 'câu đúng bị đổi', 'mili giây (giữa, 99 %)'],
    ...Object.entries(report).map(([name, one]) => [
      name,
      `${one.questions}`,
      `${one.words}`,
      shares(one.unaccented),
      shares(one.noisy),
      percent(one.cleanChanged),
      `${one.milliseconds.median.toFixed(2)}, ${one.milliseconds.p99.toFixed(2)}`,
    ]),
  ]);
}
