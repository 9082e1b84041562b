import { certify } from '../certificates.ts';
import { attemptPerson, attemptsOf, type RoundState } from '../round.ts';
import type { QuizNeeds } from './types.ts';

/**
 * What a round that has ended leaves for later: answers as attempts, and certificates; `voter`: those of this person alone, whose
 * answer came after the end. Harmless when done twice.
 */
export async function keepEnd(
  needs: QuizNeeds,
  state: RoundState,
  at: Date,
  voter: string | null,
): Promise<void> {
  const { store } = needs;
  const people = voter === null ? [...state.players.keys()] : [voter];
  const attempts = attemptsOf(state, at.toISOString(), await store.unitsOf(people));
  const late = state.players.get(voter ?? '');
  const who = late === undefined ? null : attemptPerson(state, late);
  await store.addAttempts(who === null ? attempts : attempts.filter(({ person }) => person === who));
  await certify(needs, state, at, voter);
}
