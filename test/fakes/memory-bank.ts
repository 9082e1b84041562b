import type { ItemsWanted, ItemVersion, QuizItems } from '../../bot/quiz-store.ts';

/** A bank of questions that lives as long as the object. */
export function createMemoryBank(): QuizItems {
  const bank = new Map<string, ItemVersion[]>();
  /** In the order in which they were stored. */
  const stored: { readonly id: string; readonly number: number }[] = [];
  const fits = ({ item, state }: ItemVersion, wanted: Omit<ItemsWanted, 'limit' | 'offset'>): boolean =>
    wanted.states.includes(state) &&
    (wanted.document === null || item.quote?.document === wanted.document) &&
    (wanted.topic === null || item.topic === wanted.topic) &&
    (wanted.tag === null || item.tags.includes(wanted.tag));
  const last = (wanted: Omit<ItemsWanted, 'limit' | 'offset'>): ItemVersion[] =>
    [...bank.values()]
      .flatMap((versions) => versions.slice(-1))
      .filter((version) => fits(version, wanted))
      .sort((a, b) => (a.item.id < b.item.id ? -1 : 1));
  return {
    putItemVersions: async (versions) => {
      const after = new Map([...bank].map(([id, known]) => [id, [...known]]));
      for (const version of versions) {
        const known = after.get(version.item.id) ?? [];
        if (version.number !== known.length + 1) return false;
        after.set(version.item.id, [...known, structuredClone(version)]);
      }
      for (const [id, known] of after) bank.set(id, known);
      stored.push(...versions.map(({ item: { id }, number }) => ({ id, number })));
      return true;
    },
    bankItem: async (id) => bank.get(id)?.at(-1) ?? null,
    bankItemsOf: async (ids) => [...new Set(ids)].flatMap((id) => bank.get(id)?.slice(-1) ?? []),
    bankItems: async ({ limit, offset, ...wanted }) => last(wanted).slice(offset, offset + limit),
    countBankItems: async (wanted) => last(wanted).length,
    bankItemsAfter: async (sequence, limit) =>
      stored
        .flatMap(({ id, number }, at) => {
          const version = bank.get(id)?.at(-1);
          return at >= sequence && version?.number === number ? [{ sequence: at + 1, version }] : [];
        })
        .slice(0, limit),
    lapsedSince: async (since) =>
      stored.flatMap(({ id, number }) => {
        const version = bank.get(id)?.[number - 1];
        return version?.act === 'lapsed' && version.at >= since ? [version] : [];
      }),
    itemVersions: async (id) => bank.get(id) ?? [],
  };
}
