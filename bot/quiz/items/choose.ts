import type { Item, ItemType } from '../../quiz-item.ts';
import { shuffled } from './chance.ts';
import { withoutGiving } from '../apart.ts';

/** Which items somebody wants. */
export interface Wanted {
  /** Numbers of documents; empty for all. */
  readonly documents: readonly string[];
  readonly types: readonly ItemType[];
  /** Whether an item is on the topic; null for any. */
  readonly isOn: ((item: Item) => boolean) | null;
  /** How many; null for all. */
  readonly number: number | null;
  /** Chooses among them where fewer are wanted. */
  readonly seed: string;
}

/** Those wanted: all in the library's order, or `number` of them as the seed draws, none of which tells the answer of a later one where there are enough. */
export function choose(items: readonly Item[], { documents, types, isOn, number, seed }: Wanted): Item[] {
  const fitting = items.filter(
    (item) =>
      (documents.length === 0 || documents.includes(item.quote?.document ?? '')) &&
      (types.length === 0 || types.includes(item.type)) &&
      (isOn === null || isOn(item)),
  );
  if (number === null) return fitting;
  return withoutGiving(
    shuffled(fitting, ({ id }) => id, seed),
    number,
  );
}
