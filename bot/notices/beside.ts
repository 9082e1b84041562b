/** Works of channels beside one another: each has one at a time, and none waits for another's. */
export interface Beside<Key> {
  /**
   * Begins the work of a key, but not while its last one goes on. Resolves when it has ended, or goes on for longer than the
   * patience: who writes to thousands at a slow pace goes on by itself. Faults are told, not thrown.
   */
  run(key: Key, work: () => Promise<void>): Promise<void>;
  /** Resolves when nothing goes on. */
  ended(): Promise<void>;
}

/** Milliseconds for which a look waits for its channels; the next one comes 20 s later. */
const PATIENCE = 10_000;

export function createBeside<Key>(fault: (error: unknown) => void, patience = PATIENCE): Beside<Key> {
  const going = new Map<Key, Promise<void>>();
  return {
    run: async (key, work) => {
      const before = going.get(key);
      if (before !== undefined) return;
      const end = work()
        .catch(fault)
        .finally(() => going.delete(key));
      going.set(key, end);
      await within(patience, end);
    },
    ended: async () => void (await Promise.all(going.values())),
  };
}

async function within(milliseconds: number, end: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)));
  await Promise.race([end, over]);
  clearTimeout(timer);
}
