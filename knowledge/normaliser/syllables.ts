import { fold } from '../vietnamese.ts';

/** Consonants with which a Vietnamese syllable begins, the longest first; "gi" and "qu" go with them. */
const ONSET = /^(?:ngh|ng|nh|gh|gi(?=\p{L})|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?/u;

/**
 * Tells which spellings a Vietnamese syllable can have: a beginning that words have, with a rest (tone and marks included)
 * that words have. `words`: words that are spelled right.
 */
export function createSyllableTest(words: readonly string[]): (norm: string) => boolean {
  const rimes = new Set<string>();
  for (const word of words) {
    const rime = word.replace(ONSET, '');
    // Foreign words end otherwise; a rime with a mark is Vietnamese.
    if (rime !== fold(rime) || BARE_RIME.test(rime)) rimes.add(rime);
  }
  return (norm) => norm.length <= LONGEST && rimes.has(norm.replace(ONSET, ''));
}

/** "nghiêng". */
const LONGEST = 7;
const BARE_RIME = /^[aeiouy]{1,3}(?:ch|nh|ng|[cmnpt])?$/u;
