import type { Item } from '../../quiz-item.ts';

/** Where the items of practice come from: what is generated, and what trainers approved. */
export interface ItemSource {
  /** Ids of the provisions that have items, in reading order. */
  provisions(): Promise<readonly string[]>;
  /** The items of a provision, always in the same order; none where it has none (any more). */
  itemsOf(provision: string): Promise<readonly Item[]>;
}

/** A source over a list of items; `items` is asked each time and may give another list once a library is swapped. */
export function sourceOf(items: () => Promise<readonly Item[]> | readonly Item[]): ItemSource {
  let known: { readonly items: readonly Item[]; readonly byProvision: ReadonlyMap<string, Item[]> } | null =
    null;
  async function grouped(): Promise<ReadonlyMap<string, readonly Item[]>> {
    const now = await items();
    if (known?.items !== now) known = { items: now, byProvision: group(now) };
    return known.byProvision;
  }
  return {
    provisions: async () => [...(await grouped()).keys()],
    itemsOf: async (provision) => (await grouped()).get(provision) ?? [],
  };
}

function group(items: readonly Item[]): Map<string, Item[]> {
  const byProvision = new Map<string, Item[]>();
  for (const item of items) {
    if (item.provision === null) continue;
    const one = byProvision.get(item.provision);
    if (one === undefined) byProvision.set(item.provision, [item]);
    else one.push(item);
  }
  return byProvision;
}
