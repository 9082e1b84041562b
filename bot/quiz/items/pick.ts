import type { Bags } from './bags.ts';
import type { Balance } from './balance.ts';
import { hashOf, shuffled } from './chance.ts';
import type { Choice, ChoiceDraft } from './draft.ts';
import { commonWords, shareIn, wordsOf } from './words.ts';

/** Chooses wrong options so that length, likeness to the stem or to each other, and size say nothing of which one is right. */

/** Options that are looked at: the likeliest, and those most like the stem; 560 ways to choose three of 16. */
const [LIKELIEST, ALIKE] = [10, 6];

type Feature = 'length' | 'likeness' | 'value';
const FEATURES: readonly Feature[] = ['likeness', 'length', 'value'];

interface Measured extends Readonly<Record<Feature, number>> {
  readonly choice: Choice;
  /** Words in common with the stem. */
  readonly common: number;
  readonly words: ReadonlySet<string>;
}

/** What is left to give away. */
export interface Hiding {
  readonly bags: Bags;
  readonly balance: Balance;
  /** Under which name `bags` keep the ranks of a draft's right option, and `balance` what solvers won. */
  namesOf(draft: ChoiceDraft): { readonly ranks: string; readonly wins: string };
}

interface Fitting {
  readonly few: readonly Measured[];
  readonly ranks: readonly (number | null)[];
  /** Of the solvers of `excessOf`, in their order. */
  readonly excess: readonly number[];
}

/** The wrong options in an order of their own; null where no choice of them hides the right one. */
export function pickWrong(draft: ChoiceDraft, count: number, hiding: Hiding): Choice[] | null {
  const stem = wordsOf(draft.stem);
  const measure = (choice: Choice): Measured => {
    const words = wordsOf(choice.text);
    const common = commonWords(words, stem);
    const likeness = shareIn(words, stem);
    return { choice, words, common, likeness, length: choice.text.length, value: choice.value ?? 0 };
  };
  const right = measure(draft.right);
  const pool = poolOf(draft.wrong.map(measure));
  if (pool.length < count) return null;
  const room = roomFor(draft, count, hiding);
  // Of wrong options that a person chose, words shared with the stem were seen: their length alone is chance.
  const features = draft.reviewed ? FEATURES.filter((one) => one === 'length') : FEATURES;
  const fitting = fittingOf(right, pool, count, room, features);
  const found = fitting[hashOf(draft.id) % Math.max(fitting.length, 1)];
  if (found === undefined) return null;
  room.take(found);
  return shuffled(
    found.few.map(({ choice }) => choice),
    ({ text }) => text,
    draft.id,
  );
}

/** What one draft may still give away, and how it is taken. */
interface Room {
  /** The ranks left for each of `FEATURES`. */
  readonly wanted: readonly ReadonlySet<number>[];
  allows(excess: readonly number[]): boolean;
  take(fitting: Fitting): void;
}

function roomFor(draft: ChoiceDraft, count: number, { bags, balance, namesOf }: Hiding): Room {
  const { ranks: group, wins } = namesOf(draft);
  const bagOf = (feature: Feature) => `${group}|${feature}`;
  return {
    wanted: FEATURES.map((feature) => bags.left(bagOf(feature), count + 1)),
    allows: (excess) => excess.every((one, at) => balance.allows(`${wins}|${String(at)}`, one)),
    take: ({ ranks, excess }) => {
      for (const [at, feature] of FEATURES.entries()) {
        const rank = ranks[at] ?? SAME;
        if (rank !== SAME && rank !== null) bags.take(bagOf(feature), count + 1, rank);
      }
      for (const [at, one] of excess.entries()) balance.add(`${wins}|${String(at)}`, one);
    },
  };
}

/** Choices that fit and are likeliest: one of so many is taken. */
const FREE = 12;

function fittingOf(
  right: Measured,
  pool: readonly Measured[],
  count: number,
  room: Room,
  features: readonly Feature[],
): Fitting[] {
  const likenesses = likenessesOf([right, ...pool]);
  const fitting: Fitting[] = [];
  for (const few of combinations(pool, count)) {
    const ranks = FEATURES.map((feature, at) =>
      features.includes(feature) ? rankIn(right, few, feature, room.wanted[at] ?? new Set()) : SAME,
    );
    if (ranks.includes(null)) continue;
    const excess = excessOf(right, few, likenesses);
    if (room.allows(excess)) fitting.push({ few, ranks, excess });
    if (fitting.length === FREE) break;
  }
  return fitting;
}

type Likenesses = ReadonlyMap<Measured, ReadonlyMap<Measured, number>>;

/** How much of each option's words each other one has. */
const likenessesOf = (all: readonly Measured[]): Likenesses =>
  new Map(all.map((one) => [one, new Map(all.map((other) => [other, shareIn(one.words, other.words)]))]));

/** What the solvers win that take the option with most words of the stem, and the one most like the others. */
function excessOf(right: Measured, few: readonly Measured[], likenesses: Likenesses): number[] {
  const options = [right, ...few];
  const typical = options.map((one) => {
    const own = likenesses.get(one);
    return options.reduce((sum, other) => sum + (other === one ? 0 : (own?.get(other) ?? 0)), 0);
  });
  return [options.map(({ common }) => common), typical].map(
    (rates) => firstsShare(rates) - 1 / options.length,
  );
}

/** What the first scores with whoever takes the highest: 1, its share where others are as high, or nothing. */
function firstsShare(rates: readonly number[]): number {
  const best = Math.max(...rates);
  const isBest = (rate: number) => Math.abs(rate - best) < 1e-9;
  return isBest(rates[0] ?? -1) ? 1 / rates.filter(isBest).length : 0;
}

function poolOf(all: readonly Measured[]): Measured[] {
  const likeliest = all.slice(0, LIKELIEST);
  const alike = all.slice(LIKELIEST).sort((a, b) => b.likeness - a.likeness);
  return [...likeliest, ...alike.slice(0, ALIKE)];
}

/** All options have it alike: no rank is used up. */
const SAME = -1;

/** One of the wanted ranks that the right option has among the others (ties may go either way); null where it has none of them. */
function rankIn(
  right: Measured,
  few: readonly Measured[],
  feature: Feature,
  wanted: ReadonlySet<number>,
): number | null {
  const below = few.filter((one) => one[feature] < right[feature]).length;
  const equal = few.filter((one) => one[feature] === right[feature]).length;
  if (equal === few.length) return SAME;
  // Tied for the top it would be taken half of the time whatever rank is counted.
  if (equal > 0 && below + equal === few.length) return null;
  for (let rank = below; rank <= below + equal; rank++) if (wanted.has(rank)) return rank;
  return null;
}

function* combinations<T>(pool: readonly T[], count: number, from = 0): Generator<readonly T[]> {
  if (count === 0) {
    yield [];
    return;
  }
  for (const [at, one] of pool.entries()) {
    if (at < from || at > pool.length - count) continue;
    for (const rest of combinations(pool, count - 1, at + 1)) yield [one, ...rest];
  }
}
