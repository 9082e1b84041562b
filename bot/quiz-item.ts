import type { Day } from '../knowledge/types.ts';

/** A quiz question bound to words of a provision: what generators make, trainers edit, rounds ask and files carry. */

export const ITEM_TYPES = [
  /** A statement; options are always `Đúng`, `Sai`, in this order. */
  'true_false',
  /** One of two to ten options is right. */
  'single_choice',
  /** The stem has one gap (`____`); one of the options fills it, or whoever types one of `accepts`. */
  'fill_blank',
  /** The stem tells a situation; the options are provisions, one of which decides it. */
  'match',
  /** The options are steps; `correct` holds their indexes in the right order. */
  'order',
] as const;
export type ItemType = (typeof ITEM_TYPES)[number];

/** The gap of a `fill_blank` stem. */
export const GAP = '____';

/** Words of a provision, verbatim: `text === provision.text.slice(start, end)` of the library it was made from. */
export interface ItemQuote {
  /** Id of the provision. */
  readonly provision: string;
  readonly document: string;
  /** As a person would cite it: `điểm a khoản 2 Điều 14`. */
  readonly locator: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** SHA-256 of the source file's bytes, hex. */
  readonly sha256: string;
}

/** Why an option is right or wrong. */
export interface Reason {
  /** Vietnamese, a sentence; says only what its quote says. */
  readonly why: string;
  /** Null only in items that people wrote without one. */
  readonly quote: ItemQuote | null;
}

/** Who made it. */
export type Origin = 'generated' | 'written' | 'imported' | 'proposed';

export interface Item {
  /**
   * Of a generated item: `<provision id>~<recipe>.<n>`, the same for the same library and program.
   * Of others: a fresh id that begins with `q-`.
   */
  readonly id: string;
  readonly type: ItemType;
  /** What is asked, plain text, Vietnamese, NFC. */
  readonly stem: string;
  readonly options: readonly string[];
  /** Indexes into `options`: one; for `order` all of them, in the right order. */
  readonly correct: readonly number[];
  /** Typed answers that fill the gap as well; empty for other types. */
  readonly accepts: readonly string[];
  /** One sentence for after the answer, with the place. */
  readonly explanation: string;
  /** One for each option, in their order. */
  readonly reasons: readonly Reason[];
  /** The words that decide, long enough to be understood. Null only in items that people wrote or imported unbound. */
  readonly quote: ItemQuote | null;
  /** The characters of the provision's text that make the right option right (an amount, a modal); within `quote`. Null with it. */
  readonly span: { readonly start: number; readonly end: number } | null;
  /** Id of the provision; null where unbound. */
  readonly provision: string | null;
  /** SHA-256, hex, of the provision's whole text when the item was made: another text retires the item. Null where unbound. */
  readonly version: string | null;
  /** Until when the provision is in force (exclusive); null where no end is known. */
  readonly until: Day | null;
  /** Id of a topic (`alcohol`, `working_hours` …), for choosing; null where none is recognised. */
  readonly topic: string | null;
  /** A trainer's own words to find it by. */
  readonly tags: readonly string[];
  readonly origin: Origin;
  /** Further provisions whose words the item leans on, with the SHA-256 of their texts: a change of any retires it as well. */
  readonly uses?: readonly Leaning[];
}

/** A provision, and its whole text's SHA-256 when the item was made. */
export interface Leaning {
  readonly provision: string;
  readonly version: string;
}
