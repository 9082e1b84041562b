/**
 * Ranks that are still to be given, by name: of a bag of `size` ranks each is taken once before any is taken again. An item
 * that fits none of those left is not made, so that no rank is commoner than another.
 */
export interface Bags {
  left(name: string, size: number): ReadonlySet<number>;
  take(name: string, size: number, rank: number): void;
}

/** `each`: how often each rank lies in a full bag. More give an item more ranks to choose from, and leave them less even at the end. */
export function createBags(each: number): Bags {
  const bags = new Map<string, number[]>();
  const bagOf = (name: string, size: number): number[] => {
    const key = `${name}/${String(size)}`;
    let bag = bags.get(key);
    if (bag === undefined || bag.length === 0)
      bags.set(key, (bag = Array.from({ length: size * each }, (_, at) => at % size)));
    return bag;
  };
  return {
    left: (name, size) => new Set(bagOf(name, size)),
    take: (name, size, rank) => {
      const bag = bagOf(name, size);
      bag.splice(bag.indexOf(rank), 1);
    },
  };
}
