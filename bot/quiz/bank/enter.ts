import type { Item } from '../../quiz-item.ts';
import type { ItemVersion, QuizItems } from '../../quiz-store.ts';
import { sameItem } from './edit.ts';
import { lastOf } from './last.ts';

/** What became of generated items. */
export interface Entered {
  /** Were not there before. */
  readonly added: number;
  /** Drafts that nobody had touched, and items that had lapsed with their old wording: drafts in their new form. */
  readonly renewed: number;
  /** As they were: the same, or a person's by now. */
  readonly kept: number;
}

interface When {
  readonly by: string | null;
  readonly at: string;
}

/** The note of an item that comes back in the new wording of its provision. */
export const ANEW = 'Soạn lại theo lời văn mới; câu theo lời văn cũ đã thôi dùng.';

export async function enter(store: QuizItems, items: readonly Item[], { by, at }: When): Promise<Entered> {
  const [versions, counts]: [ItemVersion[], { added: number; renewed: number; kept: number }] = [
    [],
    { added: 0, renewed: 0, kept: 0 },
  ];
  const held = await lastOf(
    store,
    items.map(({ id }) => id),
  );
  for (const item of items) {
    const last = held.get(item.id) ?? null;
    const fate = last === null ? 'added' : isRenewed(last, item) ? 'renewed' : 'kept';
    counts[fate] += 1;
    if (fate === 'kept') continue;
    const number = (last?.number ?? 0) + 1;
    const note = last?.act === 'lapsed' || last?.note === ANEW ? ANEW : '';
    versions.push({ item, number, state: 'draft', act: 'entered', by, at, note, touched: false });
  }
  // Only the program enters items; a second one at the same moment entered the same.
  return (await store.putItemVersions(versions)) ? counts : { added: 0, renewed: 0, kept: items.length };
}

/** Whether a new form takes the place of an item: nothing of a person's work may go by it. */
function isRenewed({ item: held, state, act, touched }: ItemVersion, item: Item): boolean {
  if (act === 'lapsed') return held.version !== item.version;
  return state === 'draft' && !touched && act === 'entered' && !sameItem(held, item);
}
