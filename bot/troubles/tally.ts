import type { Occurred, Trouble } from '../trouble.ts';

interface Entry {
  trouble: Trouble | null;
  /** Milliseconds; null: not in this run. */
  told: number | null;
}

/** Counts what occurs, by channel and kind, until it is told. */
export interface Tally {
  add(occurred: Occurred, now: Date): void;
  /** What is there and was not told within `rest` milliseconds, the earliest first. */
  due(now: Date, rest: number): readonly Trouble[];
  /** False where a kind was told in this run. */
  isFirst(trouble: Trouble): boolean;
  /** A trouble was told; what occurred meanwhile stays. */
  settle(trouble: Trouble, now: Date): void;
}

/** `forget`: milliseconds after which what was not told is dropped. */
export function createTally(forget: number): Tally {
  const entries = new Map<string, Entry>();
  const entryOf = ({ channel, kind }: Occurred): Entry => {
    const key = `${channel} ${kind}`;
    const found = entries.get(key) ?? { trouble: null, told: null };
    entries.set(key, found);
    return found;
  };
  const isOld = ({ last }: Trouble, now: Date) => now.getTime() - Date.parse(last) >= forget;
  return {
    add: (occurred, now) => {
      const entry = entryOf(occurred);
      const before = entry.trouble !== null && !isOld(entry.trouble, now) ? entry.trouble : null;
      const at = now.toISOString();
      const count = (before?.count ?? 0) + occurred.count;
      entry.trouble = { ...occurred, count, first: before?.first ?? at, last: at };
    },
    due: (now, rest) =>
      [...entries.values()]
        .filter(({ told }) => told === null || now.getTime() - told >= rest)
        .flatMap(({ trouble }) => (trouble === null || isOld(trouble, now) ? [] : [trouble]))
        .sort((a, b) => (a.first < b.first ? -1 : 1)),
    isFirst: (trouble) => entryOf(trouble).told === null,
    settle: (trouble, now) => {
      const entry = entryOf(trouble);
      const left = (entry.trouble?.count ?? 0) - trouble.count;
      entry.told = now.getTime();
      entry.trouble =
        entry.trouble === null || left <= 0
          ? null
          : { ...entry.trouble, count: left, first: entry.trouble.last };
    },
  };
}
