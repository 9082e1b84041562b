/**
 * Turns of the event loop between two that are let through. Some, since what goes out needs several: to be written, to have
 * its answer read, to be recorded; turns without work cost next to nothing.
 */
const TURNS = 4;

/**
 * Lets one through every few turns of the event loop, in the order in which they came. What arrives from the network is taken
 * between two of them, and so is what goes out, however many wait here for work that holds the processor.
 */
export function createTurnstile(): () => Promise<void> {
  const line = new Set<() => void>();
  const letOneThrough = (): void => {
    const [first] = line;
    if (first === undefined) return;
    line.delete(first);
    if (line.size > 0) afterTurns(TURNS, letOneThrough);
    first();
  };
  return () =>
    new Promise((through) => {
      line.add(() => through());
      if (line.size === 1) afterTurns(1, letOneThrough);
    });
}

/** `turns`: 1 or more. */
export function afterTurns(turns: number, then: () => void): void {
  setImmediate(() => (turns <= 1 ? then() : afterTurns(turns - 1, then)));
}
