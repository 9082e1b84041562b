/** Lets one task at a time through, as long as nobody has to wait long for that. */
export interface Gate {
  pass<Result>(task: () => Promise<Result>): Promise<Result>;
}

/** Milliseconds. */
export interface GateTimes {
  /** A task that takes longer holds up nobody any more. */
  readonly task: number;
  /** Longest wait at the gate. */
  readonly wait: number;
}

/**
 * One letter in flight at a time, over all chats, as long as the platform is prompt: a process that dies then sends at
 * most that one again. Where an answer takes long the next letter goes, so that a call that stalls holds up nobody else;
 * and where many wait they go beside one another, so that the gate never makes a reply late.
 */
export function createGate({ task: patience, wait }: GateTimes): Gate {
  const line = new Set<() => void>();
  let closed = false;

  function open(): void {
    const [next] = line;
    closed = next !== undefined;
    next?.();
  }
  /** Resolves in turn with true, or with false where it took too long: then the gate is somebody else's. */
  function turn(): Promise<boolean> {
    if (!closed) {
      closed = true;
      return Promise.resolve(true);
    }
    return new Promise((enter) => {
      const entered = (inTurn: boolean) => {
        line.delete(called);
        clearTimeout(timer);
        enter(inTurn);
      };
      const called = () => entered(true);
      const timer = setTimeout(() => entered(false), wait);
      line.add(called);
    });
  }
  return {
    pass: async (task) => {
      if (!(await turn())) return task();
      let opened = false;
      const openOnce = (): void => {
        if (!opened) open();
        opened = true;
      };
      // A process that was not given the processor for so long reads the answer first, which takes some turns of the loop.
      const timer = setTimeout(() => afterTurns(TURNS, openOnce), patience);
      try {
        return await task();
      } finally {
        clearTimeout(timer);
        openOnce();
      }
    },
  };
}

/** Turns of the event loop in which an answer that has arrived is read and recorded. */
const TURNS = 8;

function afterTurns(turns: number, then: () => void): void {
  if (turns === 0) then();
  else setImmediate(() => afterTurns(turns - 1, then));
}
