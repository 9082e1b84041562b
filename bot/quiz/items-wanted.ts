import type { Item, ItemType } from '../quiz-item.ts';

/** The port to whoever has items: the generator, the bank of reviewed ones, a fixture. */
export interface ItemSource {
  /** What can be asked about, most items first. */
  topics(): Promise<readonly TopicOffered[]>;
  documents(): Promise<readonly DocumentOffered[]>;
  /** The bank's tags, most items first; absent where nobody tags. */
  tags?(): Promise<readonly TagOffered[]>;
  /** At most `count` items, each once, of provisions in force; fewer where there are not so many. The same for the same `seed`. With `count` null all, in any order. */
  pick(wanted: ItemsWanted): Promise<readonly Item[]>;
  /** Ids of those of these items that are not to be asked any more: their rule has changed or ended, or a trainer has retired them. */
  stale?(items: readonly Item[]): Promise<ReadonlySet<string>>;
}

export interface TopicOffered {
  readonly id: string;
  /** Vietnamese. */
  readonly label: string;
  readonly count: number;
}

export interface DocumentOffered {
  /** As in `30-CT/TU`. */
  readonly number: string;
  readonly title: string;
  readonly count: number;
}

export interface TagOffered {
  /** As trainers wrote it. */
  readonly tag: string;
  readonly count: number;
}

export interface ItemsWanted extends Narrowed {
  /** Ids of topics, on any of which an item is; none for all. */
  readonly topics: readonly string[];
  /** Numbers of documents; none for all. */
  readonly documents: readonly string[];
  readonly count: number | null;
  readonly seed: string;
  /** None for all. */
  readonly types?: readonly ItemType[];
}

/** What the bank says of the items that are wanted. */
export interface Narrowed {
  /** Those alone that a trainer has approved. */
  readonly approved?: boolean;
  /** Tags, any of which an item has; none or absent for all. */
  readonly tags?: readonly string[];
}
