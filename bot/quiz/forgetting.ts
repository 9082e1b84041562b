import type { PracticeStore } from '../quiz-practice.ts';
import type { RoundStore } from '../quiz-rounds.ts';
import { attemptsOf, newRound, replay } from './round.ts';

export interface ForgettingNeeds {
  readonly store: Pick<RoundStore, 'playedRounds' | 'roundByCode' | 'roundEvents'> &
    Pick<PracticeStore, 'replaceAttempts'>;
  /** Deletes what a person answered in rounds that have ended; how many answers went. */
  readonly forget: (person: string) => Promise<number>;
}

/** Rounds of one person that are looked at: more than days of retention hold. */
const MOST_ROUNDS = 1_000;

/**
 * Deletes what a person answered in rounds that have ended, in the counts of anonymous rounds too: there attempts bear numbers in the
 * order of joining, so they are made anew from the log without the person. How many answers went.
 */
export async function forgetEverywhere({ store, forget }: ForgettingNeeds, person: string): Promise<number> {
  const played = await store.playedRounds(person, MOST_ROUNDS);
  const gone = await forget(person);
  for (const { code, ended } of played) {
    const setup = ended === null ? null : await store.roundByCode(code);
    if (setup === null || !setup.anonymous) continue;
    const state = replay(newRound(setup), await store.roundEvents(setup.id));
    const at = new Date(state.endedAt ?? Date.parse(setup.at)).toISOString();
    await store.replaceAttempts(setup.id, attemptsOf(state, at));
  }
  return gone;
}
