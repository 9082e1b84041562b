import type { Asker, Shown, Vote } from '../channel.ts';
import { keyedHash } from '../privacy.ts';
import type { Store, Turn } from '../store.ts';

export interface ShownNeeds {
  readonly store: Store;
  readonly hashKey: string;
  readonly now: () => Date;
}

/**
 * Remembers that a person is shown the greeting: as a mark that names the answer before it, so that the next answer ends it
 * and retention takes it away with the marks of updates.
 */
export async function greeted(needs: ShownNeeds, asker: Asker): Promise<void> {
  const mark = markOf(needs, asker, await lastTurn(needs, asker));
  await needs.store.firstSight(asker.channel, mark, needs.now().toISOString());
}

/** The greeting, where no answer came after it; else the last answer. */
export async function shownLast(needs: ShownNeeds, asker: Asker): Promise<Shown> {
  const turn = await lastTurn(needs, asker);
  if (await needs.store.seen(asker.channel, markOf(needs, asker, turn))) return { kind: 'greeting' };
  if (turn === null) return null;
  const doubted = await needs.store.seen(asker.channel, doubtOf(needs, asker, turn.id));
  return { kind: 'answer', id: turn.id, answer: turn.answer, doubted };
}

/** Remembers that a person was shown what is offered after 👎: a mark, since a later 👍 takes the vote but not what was shown. */
export async function doubted(needs: ShownNeeds, vote: Vote): Promise<void> {
  await needs.store.firstSight(vote.channel, doubtOf(needs, vote, vote.answer), needs.now().toISOString());
}

const doubtOf = ({ hashKey }: ShownNeeds, { channel, person }: Asker, turn: string): string =>
  `doubt ${keyedHash(hashKey, channel, person)} ${turn}`;

async function lastTurn({ store, hashKey }: ShownNeeds, asker: Asker): Promise<Turn | null> {
  const chat = keyedHash(hashKey, asker.channel, asker.chat);
  const person = keyedHash(hashKey, asker.channel, asker.person);
  return (await store.lastTurns({ chat, person, since: '', limit: 1 }))[0] ?? null;
}

/** No update of a channel has such an id: the hashes are ours. */
function markOf({ hashKey }: ShownNeeds, { channel, chat, person }: Asker, turn: Turn | null): string {
  const [place, who] = [chat, person].map((id) => keyedHash(hashKey, channel, id));
  return `greeting ${place ?? ''} ${who ?? ''} ${turn?.id ?? ''}`;
}
