/** Runs what belongs to one chat in order, and chats beside one another. */
export interface ChatQueue {
  run<Result>(chat: string, task: () => Promise<Result>): Promise<Result>;
  /** Chats with something waiting or in work. */
  busy(): number;
}

/** A task that fails does not stop those behind it. A chat is dropped from memory once nothing of it waits. */
export function createChatQueue(): ChatQueue {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run: (chat, task) => {
      const result = (tails.get(chat) ?? Promise.resolve()).then(task);
      const tail: Promise<unknown> = result
        .catch(() => undefined)
        .then(() => (tails.get(chat) === tail ? tails.delete(chat) : false));
      tails.set(chat, tail);
      return result;
    },
    busy: () => tails.size,
  };
}
