/** Knows the last ids again. Lost at a restart. */
export interface Seen {
  /** True the first time. */
  first(id: string): boolean;
}

export function createSeen(limit: number): Seen {
  const ids = new Set<string>();
  return {
    first: (id) => {
      if (ids.has(id)) return false;
      if (ids.size >= limit) ids.delete(ids.values().next().value ?? '');
      ids.add(id);
      return true;
    },
  };
}
