import type { ChannelName } from '../channel.ts';
import type { Attendant } from '../escalated.ts';
import type { People } from '../people.ts';
import type { Store } from '../store.ts';

export interface RecipientNeeds {
  readonly store: Pick<Store, 'attendants'>;
  readonly people: Pick<People, 'role'>;
}

/**
 * Administrators by the private chats that the bot knows and may write to now: those on other channels than the one in
 * trouble; where there are none, those on it, since a refusal of one letter need not be one of all.
 */
export async function recipientsOf(
  { store, people }: RecipientNeeds,
  channel: ChannelName,
  isReachable: (attendant: Attendant) => boolean,
): Promise<readonly Attendant[]> {
  const administrators: Attendant[] = [];
  for (const attendant of await store.attendants())
    if (isReachable(attendant) && (await people.role(attendant.person)) === 'administrator')
      administrators.push(attendant);
  const elsewhere = administrators.filter((attendant) => attendant.channel !== channel);
  return elsewhere.length > 0 ? elsewhere : administrators;
}
