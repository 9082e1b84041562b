/** Remembers, for a bounded number of chats, what was said already, so that a notice is not repeated. Lost at a restart. */
export interface Notices {
  /** True the first time a notice is due in a chat, false until it is `due` again. */
  first(chat: number | string, notice: string): boolean;
  due(chat: number | string, notice: string): void;
}

export function createNotices(limit: number): Notices {
  const said = new Set<string>();
  const key = (chat: number | string, notice: string) => `${chat} ${notice}`;
  return {
    first: (chat, notice) => {
      const known = said.delete(key(chat, notice));
      // A set keeps the order of insertion: the notice said longest ago is dropped.
      if (said.size >= limit) said.delete(said.values().next().value ?? '');
      said.add(key(chat, notice));
      return !known;
    },
    due: (chat, notice) => void said.delete(key(chat, notice)),
  };
}
