import type { Bags } from './bags.ts';
import type { Balance, Standing } from './balance.ts';
import { shuffled } from './chance.ts';
import { cluesOf, shapeOf, shareOf, type Clues, type Rarity } from './clues.ts';
import { combinations } from './combinations.ts';
import type { Choice, ChoiceDraft } from './draft.ts';
import { poolOf } from './pool-of.ts';
import { shareIn } from './words.ts';

/** Chooses wrong options so that length, likeness to the stem or to each other, and size say nothing of which one is right. */

type Feature = 'length' | 'value';
const FEATURES: readonly Feature[] = ['length', 'value'];

/** Whoever takes the option with most of one of these. */
const SOLVERS: readonly ((clues: Clues) => number)[] = [
  ({ words }) => words,
  ({ share }) => share,
  ({ share }) => -share,
  ({ pairs }) => pairs,
  ({ triples }) => triples,
  ({ letters }) => letters,
  ({ letters }) => -letters,
  ({ rarest }) => rarest,
  ({ weight }) => weight,
];

interface Measured extends Readonly<Record<Feature, number>> {
  readonly choice: Choice;
  readonly words: ReadonlySet<string>;
  readonly clues: Clues;
}

/** What is left to give away. */
export interface Hiding {
  readonly bags: Bags;
  readonly balance: Balance;
  readonly rarity: Rarity;
  /** Under which name `bags` keep the ranks of a draft's right option, and `balance` what solvers won. */
  namesOf(draft: ChoiceDraft): { readonly ranks: string; readonly wins: string };
}

interface Fitting {
  readonly few: readonly Measured[];
  readonly ranks: readonly number[];
  /** Of `SOLVERS` in their order, then of who takes the option most like the others. */
  readonly excess: readonly number[];
}

/** The wrong options in an order of their own; null where no choice of them hides the right one. */
export function pickWrong(draft: ChoiceDraft, count: number, hiding: Hiding): Choice[] | null {
  const { bags, balance, rarity, namesOf } = hiding;
  const pool = poolOf(draft, rarity);
  if (pool.length < count) return null;
  const stem = shapeOf(draft.stem);
  const all = [draft.right, ...pool].map((choice): Measured => {
    const shape = shapeOf(choice.text);
    const { text, value = 0 } = choice;
    return { choice, value, length: text.length, words: shape.words, clues: cluesOf(shape, stem, rarity) };
  });
  const { ranks, wins } = namesOf(draft);
  const bagOf = (feature: Feature) => `${ranks}|${feature}`;
  const standing = balance.of(wins);
  const wanted = FEATURES.map((feature) => bags.left(bagOf(feature), count + 1));
  const best = bestOf(all, count, wanted, standing);
  if (best === null) return null;
  for (const [at, feature] of FEATURES.entries()) {
    const rank = best.ranks[at] ?? SAME;
    if (rank !== SAME) bags.take(bagOf(feature), count + 1, rank);
  }
  standing.add(best.excess);
  return shuffled(
    best.few.map(({ choice }) => choice),
    ({ text }) => text,
    draft.id,
  );
}

/** Of the choices that fit, the one that leaves the solvers nearest to chance; the likeliest of several. The first of `all` is right. */
function bestOf(
  all: readonly Measured[],
  count: number,
  wanted: readonly ReadonlySet<number>[],
  standing: Standing,
): Fitting | null {
  const [right, ...pool] = all;
  if (right === undefined) return null;
  const rated = ratedOf(right, pool);
  const sides = FEATURES.map((feature) => pool.map((one) => Math.sign(one[feature] - right[feature])));
  let best: { chosen: readonly number[]; ranks: readonly number[] } | null = null;
  let least = Infinity;
  for (const chosen of combinations(pool.length, count)) {
    const ranks = ranksOf(chosen, sides, wanted);
    const cost = ranks === null ? Infinity : costOf(chosen, rated, standing, least);
    if (ranks !== null && cost < least) [best, least] = [{ chosen, ranks }, cost];
  }
  if (best === null) return null;
  const { chosen, ranks } = best;
  const excess = Array.from({ length: rated.solvers + 1 }, (_, at) => excessOf(at, chosen, rated));
  return { few: chosen.flatMap((at) => pool[at] ?? []), ranks, excess };
}

interface Rated {
  readonly solvers: number;
  /** By solver. */
  readonly right: readonly number[];
  /** By solver and place in the pool. */
  readonly pool: readonly (readonly number[])[];
  /** How much of the words of an option others have: the right one's by place in the pool, theirs of it, theirs of each other. */
  readonly likeness: {
    readonly ofRight: readonly number[];
    readonly toRight: readonly number[];
    readonly among: readonly (readonly number[])[];
  };
}

function ratedOf(right: Measured, pool: readonly Measured[]): Rated {
  return {
    solvers: SOLVERS.length,
    right: SOLVERS.map((rate) => rate(right.clues)),
    pool: SOLVERS.map((rate) => pool.map(({ clues }) => rate(clues))),
    likeness: {
      ofRight: pool.map(({ words }) => shareIn(right.words, words)),
      toRight: pool.map(({ words }) => shareIn(words, right.words)),
      among: pool.map(({ words }) => pool.map((other) => shareIn(words, other.words))),
    },
  };
}

/** How far from chance the solvers would be altogether; infinite where one would win, or lose, too much, or from `most` on. */
function costOf(chosen: readonly number[], rated: Rated, standing: Standing, most: number): number {
  let cost = 0;
  for (let solver = 0; solver <= rated.solvers; solver++) {
    const excess = excessOf(solver, chosen, rated);
    if (!standing.allows(solver, excess)) return Infinity;
    cost += standing.after(solver, excess) ** 2;
    if (cost >= most) return Infinity;
  }
  return cost;
}

/** What a solver wins above chance on the right option and those chosen; the one behind the last takes the option most like the others. */
function excessOf(solver: number, chosen: readonly number[], rated: Rated): number {
  const won =
    solver < rated.solvers
      ? shareOf(rated.right[solver] ?? 0, rated.pool[solver] ?? [], chosen)
      : typicalShare(chosen, rated);
  return won - 1 / (chosen.length + 1);
}

function typicalShare(chosen: readonly number[], { likeness: { ofRight, toRight, among } }: Rated): number {
  let own = 0;
  const rates: number[] = [];
  for (const one of chosen) {
    own += ofRight[one] ?? 0;
    let rate = toRight[one] ?? 0;
    for (const other of chosen) if (other !== one) rate += among[one]?.[other] ?? 0;
    rates.push(rate);
  }
  return shareOf(own, rates, [...rates.keys()]);
}

/** All options have it alike: no rank is used up. */
const SAME = -1;

/**
 * A wanted rank of the right option for each of `FEATURES`; null where it has none for one of them. `sides`: by feature and place in
 * the pool -1 where that option has less than the right one, 0 where as much.
 */
function ranksOf(
  chosen: readonly number[],
  sides: readonly (readonly number[])[],
  wanted: readonly ReadonlySet<number>[],
): number[] | null {
  const ranks: number[] = [];
  for (let at = 0; at < sides.length; at++) {
    let below = 0;
    let equal = 0;
    for (const one of chosen) {
      const side = sides[at]?.[one] ?? 0;
      if (side < 0) below++;
      if (side === 0) equal++;
    }
    const rank = rankOf(below, equal, chosen.length, wanted[at] ?? NONE);
    if (rank === null) return null;
    ranks.push(rank);
  }
  return ranks;
}

const NONE: ReadonlySet<number> = new Set();

/** One of the wanted ranks that the right option has among the others (ties may go either way); null where it has none of them. */
function rankOf(below: number, equal: number, others: number, wanted: ReadonlySet<number>): number | null {
  if (equal === others) return SAME;
  // Tied for the top it would be taken half of the time whatever rank is counted.
  if (equal > 0 && below + equal === others) return null;
  for (let rank = below; rank <= below + equal; rank++) if (wanted.has(rank)) return rank;
  return null;
}
