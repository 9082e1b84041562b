import { tokenise } from '../../../knowledge/vietnamese.ts';

/** Texts as sets of words, for comparing them. */

/** Words, lower case, one tone placement; numbers too. */
export function wordsOf(text: string): ReadonlySet<string> {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const words = new Set(tokenise(text).map(({ norm }) => norm));
  if (remembered.size >= MOST) remembered.clear();
  remembered.set(text, words);
  return words;
}

const remembered = new Map<string, ReadonlySet<string>>();
/** Texts whose words are kept in mind: a document's, many times over. */
const MOST = 20_000;

/** Share of the words of `part` that `whole` has, 0 to 1. */
export function shareIn(part: ReadonlySet<string>, whole: ReadonlySet<string>): number {
  return part.size === 0 ? 0 : commonWords(part, whole) / part.size;
}

/** How many words both have. */
export function commonWords(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const word of one) if (other.has(word)) common++;
  return common;
}

/** Words in common by those of the smaller text, 0 to 1. */
export function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return one.size <= other.size ? shareIn(one, other) : shareIn(other, one);
}

/** Whether `overlap` is at least `share`; stops counting as soon as it is known. */
export function overlapsBy(share: number, one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  if (small.size === 0) return share <= 0;
  let [common, left] = [0, small.size];
  for (const word of small) {
    if ((common + left) / small.size < share) return false;
    if (large.has(word)) common++;
    left--;
  }
  return common / small.size >= share;
}

/** Without the mark at its end; spaces around it go too. */
export const bare = (text: string): string => text.trim().replace(/[\s.;:,]+$/u, '');

export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
