/** How long many answers took. Milliseconds. */
export interface Latencies {
  readonly samples: number;
  readonly median: number;
  readonly p95: number;
  readonly p99: number;
  readonly slowest: number;
}

/** Percentiles by nearest rank: each is a time that was measured, none is made up between two. */
export function latencies(milliseconds: readonly number[]): Latencies {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { samples: sorted.length, median: rank(0.5), p95: rank(0.95), p99: rank(0.99), slowest: rank(1) };
}

/**
 * 95 % interval of a quantile from the order of the times, whatever their distribution: the ranks that lie 1,96 standard deviations of a
 * binomial around it. `milliseconds`: at least one.
 */
export function quantileInterval(
  milliseconds: readonly number[],
  share: number,
): { readonly low: number; readonly high: number } {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const [middle, spread] = [share * sorted.length, 1.96 * Math.sqrt(sorted.length * share * (1 - share))];
  const rank = (at: number) => sorted[Math.min(sorted.length - 1, Math.max(0, at))] ?? Number.NaN;
  return { low: rank(Math.floor(middle - spread) - 1), high: rank(Math.ceil(middle + spread)) };
}

/** Runs `ask` over all questions for some rounds that are not counted, then for some that are. */
export async function timeRounds<Asked>(
  questions: readonly Asked[],
  ask: (question: Asked) => Promise<unknown>,
  rounds: Rounds,
): Promise<Latencies> {
  return latencies(await collectTimes(questions, ask, rounds));
}

/** The times themselves, in the order asked. */
export async function collectTimes<Asked>(
  questions: readonly Asked[],
  ask: (question: Asked) => Promise<unknown>,
  { warmUp, measured, clock, settle }: Rounds,
): Promise<number[]> {
  for (let round = 0; round < warmUp; round += 1) for (const question of questions) await ask(question);
  const took: number[] = [];
  for (let round = 0; round < measured; round += 1) {
    settle();
    for (const question of questions) {
      const began = clock();
      await ask(question);
      took.push(clock() - began);
    }
  }
  return took;
}

export interface Rounds {
  readonly warmUp: number;
  readonly measured: number;
  /** Monotonic milliseconds. */
  readonly clock: () => number;
  /** Called before each counted round, outside the times: collects garbage where the runtime lets it. */
  readonly settle: () => void;
}
