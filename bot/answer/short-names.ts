import { foldWords } from '../../knowledge/references.ts';
import type { Document } from '../../knowledge/types.ts';

/** What people call a law for short. */

/** The words of a law's name, folded, its kind left out. */
export function nameWords(document: Pick<Document, 'title'>): string[] {
  return foldWords(bareName(document));
}

export function bareName({ title }: Pick<Document, 'title'>): string {
  return title.replace(/^(?:bộ luật|luật|pháp lệnh)\s+/iu, '');
}

export function initialsOf(words: readonly string[]): string {
  return words.map((word) => word[0] ?? '').join('');
}

/** Words between which nothing of the name may be asked: the shortest short name has two. */
const LEAST_WORDS = 2;

/**
 * Whether people may call a law so: "rượu bia" for "Phòng, chống tác hại của rượu, bia", "bmnn" for "Bảo vệ bí mật nhà nước".
 * `written`: folded words.
 */
export function isShortName(written: readonly string[], name: readonly string[]): boolean {
  const [first = ''] = written;
  if (written.length === 1 && first.length >= 3) return initialsOf(name).includes(first);
  return written.length >= LEAST_WORDS && isSubsequence(written, name);
}

export function isSubsequence(words: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const word of words) {
    at = whole.indexOf(word, at) + 1;
    if (at === 0) return false;
  }
  return words.length > 0;
}
