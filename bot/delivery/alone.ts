/**
 * Lets works through one at a time, in the order in which they came. One that takes longer than `patience` milliseconds is
 * passed by: it may be reading a scan of a hundred pages.
 */
export function createAlone(patience: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<void> = Promise.resolve();
  return async (work) => {
    const before = last;
    let leave = (): void => undefined;
    last = new Promise((left) => (leave = left));
    await before;
    const late = setTimeout(leave, patience);
    try {
      return await work();
    } finally {
      clearTimeout(late);
      leave();
    }
  };
}
