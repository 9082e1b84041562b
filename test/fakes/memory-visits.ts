import type { Store, Turn } from '../../bot/store.ts';

/** Turns and the votes on them. */
interface Turns {
  turns: Turn[];
  votes: Parameters<Store['putVote']>[0][];
}

export function dropTurns(memory: Turns, gone: (turn: Turn) => boolean): number {
  const ids = new Set(memory.turns.filter(gone).map(({ id }) => id));
  memory.turns = memory.turns.filter(({ id }) => !ids.has(id));
  memory.votes = memory.votes.filter(({ turn }) => !ids.has(turn));
  return ids.size;
}

/** Only the last turns of a turn's person in its chat stay. */
export function trim(memory: Turns, { chat, person }: Turn, most: number): void {
  const mine = memory.turns.filter((turn) => turn.chat === chat && turn.person === person);
  const old = new Set(mine.slice(0, Math.max(0, mine.length - most)));
  dropTurns(memory, (turn) => old.has(turn));
}

/** Conversations that are nobody's. `move`: questions passed to people go along. */
export function visitsIn(
  memory: Turns,
  move: (from: string, to: string, person: string) => void,
): Pick<Store, 'handOver' | 'expireVisits'> {
  return {
    handOver: async (visit, to) => {
      const mine = memory.turns.filter((turn) => turn.chat === visit && turn.person === visit);
      const ids = new Set(mine.map(({ id }) => id));
      const carried = memory.votes.filter(({ turn, person }) => ids.has(turn) && person === visit);
      const replaced = new Set(carried.map(({ turn }) => turn));
      memory.votes = [
        ...memory.votes.filter(
          (vote) => !carried.includes(vote) && !(vote.person === to.chat && replaced.has(vote.turn)),
        ),
        ...carried.map((vote) => ({ ...vote, person: to.chat })),
      ];
      memory.turns = memory.turns.map((turn) => (ids.has(turn.id) ? { ...turn, ...to } : turn));
      move(visit, to.chat, to.person);
      return ids.size;
    },
    expireVisits: async (since, before) =>
      dropTurns(
        memory,
        ({ channel, chat, person, at }) => channel === 'web' && chat === person && at >= since && at < before,
      ),
  };
}
