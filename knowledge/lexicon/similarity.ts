/** Initial consonants that are spoken alike in much of Viet Nam and therefore confused in writing. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/^(ch|tr)/, 'ch'],
  [/^(s|x)(?!$)/, 's'],
  [/^(gi|d|r)/, 'd'],
  [/^(l|n)(?!g|h)/, 'l'],
  [/^(ngh|ng)/, 'ng'],
  [/^(gh|g)(?!i)/, 'g'],
  [/^(k|c|q)(?!h)/, 'k'],
];

/**
 * How two folded syllables resemble each other: `sound` (the initial is spoken alike, the rest is equal),
 * `typing` (one letter too many, too few, another or swapped; both of four letters or more), or null.
 */
export function similarSyllables(a: string, b: string): 'sound' | 'typing' | null {
  return resemblance(a, b, sound);
}

/** `similarSyllables` where it is known how syllables sound. */
export function resemblance(a: string, b: string, soundOf: Sound): 'sound' | 'typing' | null {
  if (soundOf(a) === soundOf(b)) return 'sound';
  return isTyping(a, b) ? 'typing' : null;
}

/** The one of the two that takes longer to tell: a letter too many, too few, another or swapped. */
export function isTyping(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= 4 && withinOneEdit(a, b);
}

/** A folded syllable as it sounds. */
export type Sound = (syllable: string) => string;

export function sound(syllable: string): string {
  const rule = SOUNDS.find(([initial]) => initial.test(syllable));
  return rule === undefined ? syllable : syllable.replace(rule[0], rule[1]);
}

/** Damerau–Levenshtein distance of at most 1. */
export function withinOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  const restA = a.slice(head);
  const restB = b.slice(head);
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true;
  return (
    restA.length >= 2 && restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
  );
}
