import type { BenchWorld } from './bench.ts';
import type { Machine } from './machine.ts';

/** What the commands need of the world; made in `main.ts`. */
export interface World {
  /** Monotonic milliseconds. */
  readonly clock: () => number;
  readonly now: () => Date;
  readonly machine: Machine;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly fetch: BenchWorld['fetch'];
}
