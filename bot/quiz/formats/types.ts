/** What a file holds of an item by its own means, and what reading one gives. */

/** A question as any quiz program knows it. */
export interface Question {
  readonly kind: 'true_false' | 'choice' | 'short' | 'order';
  readonly stem: string;
  /** Of `short`: the right answer among answers that are known to be wrong, if any. Of `order`: as they are shown. */
  readonly options: readonly string[];
  readonly correct: readonly number[];
  readonly accepts: readonly string[];
  /** One for each option; empty where the file says nothing. */
  readonly whys: readonly string[];
  readonly explanation: string;
  readonly tags: readonly string[];
}

/** A fault of a file. */
export interface Fault {
  /** Of the file (of the sheet: its row), from 1; null where the whole file is meant. */
  readonly line: number | null;
  /** Vietnamese: what, which value, how to mend it. */
  readonly what: string;
}

/** A question where it was found. */
export interface Found {
  readonly line: number;
  readonly question: Question;
  /** What this program put beside it, as text; null in files of other programs. */
  readonly carried: string | null;
}

/** What a file says. With faults, nothing of it is used. */
export interface Reading {
  readonly found: readonly Found[];
  readonly faults: readonly Fault[];
  /** What was passed over on purpose (Vietnamese). */
  readonly notes: readonly Fault[];
}

/** Gathers what a reader finds, in the order of the file. */
export class Gathering implements Reading {
  readonly found: Found[] = [];
  readonly faults: Fault[] = [];
  readonly notes: Fault[] = [];

  fault(line: number | null, what: string): void {
    this.faults.push({ line, what });
  }

  note(line: number | null, what: string): void {
    this.notes.push({ line, what });
  }
}

/** A question that a reader cannot take: thrown within a reader, gathered with its line. */
export class Unfit extends Error {
  override readonly name = 'Unfit';
}
