/**
 * Lets one through in each turn of the event loop, in the order in which they came. What arrives from the network is taken
 * between two of them, and so is what goes out, however many wait here for work that holds the processor.
 */
export function createTurnstile(): () => Promise<void> {
  const line = new Set<() => void>();
  const letOneThrough = (): void => {
    const [first] = line;
    if (first === undefined) return;
    line.delete(first);
    if (line.size > 0) setImmediate(letOneThrough);
    first();
  };
  return () =>
    new Promise((through) => {
      line.add(() => through());
      if (line.size === 1) setImmediate(letOneThrough);
    });
}
