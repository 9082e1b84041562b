import type { Attendant } from '../../escalated.ts';
import type { People } from '../../people.ts';
import type { Store } from '../../store.ts';
import type { Batch } from './batches.ts';

/**
 * Who is told, by their private chats: trainers, and who has worked on one of the items; administrators where nobody of these can
 * be reached. Who has lost the role is not.
 */
export async function recipientsOf(
  { store, people }: { readonly store: Pick<Store, 'itemVersions' | 'attendants'>; readonly people: Pick<People, 'role'> },
  batches: readonly Batch[],
): Promise<readonly Attendant[]> {
  const workers = new Set<string>();
  for (const { item } of batches.flatMap(({ versions }) => versions))
    for (const { by } of await store.itemVersions(item.id)) if (by !== null) workers.add(by);
  const [own, administrators]: [Attendant[], Attendant[]] = [[], []];
  for (const attendant of await store.attendants()) {
    const role = await people.role(attendant.person);
    if (role === 'trainer' || (role === 'administrator' && workers.has(attendant.person))) own.push(attendant);
    else if (role === 'administrator') administrators.push(attendant);
  }
  return own.length > 0 ? own : administrators;
} // prettier-ignore
