/** The words of passages in their order, for what looks at the neighbourhood of words. Read from the index files. */
export interface PassageTokens {
  /** Words are numbered within each part of the index: the part in which this passage lies, from 0. */
  readonly part: number;
  /** Numbers of the words of heading, title, trail, topic and body, one field after another. */
  readonly words: Uint16Array | Uint32Array;
  /** Where each field begins in `words`, in the order of `FIELDS`, and where the last one ends: 6 numbers. */
  readonly starts: ArrayLike<number>;
  /** Where each clause of the body begins, counted from the body's first word; the first is 0, ascending. */
  readonly clauses: ArrayLike<number>;
}

/** The numbers of a word in the parts of the index, its spread, and the words of a passage. */
export interface TokenSource {
  readonly rows: number;
  readonly parts: number;
  /** The number of a word (a token's `norm`) in a part; -1 where the part does not have it. */
  wordIn(part: number, word: string): number;
  /** Passages that hold the word, or the pair `first second`, in any field; 0 where none does. */
  count(feature: string): number;
  /** Mean number of words of a field, over the passages in which it is not empty; in the order of `FIELDS`. */
  readonly averageLengths: readonly number[];
  passage(row: number): PassageTokens;
  /** A number that the passages of one document share; -1 where there is no such row. */
  documentOf(row: number): number;
}
