import type { Day } from '../knowledge/types.ts';
import type { Item, ItemType } from './quiz-item.ts';
import type { BankProposals } from './quiz-proposals.ts';
import type { ItemPart } from './quiz-shape.ts';
import { ITEM_STATES, type ItemAct, type ItemState } from './quiz-store.ts';

/** What pages show of the bank of questions and do to it: the port between them and `bot/quiz/review.ts`. */

/** Ways to look at the bank. `lapsed`: what retired itself, and what came back in the new wording; `flagged`: what the answers show to be bad; `proposed`: drafts of a model. */
export const BANK_VIEWS = [...ITEM_STATES, 'lapsed', 'flagged', 'proposed'] as const;
export type BankView = (typeof BANK_VIEWS)[number];

/** Which items; null for any. */
export interface BankWanted {
  readonly view: BankView | null;
  readonly type: ItemType | null;
  /** Number of a document, id of a topic, a tag. */
  readonly document: string | null;
  readonly topic: string | null;
  readonly tag: string | null;
  /** Words looked for in question, options, place and id; typed without marks they are found without them. Empty for none. */
  readonly words: string;
}

/** The words of a provision before and now, where an item lapsed by them. */
export interface Rewording {
  /** Which provision, what became of it, from when. */
  readonly sentence: string;
  /** Verbatim. */
  readonly old: string;
  /** Verbatim; null where there are none. */
  readonly now: string | null;
  readonly from: Day | null;
  readonly document: string;
  readonly provision: string;
}

export interface BankLine {
  readonly id: string;
  /** Number of the last version. */
  readonly number: number;
  readonly state: ItemState;
  readonly type: ItemType;
  readonly stem: string;
  readonly right: string;
  /** As a person would cite it; null where it is bound to no provision. */
  readonly place: string | null;
  readonly tags: readonly string[];
  /** What is wrong with it, sentences. */
  readonly flags: readonly string[];
  /** In the view `lapsed` alone. */
  readonly rewording: Rewording | null;
}

/** What one may choose by, with how many items there are. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly count: number;
}

export interface BankPage {
  readonly lines: readonly BankLine[];
  /** Of all pages. */
  readonly count: number;
  readonly page: number;
  readonly pages: number;
  /** Of the whole bank. */
  readonly total: number;
  readonly counts: Readonly<Record<BankView, number>>;
  readonly documents: readonly Choice[];
  readonly topics: readonly Choice[];
  readonly tags: readonly Choice[];
}

/** How an item fared. */
export interface BankFigures {
  /** People who answered it, by their first answers since its present words. */
  readonly people: number;
  /** Of them: how many were right, and which share. */
  readonly right: number;
  readonly share: number;
  /** -1 to 1; null where too few answered. */
  readonly discrimination: number | null;
  /** How often each option was taken; null where that is not known. */
  readonly choices: readonly number[] | null;
}

/** One act on an item, with what it changed. */
export interface BankAct {
  readonly number: number;
  readonly act: ItemAct;
  readonly state: ItemState;
  /** Vietnamese: "bạn", "người khác", "chương trình". */
  readonly by: string;
  readonly at: string;
  readonly note: string;
  readonly changes: readonly BankChange[];
}
export interface BankChange {
  /** Which part of it. */
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

export interface BankItem {
  readonly item: Item;
  readonly number: number;
  readonly state: ItemState;
  readonly topic: string | null;
  /** The title of its document; null where it is unbound or the document is not held. */
  readonly title: string | null;
  /** Null where fewer than five people answered it. */
  readonly figures: BankFigures | null;
  readonly flags: readonly string[];
  /** Newest first. */
  readonly history: readonly BankAct[];
  /** Where this or an earlier wording lapsed. */
  readonly rewording: Rewording | null;
  readonly topics: readonly Choice[];
}

/** An act on many items. `chosen`: the number of the version that the person saw, by id. */
export const BANK_DOINGS = ['approve', 'retire', 'reopen', 'tag', 'untag'] as const;
export type BankDoing = (typeof BANK_DOINGS)[number];
export interface BankAsked {
  readonly doing: BankDoing;
  readonly chosen: ReadonlyMap<string, number>;
  readonly why: string;
  /** To be added or taken away; of other acts none. */
  readonly tags: readonly string[];
}

/** What a trainer may change; see `editSchema` of the bank. */
export interface BankEdit {
  readonly stem: string;
  readonly options: readonly string[];
  readonly correct: readonly number[];
  readonly accepts: readonly string[];
  readonly explanation: string;
  readonly whys: readonly string[];
  readonly tags: readonly string[];
  readonly topic: string | null;
}

/** A question that a person writes, as the form has it. */
export interface OwnQuestion extends BankEdit {
  readonly type: ItemType;
  /** Id of the provision that decides; null for none. */
  readonly provision: string | null;
  /** Words of it that are quoted; empty for the whole. */
  readonly quote: string;
  /** Words of the quote that make the right answer right; empty where nobody says. */
  readonly key: string;
}
export type OwnPart = ItemPart | 'quote' | 'key';
export interface OwnFault {
  readonly part: OwnPart;
  /** Vietnamese, with the value and how to mend it. */
  readonly what: string;
}
/** It is stored whole, as a draft, or not at all. */
export type OwnWritten =
  | { readonly kind: 'done'; readonly id: string }
  | { readonly kind: 'refused'; readonly faults: readonly OwnFault[] };

/** An item to which an act on many was not done, and why. */
export interface BankLeft {
  readonly id: string;
  readonly stem: string;
  readonly why: readonly string[];
}

/** All of it was done, or nothing; of an act on many items what could be. */
export type BankDone =
  | {
      readonly kind: 'done';
      readonly count: number;
      /** Those to which it was not done, and how many were so already; of an act on many alone. */
      readonly left?: readonly BankLeft[];
      readonly same?: number;
    }
  | { readonly kind: 'refused'; readonly faults: readonly string[] };

/** A file that was read, before it is taken. */
export interface BankFile {
  readonly id: string;
  readonly name: string;
  readonly format: string;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  /** What was passed over on purpose, with its line. */
  readonly notes: readonly string[];
  /** Faults, with their lines, of what stays outside where the rest is taken without it. */
  readonly left: readonly string[];
  readonly items: readonly { readonly line: number; readonly known: boolean; readonly item: Item }[];
}

export type BankFileRead =
  | { readonly kind: 'read'; readonly file: BankFile }
  /** `faults`: with their lines. `rest`: waits as a file of its own to be looked at and taken without them; null where nothing is left. */
  | { readonly kind: 'refused'; readonly faults: readonly string[]; readonly rest: BankFile | null };

export interface BankExport {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly count: number;
  /** Items that the format cannot hold, with why. */
  readonly left: readonly { readonly id: string; readonly why: string }[];
}

export interface BankFormat {
  readonly id: string;
  readonly label: string;
  /** `.gift.txt`. */
  readonly ending: string;
}

/** The bank as trainers and administrators see it; `person` is a stored id. */
export interface BankReview {
  /** Null where no chat model is set. */
  readonly proposals: BankProposals | null;
  readonly formats: readonly BankFormat[];
  /** Bytes of the biggest file taken. */
  readonly mostBytes: number;
  mayReview(person: string): Promise<boolean>;
  /** Writes down that somebody without the role tried. */
  refuse(person: string, what: string): Promise<void>;
  list(wanted: BankWanted, page: number): Promise<BankPage>;
  item(person: string, id: string): Promise<BankItem | null>;
  /** To one item, or to many: then to those to which it can be done. */
  act(person: string, asked: BankAsked): Promise<BankDone>;
  /** `seen`: number of the version that the person saw. */
  edit(person: string, id: string, seen: number, edit: BankEdit): Promise<BankDone>;
  /** Topics that questions may be on. */
  topics(): Promise<readonly Choice[]>;
  write(person: string, own: OwnQuestion): Promise<OwnWritten>;
  /** Reads a file; nothing of it is stored before `take`. */
  read(person: string, file: { readonly name: string; readonly bytes: Uint8Array }): Promise<BankFileRead>;
  pending(person: string, id: string): BankFile | null;
  /** Null where the file is not held any more. */
  take(person: string, id: string): Promise<BankDone | null>;
  drop(person: string, id: string): void;
  /** Null where the format is unknown. */
  export(format: string, wanted: BankWanted): Promise<BankExport | null>;
}
