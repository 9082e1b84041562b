import { open } from 'node:fs/promises';

/** Brings to the disk what was written into a file, beside the event loop. */
export interface Flusher {
  /** Everything that was written before the call is on the disk when it resolves. Calls that wait together share one flush. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

export async function openFlusher(path: string): Promise<Flusher> {
  const file = await open(path, 'r+');
  let running: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | null = null;
  const begin = (): Promise<void> => {
    waiting = null;
    return (running = file.datasync());
  };
  return {
    // One that has begun may have missed the last write: the next one is waited for.
    flush: () => (waiting ??= running.then(begin, begin)),
    close: async () => {
      await (waiting ?? running).catch(() => undefined);
      await file.close();
    },
  };
}
