import type { ItemVersion, QuizItems } from '../../quiz-store.ts';

/** Ids asked for at once. */
const AT_ONCE = 1_000;

/** The last versions of many items, by id. */
export async function lastOf(
  store: Pick<QuizItems, 'bankItemsOf'>,
  ids: readonly string[],
): Promise<Map<string, ItemVersion>> {
  const found = new Map<string, ItemVersion>();
  for (let at = 0; at < ids.length; at += AT_ONCE)
    for (const version of await store.bankItemsOf(ids.slice(at, at + AT_ONCE)))
      found.set(version.item.id, version);
  return found;
}
