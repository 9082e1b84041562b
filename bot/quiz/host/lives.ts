import type { RoundQuestion, RoundSetup, RoundStore } from '../../quiz-rounds.ts';
import { newRound, replay, type RoundState } from '../round.ts';

/** Rounds that have not ended, and the last that have. What is here is what the log says, or it is thrown away. */
export interface Lives {
  get(id: string): Live | undefined;
  ids(): string[];
  states(): RoundState[];
  /** Null where it is gone. */
  stateOf(id: string): Promise<RoundState | null>;
  add(setup: RoundSetup): void;
  /** Other questions, which the store has by now; nobody who joins meanwhile is lost. */
  ask(id: string, questions: readonly RoundQuestion[]): void;
  forget(id: string): void;
  /** It has ended just now. */
  ended(id: string): void;
}

export interface Live {
  state: RoundState;
  timer: NodeJS.Timeout | null;
}

/** Ended rounds that stay in memory. */
const MOST_ENDED = 20;

export function createLives(store: Pick<RoundStore, 'round' | 'roundEvents'>): Lives {
  const lives = new Map<string, Live>();
  const loading = new Map<string, Promise<RoundState | null>>();

  /** Ended rounds are looked at by all at once, then by nobody: the last few are kept. */
  function trim(): void {
    const ended = [...lives].filter(([, live]) => live.state.phase === 'ended');
    for (const [old] of ended.slice(0, -MOST_ENDED)) lives.delete(old);
  }
  async function load(id: string): Promise<RoundState | null> {
    const setup = await store.round(id);
    if (setup === null) return null;
    const state = replay(newRound(setup), await store.roundEvents(id));
    if (lives.has(id)) return state;
    lives.set(id, { state, timer: null });
    trim();
    return state;
  }
  function loadOnce(id: string): Promise<RoundState | null> {
    const under = loading.get(id) ?? load(id).finally(() => loading.delete(id));
    loading.set(id, under);
    return under;
  }
  return {
    get: (id) => lives.get(id),
    ids: () => [...lives.keys()],
    states: () => [...lives.values()].map(({ state }) => state),
    stateOf: async (id) => lives.get(id)?.state ?? (await loadOnce(id)),
    add: (setup) => void lives.set(setup.id, { state: newRound(setup), timer: null }),
    ask: (id, questions) => {
      const live = lives.get(id);
      if (live !== undefined) live.state = { ...live.state, setup: { ...live.state.setup, questions } };
    },
    forget: (id) => {
      const live = lives.get(id);
      if (live?.timer) clearTimeout(live.timer);
      lives.delete(id);
    },
    ended: (id) => {
      const live = lives.get(id);
      if (live === undefined) return;
      // The newest stands last.
      lives.delete(id);
      lives.set(id, live);
      trim();
    },
  };
}
