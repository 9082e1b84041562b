import type { Item } from '../../quiz-item.ts';
import type { Grade } from './schedule.ts';

/**
 * How fast people read an item, characters a second. Silent reading of Vietnamese prose is put at some 200 to 250 syllables a
 * minute, with the space about 4.5 characters each: 15 to 19. A house estimate; rule texts are dense, so the lower end.
 */
const CHARACTERS_PER_SECOND = 15;
/** Right within the time of reading and these milliseconds is fast: there was no pondering. House estimate, 2 to 10 s make sense. */
const FAST_MORE_MS = 4_000;
/** Right later than twice the time of reading and these milliseconds is slow: it had to be worked out. House estimate, 10 to 60 s. */
const SLOW_MORE_MS = 25_000;
/** After ten minutes a person was called away: the time says nothing, neither slow nor fast. */
const AWAY_MS = 10 * 60 * 1_000;
/** Right and fast answers in a row from which a card is easy: one may be luck (a half at true or false), three hardly are. */
const FAST_IN_A_ROW = 3;

/** How long an answer took, for its item. */
export type Pace = 'fast' | 'usual' | 'slow';

/** `ms`: milliseconds from showing to answering. */
export function paceOf(item: Pick<Item, 'stem' | 'options'>, ms: number): Pace {
  const characters = item.stem.length + item.options.reduce((sum, option) => sum + option.length, 0);
  const reading = (characters / CHARACTERS_PER_SECOND) * 1_000;
  if (ms > AWAY_MS) return 'usual';
  if (ms > 2 * reading + SLOW_MORE_MS) return 'slow';
  return ms <= reading + FAST_MORE_MS ? 'fast' : 'usual';
}

/** The grade of an answer, and how many were right and fast in a row by now. */
export function gradeOf(
  correct: boolean,
  pace: Pace,
  fastBefore: number,
): { readonly grade: Grade; readonly fast: number } {
  if (!correct) return { grade: 'again', fast: 0 };
  if (pace === 'slow') return { grade: 'hard', fast: 0 };
  const fast = pace === 'fast' ? fastBefore + 1 : 0;
  return { grade: fast >= FAST_IN_A_ROW ? 'easy' : 'good', fast };
}
