/** Runs the messages of one chat in order, and chats beside one another. */
export interface Line {
  /** False, and nothing run, where too many of the chat wait already. `first`: nothing was refused since it caught up. */
  take(chat: string, task: () => Promise<void>): { readonly taken: boolean; readonly first: boolean };
}

/** At most `limit` messages of a chat wait at once, so that one chat cannot fill the queue of all. Tasks catch their own faults. */
export function createLine(limit: number, run: (task: () => Promise<void>) => Promise<void>): Line {
  const chats = new Map<string, { tail: Promise<void>; waiting: number; told: boolean }>();
  return {
    take: (chat, task) => {
      const state = chats.get(chat) ?? { tail: Promise.resolve(), waiting: 0, told: false };
      chats.set(chat, state);
      if (state.waiting >= limit) {
        const first = !state.told;
        state.told = true;
        return { taken: false, first };
      }
      state.waiting++;
      const before = state.tail;
      state.tail = run(() => before.then(task)).finally(() => {
        state.waiting--;
        if (state.waiting === 0) chats.delete(chat);
      });
      return { taken: true, first: false };
    },
  };
}
