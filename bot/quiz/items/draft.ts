import type { ItemType } from '../../quiz-item.ts';
import type { Provision, Span } from '../../../knowledge/types.ts';
import type { Source } from './source.ts';

/** What a recipe proposes; `assemble.ts` makes an item of it. */

/** An option before its place is known. */
export interface Choice {
  readonly text: string;
  /** Vietnamese sentence: why it is right or wrong. */
  readonly why: string;
  /** The words that show it. */
  readonly shown: Shown;
  /** For amounts: by which the options are ranked, so that the right one is not always in the middle. */
  readonly value?: number;
}

/** Words of a provision; `span` offsets into its text. */
export interface Shown {
  readonly provision: Provision;
  readonly span: Span;
}

interface Common {
  /** `<provision id>~<recipe>.<n>` */
  readonly id: string;
  readonly source: Source;
  /** The words that decide. */
  readonly shown: Shown;
  /** What makes the right option right, within `shown`. */
  readonly span: Span;
  /** What the deciding words lead into, and is asked: the point of a list. Quoted with why the right option is right. */
  readonly act?: Shown;
  /** Further provisions whose change retires the item. */
  readonly uses?: readonly Provision[];
}

export interface ChoiceDraft extends Common {
  readonly kind: 'choice';
  readonly type: Exclude<ItemType, 'true_false' | 'order'>;
  readonly stem: string;
  readonly right: Choice;
  /** More than are taken, the likelier first. */
  readonly wrong: readonly Choice[];
  readonly accepts?: readonly string[];
  readonly explanation: string;
}

/** One statement that the rule makes, and one that it contradicts: one of them is asked. */
export interface TruthDraft extends Common {
  readonly kind: 'truth';
  readonly truth: string;
  readonly lie: string;
  /** What the rule says where the lie says something else: `quy định ghi 05 ngày làm việc`. */
  readonly said: string;
  /** Why the truth is true, where its words alone do not say so. */
  readonly agrees?: string;
  readonly explanation: string;
  /** What each shows besides its words: asked as often of true as of false statements of a recipe. */
  readonly signs?: { readonly truth: readonly string[]; readonly lie: readonly string[] };
}

export interface OrderDraft extends Common {
  readonly kind: 'order';
  readonly stem: string;
  /** In the right order. */
  readonly steps: readonly Choice[];
  readonly explanation: string;
}

export type Draft = ChoiceDraft | TruthDraft | OrderDraft;

export const wholeOf = (provision: Provision): Shown => ({
  provision,
  span: { start: 0, end: provision.text.length },
});
