/** Something that a person should look at. */
export interface Finding {
  /**
   * `unowned`, `owned_twice`: characters of no or of several provisions; `not_verbatim`: a provision that is not its slice;
   * `hole`: labels missing in a sequence; `lone`: a sequence of one; `unfinished`: words that end within a sentence.
   */
  readonly kind: 'unowned' | 'owned_twice' | 'not_verbatim' | 'hole' | 'lone' | 'unfinished';
  /** Id of the provision concerned; null where it is of none. */
  readonly provision: string | null;
  /** Line of the text, from 1. */
  readonly line: number;
  /** Vietnamese, for the administrator. */
  readonly message: string;
}

/** The line of an offset, from 1. */
export type LineOf = (offset: number) => number;

/** Makes `LineOf` for a text; each look-up is a binary search. */
export function lineNumbers(text: string): LineOf {
  const starts = [0];
  for (const match of text.matchAll(/\n/gu)) starts.push(match.index + 1);
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
