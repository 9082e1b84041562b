import type { Confidence, Day } from '../types.ts';

/** One statement about the day from which, or until which (exclusive), a document is in force. */
export interface Claim {
  readonly day: Day;
  /** Vietnamese: who says so. */
  readonly how: string;
  readonly confidence: Confidence;
  /** Number of the document that replaces or repeals it; null where it ends by itself. */
  readonly by: string | null;
}

/** That a document was in force on a day; `lasting` where it is so from then on, as far as is known. */
export interface Witness extends Claim {
  readonly lasting: boolean;
}

/** Everything said about one document. */
export interface Claims {
  readonly from: Claim[];
  readonly until: Claim[];
  /** Days on which the document is known to have been in force, with how; where its first day is not known. */
  readonly witnessed: Witness[];
  /** What the document's own text or its metadata says of its validity, as a sentence; null where it is not held. */
  readonly stated: string | null;
  /** Notes that bear on no day: when it was issued, that no end was found. */
  readonly notes: string[];
}
