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
