/** Lets one task at a time through, and the next one beside it where the one before takes long. */
export interface Gate {
  pass<Result>(task: () => Promise<Result>): Promise<Result>;
}

/**
 * One letter in flight at a time, over all chats, as long as the platform answers within `patience` milliseconds: a
 * process that dies then sends at most that one again. Where it takes longer the next one goes, so that a call that
 * stalls holds up nobody else.
 */
export function createGate(patience: number): Gate {
  const line: (() => void)[] = [];
  let closed = false;

  function open(): void {
    const next = line.shift();
    closed = next !== undefined;
    next?.();
  }
  return {
    pass: async (task) => {
      if (closed) await new Promise<void>((enter) => line.push(enter));
      closed = true;
      let opened = false;
      const openOnce = (): void => {
        if (opened) return;
        opened = true;
        open();
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
