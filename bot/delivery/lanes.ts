/** What a step of a lane found: more, nothing, or something that waits this many milliseconds. */
export type Step = 'again' | 'empty' | { readonly rest: number };

/** One lane a chat: steps of one chat follow each other, chats go beside one another. */
export interface Lanes {
  /** There may be something to do for a chat. */
  readonly wake: (chat: string) => void;
  /** Whether a chat is in work or in line; a resting one is neither. */
  has(chat: string): boolean;
  readonly busy: () => number;
  /** Begins no further step; resolves when none is in work. */
  stop(): Promise<void>;
  /** Does what there is to do, without rests; resolves when nothing is in work or in line. */
  drain(): Promise<void>;
}

export interface LanesNeeds {
  /** Does what is next for a chat. Must not reject. */
  readonly step: (chat: string) => Promise<Step>;
  /** Lanes in work at once. A resting lane takes no place. */
  readonly most: number;
  /** A lane has nothing left to do. */
  readonly ended?: (chat: string) => void;
}

/** Longest timer, milliseconds: a clock that was set, or a machine that slept, is noticed after a minute. */
const LONGEST_REST = 60_000;

export function createLanes({ step, most, ended }: LanesNeeds): Lanes {
  /** Chats in work; true where one was woken meanwhile, so that it has to look once more. */
  const running = new Map<string, boolean>();
  const line = new Set<string>();
  const resting = new Map<string, NodeJS.Timeout>();
  const ends = new Set<Promise<void>>();
  let stopping = false;
  let draining = false;

  function wake(chat: string): void {
    // What rests stands before what is new: the lane wakes when the rest is over.
    if (stopping || resting.has(chat)) return;
    if (running.has(chat)) return void running.set(chat, true);
    line.add(chat);
    next();
  }
  function next(): void {
    for (const chat of line) {
      if (stopping || running.size >= most) return;
      line.delete(chat);
      running.set(chat, false);
      const end = run(chat).finally(() => ends.delete(end));
      ends.add(end);
    }
  }
  async function run(chat: string): Promise<void> {
    const found = await stepUntilDone(chat);
    if (typeof found === 'object' && !stopping && !draining) rest(chat, found.rest);
    if (found === 'empty') ended?.(chat);
    next();
  }
  async function stepUntilDone(chat: string): Promise<Step> {
    for (;;) {
      running.set(chat, false);
      const found = await step(chat);
      const more = found === 'again' || (found === 'empty' && running.get(chat) === true);
      if (more && !stopping) continue;
      // At once: a wake that comes before the caller goes on must not be written down for a lane that has ended.
      running.delete(chat);
      return found;
    }
  }
  function rest(chat: string, milliseconds: number): void {
    const over = () => {
      resting.delete(chat);
      wake(chat);
    };
    resting.set(chat, setTimeout(over, Math.min(milliseconds, LONGEST_REST)));
  }

  async function quiet(): Promise<void> {
    for (const timer of resting.values()) clearTimeout(timer);
    while (ends.size > 0) await Promise.all(ends);
  }

  return {
    wake,
    has: (chat) => running.has(chat) || line.has(chat),
    busy: () => running.size + line.size,
    stop: async () => {
      stopping = true;
      line.clear();
      await quiet();
    },
    drain: async () => {
      draining = true;
      await quiet();
    },
  };
}
