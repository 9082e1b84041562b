import type { Rarity } from './clues.ts';
import { wordsOf } from './words.ts';
import type { Choice, ChoiceDraft } from './draft.ts';

/** Wrong options that are looked at: the likeliest first, then those that share most with the stem; at most 455 ways to choose three of 15. */

const LIKELIEST = 9;
/** So many by each way of counting what is shared. */
const ALIKE = 2;

export function poolOf({ stem, wrong }: ChoiceDraft, rarity: Rarity): Choice[] {
  if (wrong.length <= LIKELIEST) return [...wrong];
  const likeliest = wrong.slice(0, LIKELIEST);
  const words = wordsOf(stem);
  const rest = wrong.slice(LIKELIEST).map((choice) => {
    const own = wordsOf(choice.text);
    const shared = [...own].filter((word) => words.has(word)).map(rarity);
    return {
      choice,
      share: shared.length / Math.max(own.size, 1),
      rarest: Math.max(0, ...shared),
      weight: shared.reduce((sum, one) => sum + one, 0),
    };
  });
  const alike = (['share', 'rarest', 'weight'] as const).flatMap((way) =>
    [...rest].sort((a, b) => b[way] - a[way]).slice(0, ALIKE),
  );
  return [...new Set([...likeliest, ...alike.map(({ choice }) => choice)])];
}
