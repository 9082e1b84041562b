import type { Lexicon } from './lexicon.ts';
import { tokenise, type Token } from './vietnamese.ts';

/**
 * Features of a text for the lexical index: every syllable and every pair of neighbours,
 * each once with marks and once folded (prefix `~`), so that a question typed without diacritics finds the same passages.
 */
export function features(text: string): string[] {
  const tokens = tokenise(text);
  return [...accented(tokens), ...folded(tokens)];
}

/** Syllables and pairs with their marks. */
export function accented(tokens: readonly Token[]): string[] {
  return grams(tokens.map((token) => token.norm));
}

/** Syllables and pairs without marks. */
export function folded(tokens: readonly Token[]): string[] {
  return grams(tokens.map((token) => token.fold)).map((gram) => `~${gram}`);
}

function grams(words: readonly string[]): string[] {
  const pairs = words.slice(1).map((word, index) => `${words[index] ?? ''} ${word}`);
  return [...words, ...pairs];
}

/** The lexicon's concepts in a text (prefix `#`), so that `nhậu` finds `đồ uống có cồn`. */
export function conceptFeatures(text: string, lexicon: Lexicon): string[] {
  return lexicon.annotate(tokenise(text)).map(({ concept }) => `#${concept.id}`);
}
