/** How a text in capitals is written elsewhere in the same text: names are never re-cased by rule alone. */

/** The first place where the words stand in mixed case, on one line; null where they stand in capitals only. */
export function asWritten(text: string, capitals: string, before = ''): string | null {
  const words = capitals.trim().split(/\s+/u).map(escape);
  if (words.length === 0) return null;
  const pattern = new RegExp(`${before}(${words.join('\\s+')})(?![\\p{L}])`, 'giu');
  for (const match of text.matchAll(pattern)) {
    const found = (match[1] ?? '').replace(/\s+/gu, ' ');
    if (/\p{Ll}/u.test(found)) return found;
  }
  return null;
}

function escape(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
}

/** True where the words are in capitals only. */
export function isCapitals(words: string): boolean {
  return !/\p{Ll}/u.test(words);
}
