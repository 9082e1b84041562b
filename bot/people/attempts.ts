/** Wrong codes that one person may enter within the window. */
const MOST_WRONG = 5;
/** How long a wrong code counts, milliseconds: 10 minutes. */
const WINDOW_MS = 10 * 60 * 1_000;
/** People counted at once; beyond it the longest silent is dropped, so that a flood of web sessions cannot fill the memory. */
const MOST_PEOPLE = 10_000;

/** Counts wrong codes in memory; a restart forgets them. */
export interface Attempts {
  /** Counts an attempt, before it is known whether it is right; false where there were too many. */
  begin(person: string): boolean;
  /** Takes the attempt back: the code was right. */
  succeeded(person: string): void;
}

/** Limits attempts to enter a code, a person. */
export function createAttempts(now: () => Date): Attempts {
  const times = new Map<string, readonly number[]>();
  return {
    begin: (person) => {
      const since = now().getTime() - WINDOW_MS;
      const recent = (times.get(person) ?? []).filter((time) => time > since);
      if (recent.length >= MOST_WRONG) return false;
      times.delete(person);
      times.set(person, [...recent, now().getTime()]);
      dropOldest(times);
      return true;
    },
    succeeded: (person) => {
      times.set(person, (times.get(person) ?? []).slice(0, -1));
    },
  };
}

/** A Map keeps the order of insertion, and `begin` inserts anew: the first is the longest silent. */
function dropOldest(times: Map<string, unknown>): void {
  const [oldest] = times.keys();
  if (times.size > MOST_PEOPLE && oldest !== undefined) times.delete(oldest);
}
