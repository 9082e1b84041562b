import type { Item } from '../../quiz-item.ts';
import type { Attempt } from '../../quiz-practice.ts';
import { shareRight, type Share } from './share.ts';

/** What is wrong with an item, as the answers show it. */
export type ItemFault =
  /** Who knows the rest answers this wrong: perhaps the key is wrong, or two options are right. */
  | 'negative'
  /** Nobody takes one of the wrong options: it does not distract. */
  | 'unpicked'
  | 'all_right'
  | 'all_wrong';

export interface ItemAnalysis {
  readonly item: string;
  /** Share of people who answered right: the higher, the easier. */
  readonly difficulty: Share;
  /** Item-rest correlation, -1 to 1; null where it is not defined or too few answered. */
  readonly discrimination: number | null;
  /** How often each option was taken, in the item's order; null where the item is not at hand. */
  readonly choices: readonly number[] | null;
  readonly faults: readonly ItemFault[];
}

/** People from which a correlation is told: below twenty one odd answer turns its sign. House choice, 15 to 50 make sense. */
const ENOUGH_TO_DISCRIMINATE = 20;
/** People from which an option that nobody took is a fault: an option that one in ten would take is taken by one of twenty in 88 %. */
const ENOUGH_TO_PICK = 20;
/** People from which all right or all wrong is a fault: of an item that three in four know, ten are all right in 6 %. */
const ENOUGH_FOR_ALL = 10;

/**
 * Difficulty, discrimination and choices of each item, over the first attempt of each person at it: who met it before has learned it.
 *
 * Discrimination is the point-biserial correlation of the item with the share right of the person's other items. Upper and lower 27 % need some
 * hundred people for groups that say anything; units here have ten to forty, and a correlation uses them all. Without the
 * item itself, since in a round of ten it would be a tenth of the score and correlate with itself.
 */
export function analyseItems(attempts: readonly Attempt[], items: readonly Item[]): ItemAnalysis[] {
  const first = firstAttempts(attempts);
  const scores = scoresOf(first);
  const byItem = new Map<string, Attempt[]>();
  for (const attempt of first) {
    const own = byItem.get(attempt.item);
    if (own === undefined) byItem.set(attempt.item, [attempt]);
    else own.push(attempt);
  }
  const known = new Map(items.map((item) => [item.id, item]));
  return [...byItem].map(([item, own]) => analyse(item, own, scores, known.get(item)));
}

/** A person's answers, right ones and all. */
type Scores = ReadonlyMap<string, { readonly right: number; readonly answers: number }>;

function analyse(
  item: string,
  own: readonly Attempt[],
  scores: Scores,
  held: Item | undefined,
): ItemAnalysis {
  const difficulty = shareRight(own);
  const discrimination = own.length < ENOUGH_TO_DISCRIMINATE ? null : itemRest(own, scores);
  const choices = held === undefined ? null : countChoices(own, held);
  const faults: ItemFault[] = [
    ...(discrimination !== null && discrimination < 0 ? (['negative'] as const) : []),
    ...(hasUnpicked(choices, held) ? (['unpicked'] as const) : []),
    ...(own.length >= ENOUGH_FOR_ALL && difficulty.share === 1 ? (['all_right'] as const) : []),
    ...(own.length >= ENOUGH_FOR_ALL && difficulty.share === 0 ? (['all_wrong'] as const) : []),
  ];
  return { item, difficulty, discrimination, choices, faults };
}

function firstAttempts(attempts: readonly Attempt[]): Attempt[] {
  const first = new Map<string, Attempt>();
  for (const attempt of attempts) {
    const key = `${attempt.person}\0${attempt.item}`;
    const known = first.get(key);
    if (known === undefined || attempt.at < known.at) first.set(key, attempt);
  }
  return [...first.values()];
}

function scoresOf(attempts: readonly Attempt[]): Scores {
  const scores = new Map<string, { right: number; answers: number }>();
  for (const { person, correct } of attempts) {
    const { right, answers } = scores.get(person) ?? { right: 0, answers: 0 };
    scores.set(person, { right: right + (correct ? 1 : 0), answers: answers + 1 });
  }
  return scores;
}

/** Over people who answered something else too. */
function itemRest(own: readonly Attempt[], scores: Scores): number | null {
  const pairs = own.flatMap(({ person, correct }) => {
    const { right, answers } = scores.get(person) ?? { right: 0, answers: 0 };
    const here = correct ? 1 : 0;
    return answers < 2 ? [] : [[here, (right - here) / (answers - 1)] as const];
  });
  return correlation(pairs);
}

/** Pearson's; with one side 0 or 1 it is the point-biserial. Null where one side is always the same. */
export function correlation(pairs: readonly (readonly [number, number])[]): number | null {
  const mean = (side: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[side], 0) / pairs.length;
  const [first, second] = [mean(0), mean(1)];
  let [both, left, right] = [0, 0, 0];
  for (const [a, b] of pairs) {
    both += (a - first) * (b - second);
    left += (a - first) ** 2;
    right += (b - second) ** 2;
  }
  // Rounding leaves some 1e-17 of a side that never varies.
  return left < 1e-12 || right < 1e-12 ? null : Math.max(-1, Math.min(1, both / Math.sqrt(left * right)));
}

function countChoices(own: readonly Attempt[], { options }: Item): number[] {
  return options.map((_, index) => own.filter(({ choice }) => choice === index).length);
}

/** Of an order no option is wrong; of true and false the wrong one is no distractor that was written. */
function hasUnpicked(choices: readonly number[] | null, held: Item | undefined): boolean {
  if (choices === null || held === undefined || held.type === 'order' || held.type === 'true_false')
    return false;
  const picked = choices.reduce((sum, count) => sum + count, 0);
  return (
    picked >= ENOUGH_TO_PICK && choices.some((count, index) => count === 0 && !held.correct.includes(index))
  );
}
