/** Runs the newest task of each person, one at a time; a task that was replaced before it began is left. */
export type Latest = (person: number, task: () => Promise<void>) => Promise<void>;

/** `most`: people whose tasks run at once; a task of a further one is left. Tasks must not reject. */
export function createLatest(most: number): Latest {
  const running = new Set<number>();
  const waiting = new Map<number, () => Promise<void>>();
  return async (person, task) => {
    if (running.has(person)) return void waiting.set(person, task);
    if (running.size >= most) return;
    running.add(person);
    for (let next: (() => Promise<void>) | undefined = task; next !== undefined;) {
      await next();
      next = waiting.get(person);
      waiting.delete(person);
    }
    running.delete(person);
  };
}
