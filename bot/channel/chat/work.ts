/** Counts what is in work, so that a stop can wait for it. */
export interface Work {
  run<T>(task: () => Promise<T>): Promise<T>;
  size(): number;
  /** Resolves when nothing is in work. */
  idle(): Promise<void>;
}

export function createWork(): Work {
  const running = new Set<Promise<unknown>>();
  return {
    run: (task) => {
      const promise = task().finally(() => running.delete(promise));
      running.add(promise);
      return promise;
    },
    size: () => running.size,
    idle: async () => {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
