/** Lets tests wait for a state instead of a time. */
export interface Signal {
  fire(): void;
  /** Resolves with the first value that is not undefined, looked up now and after every `fire`. */
  until<T>(look: () => T | undefined): Promise<T>;
}

export function createSignal(): Signal {
  let listeners: (() => void)[] = [];
  return {
    fire: () => {
      const woken = listeners;
      listeners = [];
      woken.forEach((wake) => wake());
    },
    until: async (look) => {
      for (;;) {
        const found = look();
        if (found !== undefined) return found;
        await new Promise<void>((resolve) => listeners.push(resolve));
      }
    },
  };
}
