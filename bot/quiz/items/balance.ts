/**
 * What solvers have won above chance so far, by name: an item that would let one win, or lose, too much more is not made. Unlike the
 * ranks of `bags.ts` it bears ties.
 */
export interface Balance {
  /** `excess`: what the solver would score on the item, less what chance scores. */
  allows(name: string, excess: number): boolean;
  add(name: string, excess: number): void;
}

/** `most`: items' worth that a solver may be ahead or behind. */
export function createBalance(most: number): Balance {
  const sums = new Map<string, number>();
  return {
    allows: (name, excess) => {
      const sum = sums.get(name) ?? 0;
      return Math.abs(sum + excess) <= Math.max(most, Math.abs(sum));
    },
    add: (name, excess) => void sums.set(name, (sums.get(name) ?? 0) + excess),
  };
}
