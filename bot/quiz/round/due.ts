import type { Happening } from '../../quiz-rounds.ts';
import { closesAt, nextItemOf, openItem, type RoundState } from './state.ts';

/** What time alone brings about. */
export interface Due {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly happening: Happening;
}

/** Seconds from the start to the first item: phones come out of pockets. */
export const COUNT_IN = 5;
/** Seconds for which a round waits for a trainer who left, between two items; then it goes on by itself. */
export const MOST_AWAY = 600;

/**
 * The next thing that time brings, whether it is due or not; null where the round waits for people. Whoever runs rounds
 * has only to wake at `at`: nothing else is kept of timers, so a new process goes on where the old one died.
 */
export function nextDue(state: RoundState): Due | null {
  const { setup, phase } = state;
  if (phase === 'ended') return null;
  if (phase === 'waiting')
    return setup.startsAt === null ? null : due(Date.parse(setup.startsAt), { kind: 'started' });
  return setup.kind === 'assignment' ? nextOfAssignment(state) : nextOfLive(state);
}

const due = (at: number, happening: Happening): Due => ({ at, happening });

function nextOfAssignment({ setup, reminded }: RoundState): Due | null {
  const reminder = setup.reminders[reminded];
  const deadline = setup.deadline === null ? Infinity : Date.parse(setup.deadline);
  if (reminder !== undefined && Date.parse(reminder) < deadline)
    return due(Date.parse(reminder), { kind: 'reminded', index: reminded });
  return deadline === Infinity ? null : due(deadline, { kind: 'ended', by: 'deadline' });
}

function nextOfLive(state: RoundState): Due | null {
  const open = openItem(state);
  return open === null ? nextItem(state) : nextClosing(state, open);
}

function nextClosing(state: RoundState, open: number): Due | null {
  const item = state.items[open];
  if (item === undefined || item.shownAt === null) return null;
  const last = lastOfAll(state, open);
  if (last !== null) return due(last, { kind: 'closed', item: open, by: 'all' });
  const closes = closesAt(state, item);
  return closes === null
    ? null
    : due(closes + state.setup.grace * 1000, { kind: 'closed', item: open, by: 'time' });
}

/** When the last of all who take part answered; null while one has not. */
function lastOfAll({ setup, players, items }: RoundState, open: number): number | null {
  if (!setup.closesWhenAll || players.size === 0) return null;
  const shown = items[open]?.shownAt ?? 0;
  const times = [...players.values()].map(({ answers }) => answers.get(open)?.milliseconds ?? Infinity);
  const last = Math.max(...times);
  return last === Infinity ? null : shown + last;
}

function nextItem(state: RoundState): Due | null {
  const { setup, items, paused, awaySince } = state;
  const next = nextItemOf(state);
  if (next === null)
    return due(items.at(-1)?.closedAt ?? state.startedAt ?? 0, { kind: 'ended', by: 'items' });
  if (paused) return null;
  if (awaySince !== null) return due(awaySince + MOST_AWAY * 1000, { kind: 'resumed' });
  const before = items.at(-1)?.closedAt;
  const at =
    before === undefined || before === null
      ? (state.startedAt ?? 0) + COUNT_IN * 1000
      : before + setup.rest * 1000;
  return due(at, { kind: 'asked', item: next });
}
