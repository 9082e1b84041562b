/** What is read of a question and of a provision when words are translated: words with marks, and pairs of neighbours. */

/** A text's words as they are written, with marks. */
export type MarkedWords = readonly { readonly norm: string }[];

/** The fields of a provision in the order in which they are read. */
export interface ReadFields {
  readonly own: MarkedWords;
  /** Headings and leading words above it. */
  readonly lead: MarkedWords;
  readonly heading: MarkedWords;
}

/** Names of a provision that are read: of a long one its words go before its pairs. */
const MOST_READ = 220;

/** The distinct words of a question, then its pairs. */
export function askedNames(words: MarkedWords): string[] {
  return [...new Set([...wordsOf(words), ...pairsOf(words)])];
}

/** The distinct words of a provision and of what stands above it, then its pairs. */
export function readNames({ own, lead, heading }: ReadFields): string[] {
  const fields = [own, lead, heading];
  return [...new Set([...fields.flatMap(wordsOf), ...fields.flatMap(pairsOf)])].slice(0, MOST_READ);
}

/** Whether a name is that of a pair. */
export function isPair(name: string): boolean {
  return name.includes(' ');
}

function wordsOf(words: MarkedWords): string[] {
  return words.map(({ norm }) => norm);
}

function pairsOf(words: MarkedWords): string[] {
  return words.slice(1).map(({ norm }, at) => `${words[at]?.norm ?? ''} ${norm}`);
}
