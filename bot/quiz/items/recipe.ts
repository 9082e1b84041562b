import type { Provision } from '../../../knowledge/types.ts';
import type { KnownBodies } from './bodies.ts';
import type { Draft } from './draft.ts';
import type { KnownAmounts } from './known-amounts.ts';
import type { Shelf } from './source.ts';

/** What recipes work with. */
export interface Kit {
  readonly shelves: readonly Shelf[];
  readonly amounts: KnownAmounts;
  readonly bodies: KnownBodies;
  /** Whether the copy of some words looks whole. */
  readonly isSound: (text: string) => boolean;
  /** Reviewed rows (`situations.tsv`, `changes.tsv`, `orders.tsv`). */
  readonly situations: readonly Situation[];
  readonly changes: readonly Change[];
  readonly orders: readonly Order[];
}

/** What a recipe makes of one document. */
export type Recipe = (shelf: Shelf, kit: Kit) => Draft[];

/** A situation of everyday work, and the words that decide it. */
export interface Situation {
  readonly story: string;
  readonly provision: string;
  /** Verbatim in the provision. */
  readonly words: string;
  /** Provisions whose words could be said to decide it too. */
  readonly also: readonly string[];
}

/** Words of a provision, and words that would make it say something else. */
export interface Change {
  readonly provision: string;
  readonly words: string;
  readonly others: readonly string[];
  /** Whether the first of `others` in its place makes a sentence that the rule contradicts. */
  readonly contrary: boolean;
}

/** Words of a provision, verbatim. */
export interface Words {
  readonly provision: string;
  readonly words: string;
}

/** Steps in the order that a text gives them. */
export interface Order {
  readonly document: string;
  /** What is done: `quản lý văn bản đi`. */
  readonly what: string;
  readonly steps: readonly Words[];
  /** The words that give the order; null where the article is called an order itself. */
  readonly by: Words | null;
}

export const idOf = (provision: Provision, recipe: string, n: number): string =>
  `${provision.id}~${recipe}.${String(n)}`;

/** Longest stem, characters: Telegram takes 300, and a person reads less. */
export const STEM = 280;
/** Longest option, characters: Telegram's. */
export const OPTION = 100;
/** Longest explanation, characters: Telegram's. */
const EXPLANATION = 200;

/** "Đúng là …: khoản 2 Điều 5 Luật …." within its limit; the place stays whole where it can. */
export function explain(what: string, place: string): string {
  const room = EXPLANATION - place.length - 4;
  const said =
    what.length <= room ? what : `${what.slice(0, Math.max(room - 2, 20)).replace(/\s+\S*$/u, '')} …`;
  return `${said} (${place}).`.slice(0, EXPLANATION);
}
