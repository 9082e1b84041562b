import type { RoundSetup } from '../../quiz-rounds.ts';

/** Where a round stands. All times are milliseconds since 1970. */
export interface RoundState {
  readonly setup: RoundSetup;
  readonly phase: 'waiting' | 'running' | 'ended';
  readonly startedAt: number | null;
  /** Items asked so far, in order; the last one is the current one. */
  readonly items: readonly ItemState[];
  /** By stored id, in the order of joining. */
  readonly players: ReadonlyMap<string, Player>;
  /** How many took part and have deleted that they did: their numbers are given to nobody else. */
  readonly gone: number;
  /** The trainer has paused it: the item that is open goes on to its end, no other begins. */
  readonly paused: boolean;
  /** Since when the trainer is away; null while there. */
  readonly awaySince: number | null;
  /** Items that were taken out, asked or not: answers to them do not score. */
  readonly voids: ReadonlySet<number>;
  /** Reminders sent. */
  readonly reminded: number;
  readonly endedAt: number | null;
}

export interface ItemState {
  readonly askedAt: number;
  /** Null until the platform has taken it. */
  readonly shownAt: number | null;
  readonly closedAt: number | null;
  readonly message: number | null;
}

export interface Player {
  readonly person: string;
  /** Of nobody else in the round. */
  readonly name: string | null;
  /** 1 and up, in the order of joining, with those who are gone. */
  readonly number: number;
  readonly team: number | null;
  /** The first item that this person could answer. */
  readonly from: number;
  readonly answers: ReadonlyMap<number, Answer>;
  /** When items were shown to this person alone. */
  readonly shown: ReadonlyMap<number, number>;
}

export interface Answer {
  readonly option: number;
  readonly right: boolean;
  /** From the showing to the answer; never more than the item's time. */
  readonly milliseconds: number;
}

/** A round that was set up and has not begun. */
export const newRound = (setup: RoundSetup): RoundState => ({
  setup,
  phase: 'waiting',
  startedAt: null,
  items: [],
  players: new Map(),
  gone: 0,
  paused: false,
  awaySince: null,
  voids: new Set(),
  reminded: 0,
  endedAt: null,
});

/** The item that can be answered by all now; null where there is none. */
export function openItem({ items }: RoundState): number | null {
  const last = items.at(-1);
  return last !== undefined && last.closedAt === null ? items.length - 1 : null;
}

/** When an item's time is over; null where it has none, or has not begun. */
export function closesAt({ setup, items }: RoundState, item: ItemState | undefined): number | null {
  const seconds = item === undefined ? null : secondsOf(setup, items.indexOf(item));
  if (item === undefined || item.shownAt === null || seconds === null) return null;
  return item.shownAt + seconds * 1000;
}

/** The item that comes next for all; null where none is left. */
export function nextItemOf({ setup, items, voids }: RoundState): number | null {
  const index = setup.questions.findIndex((_, item) => item >= items.length && !voids.has(item));
  return index < 0 ? null : index;
}

/** Items that count: those asked, at one's own pace all, without what was taken out. */
export const countedItems = ({ setup, items, voids }: RoundState): number[] =>
  [...(setup.kind === 'assignment' ? setup.questions : items).keys()].filter((item) => !voids.has(item));

/** Seconds for an item; null where it has no time. */
export const secondsOf = ({ questions, seconds }: RoundSetup, item: number): number | null =>
  seconds === null ? null : (questions[item]?.seconds ?? seconds);

/** The item that a person at their own pace is to answer next; null where all are answered. */
export function nextFor(state: RoundState, person: string): number | null {
  const answers = state.players.get(person)?.answers;
  const index = state.setup.questions.findIndex(
    (_, item) => answers?.has(item) !== true && !state.voids.has(item),
  );
  return index < 0 ? null : index;
}
