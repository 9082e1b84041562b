import type { ChannelLetters } from '../../escalated.ts';
import { isDecentHour, unasked } from '../../hours.ts';
import { windowOf } from '../../notices.ts';
import { countedItems, nextFor, type RoundState } from '../round.ts';
import { doersOf, type Doing } from './asking.ts';
import type { QuizNeeds } from './types.ts';
import { sayOwnReminder } from './words.ts';

/** How a line of the log is told: `silent`, to nobody; `more`, to others than the round's chat too. */
export interface Telling {
  readonly silent?: boolean;
  readonly more?: readonly ChannelLetters[];
}

/**
 * Before a deadline the chat is told, and privately whoever has begun and not finished. Nobody is at night, when the program was
 * down at the time, nor twice at once.
 */
export async function reminding(needs: QuizNeeds, state: RoundState, index: number): Promise<Telling> {
  const now = needs.now();
  const next = state.setup.reminders[index + 1];
  const overtaken = next !== undefined && Date.parse(next) <= now.getTime();
  if (overtaken || !isDecentHour(now)) return { silent: true };
  const doers = await doersOf(needs, state.setup.id);
  return { more: doers.flatMap(({ person, doing }) => ownReminder(needs, state, person, doing)) };
}

function ownReminder(
  { voices, now }: QuizNeeds,
  state: RoundState,
  person: string,
  { place, at }: Doing,
): ChannelLetters[] {
  if (place === undefined || nextFor(state, person) === null) return [];
  const window = windowOf(place.channel);
  const voice = voices[place.channel];
  if (voice === undefined || (window !== null && now().getTime() - Date.parse(at) >= window)) return [];
  const answers = state.players.get(person)?.answers;
  const left = countedItems(state).filter((item) => answers?.has(item) !== true).length;
  return [{ channel: place.channel, letters: unasked(voice.tell(place.chat, sayOwnReminder(state, left))) }];
}
