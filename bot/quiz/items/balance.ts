/**
 * What solvers have won above chance so far, by name of the items among which they won: an item that would let one win, or lose, too
 * much more is not made. Unlike the ranks of `bags.ts` it bears ties.
 */
export interface Balance {
  /** Of the items with this name, for solvers counted from 0. */
  of(name: string): Standing;
}

export interface Standing {
  /** `excess`: what the solver would score on a further item, less what chance scores. */
  allows(solver: number, excess: number): boolean;
  /** How far from chance the solver would be, in items. */
  after(solver: number, excess: number): number;
  /** Excess of each solver on an item that is made. */
  add(excess: readonly number[]): void;
}

/** `most`: items' worth that a solver may be ahead or behind; `share`: the same of many items, as a share of them, 0 to 1. */
export function createBalance(most: number, share = 0): Balance {
  const standings = new Map<string, Standing>();
  return {
    of: (name) => {
      const known = standings.get(name) ?? createStanding(most, share);
      standings.set(name, known);
      return known;
    },
  };
}

function createStanding(most: number, share: number): Standing {
  const sums: number[] = [];
  let items = 0;
  const after = (solver: number, excess: number) => Math.abs((sums[solver] ?? 0) + excess);
  return {
    allows: (solver, excess) =>
      after(solver, excess) <= Math.max(most, share * (items + 1), Math.abs(sums[solver] ?? 0)),
    after,
    add: (excess) => {
      items++;
      for (const [solver, one] of excess.entries()) sums[solver] = (sums[solver] ?? 0) + one;
    },
  };
}
