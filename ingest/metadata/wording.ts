/** How a text in capitals is written elsewhere in the same text: names are never re-cased by rule alone. */

/** Longest name that is looked for, words (own choice: titles of decrees have up to 60). */
const LONGEST_NAME = 80;

/** The first place where the words stand in mixed case; null where they stand in capitals only. */
export function asWritten(text: string, capitals: string, before = ''): string | null {
  const words = capitals.trim().split(/\s+/u).map(escape);
  if (words.length > LONGEST_NAME) return null;
  const pattern = new RegExp(`(?<!\\p{L})${before}(${words.join('\\s+')})(?!\\p{L})`, 'giu');
  for (const match of text.matchAll(pattern)) {
    const found = (match[1] ?? '').replace(/\s+/gu, ' ');
    if (/\p{Ll}/u.test(found)) return found;
  }
  return null;
}

/** How much of the text is searched for pieces, UTF-16 units: head, preamble and first articles. */
const NEAR = 20_000;
/** Longest piece, words: a title's longest name. */
const LONGEST_PIECE = 24;

/** The words piece by piece as the text writes them, longest pieces first; a word that it never writes stays in capitals. */
export function asWrittenInPieces(text: string, capitals: string): string {
  const near = text.slice(0, NEAR);
  const words = capitals.trim().split(/\s+/u);
  if (words.length > LONGEST_NAME) return capitals;
  const pieces: string[] = [];
  for (let at = 0; at < words.length;) {
    const piece = longestPiece(near, words.slice(at, at + LONGEST_PIECE));
    pieces.push(piece.written);
    at += piece.count;
  }
  return pieces.join(' ');
}

function longestPiece(text: string, words: readonly string[]): { written: string; count: number } {
  for (let count = words.length; count > 0; count--) {
    const written = asWritten(text, words.slice(0, count).join(' '));
    if (written !== null) return { written, count };
  }
  return { written: words[0] ?? '', count: 1 };
}

function escape(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
}

/** True where the words are in capitals only. */
export function isCapitals(words: string): boolean {
  return !/\p{Ll}/u.test(words);
}
