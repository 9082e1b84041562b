import type { Bags } from './bags.ts';
import { hashOf, shuffled } from './chance.ts';
import type { Choice, ChoiceDraft } from './draft.ts';
import { shareIn, wordsOf } from './words.ts';

/** Chooses wrong options so that length, likeness to the stem, and size say nothing of which one is right. */

/** Options that are looked at: the likeliest, and those most like the stem; 560 ways to choose three of 16. */
const [LIKELIEST, ALIKE] = [10, 6];

type Feature = 'length' | 'likeness' | 'value';
const FEATURES: readonly Feature[] = ['likeness', 'length', 'value'];

interface Measured extends Readonly<Record<Feature, number>> {
  readonly choice: Choice;
}

/** The wrong options in an order of their own; null where no choice of them hides the right one. */
export function pickWrong(draft: ChoiceDraft, count: number, name: string, bags: Bags): Choice[] | null {
  const stem = wordsOf(draft.stem);
  const measure = (choice: Choice): Measured => ({
    choice,
    length: choice.text.length,
    likeness: shareIn(wordsOf(choice.text), stem),
    value: choice.value ?? 0,
  });
  const right = measure(draft.right);
  const pool = poolOf(draft.wrong.map(measure));
  if (pool.length < count) return null;
  if (draft.reviewed) return shuffled(draft.wrong.slice(0, count), ({ text }) => text, draft.id);
  const wanted = FEATURES.map((feature) => bags.left(`${name}|${feature}`, count + 1));
  const fitting: { few: readonly Measured[]; ranks: (number | null)[] }[] = [];
  for (const few of combinations(pool, count)) {
    const ranks = FEATURES.map((feature, at) => rankIn(right, few, feature, wanted[at] ?? new Set()));
    if (!ranks.includes(null)) fitting.push({ few, ranks });
    if (fitting.length === FREE) break;
  }
  const found = fitting[hashOf(draft.id) % Math.max(fitting.length, 1)];
  if (found === undefined) return null;
  for (const [at, feature] of FEATURES.entries()) {
    const rank = found.ranks[at] ?? SAME;
    if (rank !== SAME && rank !== null) bags.take(`${name}|${feature}`, count + 1, rank);
  }
  return shuffled(
    found.few.map(({ choice }) => choice),
    ({ text }) => text,
    draft.id,
  );
}

/** Choices that fit and are likeliest: one of so many is taken. */
const FREE = 12;

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
