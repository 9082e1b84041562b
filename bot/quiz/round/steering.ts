import type { Happening } from '../../quiz-rounds.ts';
import { refuse, type Next, type Refused } from './outcome.ts';
import type { RoundState } from './state.ts';

/** What a trainer does with a round, and what becomes of one that nobody was there to begin. */

const withSetup = (state: RoundState, changes: Partial<RoundState['setup']>): RoundState => ({
  ...state,
  setup: { ...state.setup, ...changes },
});

/** A start that is over cannot be moved. */
export function move(
  state: RoundState,
  { startsAt, deadline, reminders }: Extract<Happening, { kind: 'moved' }>,
): Next | Refused {
  if (state.phase !== 'waiting' && startsAt !== state.setup.startsAt) return refuse('already');
  return { state: withSetup(state, { startsAt, deadline, reminders }), effects: [{ kind: 'tell_moved' }] };
}

type Steering = 'paused' | 'resumed' | 'trainer_left' | 'trainer_back';

export function steer(state: RoundState, kind: Steering, now: number): Next | Refused {
  switch (kind) {
    case 'paused':
      if (state.phase !== 'running') return refuse('not_running');
      if (state.paused) return refuse('already');
      return { state: { ...state, paused: true }, effects: [{ kind: 'tell_paused' }] };
    case 'resumed':
      if (!state.paused && state.awaySince === null) return refuse('already');
      return { state: { ...state, paused: false, awaySince: null }, effects: [{ kind: 'tell_resumed' }] };
    case 'trainer_left':
      return state.awaySince === null ? { state: { ...state, awaySince: now } } : refuse('already');
    case 'trainer_back':
      return state.awaySince === null ? refuse('already') : { state: { ...state, awaySince: null } };
  }
}

/** Nobody expects it any more: it waits for its trainer. */
export function miss(state: RoundState): Next | Refused {
  if (state.phase !== 'waiting') return refuse('already');
  return { state: withSetup(state, { startsAt: null }), effects: [{ kind: 'tell_missed' }] };
}
