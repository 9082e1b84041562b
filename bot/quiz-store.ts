import type { Item } from './quiz-item.ts';

/** The part of the store that holds the bank of questions: every version of every item. */

export const ITEM_STATES = ['draft', 'approved', 'retired'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** What was done to an item. `lapsed`: it retired itself, for its provision changed, ended or went. */
export const ITEM_ACTS = ['entered', 'edited', 'approved', 'retired', 'reopened', 'lapsed'] as const;
export type ItemAct = (typeof ITEM_ACTS)[number];

/** An item as it stood from one act to the next. Never changed once stored. */
export interface ItemVersion {
  readonly item: Item;
  /** From 1, without gaps, within an item's id. */
  readonly number: number;
  readonly state: ItemState;
  readonly act: ItemAct;
  /** Stored id of the person; null for the program itself. */
  readonly by: string | null;
  /** ISO time, UTC. */
  readonly at: string;
  /** Why, Vietnamese; may be empty. */
  readonly note: string;
  /** Whether a person has changed the words of the item, in this version or an earlier one. */
  readonly touched: boolean;
}

/** Which items to read: those whose last version fits. */
export interface ItemsWanted {
  readonly states: readonly ItemState[];
  /** Number of a document, id of a topic, a tag; null for any. */
  readonly document: string | null;
  readonly topic: string | null;
  readonly tag: string | null;
  readonly limit: number;
  readonly offset: number;
}

/** A last version, and its place in the order in which versions were stored. */
export interface SequencedVersion {
  /** Rises with every version stored. */
  readonly sequence: number;
  readonly version: ItemVersion;
}

export interface QuizItems {
  /**
   * Stores versions, all or none. Each must follow the last version of its item: false, and nothing stored, where somebody else
   * stored one meanwhile.
   */
  putItemVersions(versions: readonly ItemVersion[]): Promise<boolean>;
  /** The last version; null where the id is unknown. */
  bankItem(id: string): Promise<ItemVersion | null>;
  /** The last versions of these ids, those that are known. */
  bankItemsOf(ids: readonly string[]): Promise<readonly ItemVersion[]>;
  /** Last versions, by id. */
  bankItems(wanted: ItemsWanted): Promise<readonly ItemVersion[]>;
  countBankItems(wanted: Omit<ItemsWanted, 'limit' | 'offset'>): Promise<number>;
  /** Last versions that were stored after a sequence (0 for all), in the order in which they were stored. */
  bankItemsAfter(sequence: number, limit: number): Promise<readonly SequencedVersion[]>;
  /** Versions by which items retired themselves since an ISO time, in the order in which they were stored. */
  lapsedSince(at: string): Promise<readonly ItemVersion[]>;
  /** All versions of an item, oldest first. */
  itemVersions(id: string): Promise<readonly ItemVersion[]>;
}
