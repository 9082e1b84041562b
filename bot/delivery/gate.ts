import { createUsual } from './usual.ts';

/** The way to one platform: who passes has a letter in flight. */
export interface Gate {
  pass<Result>(task: () => Promise<Result>): Promise<Result>;
}

/** Milliseconds. */
export interface GateTimes {
  /** A call that is younger is never passed by another one, but while calls of its platform stall (`usual.ts`). */
  readonly patience: number;
  /** A call that is older holds up nobody any more; where the platform is usually prompt, already a younger one (`usual.ts`). */
  readonly late: number;
  /** Who has waited for so long may pass a call that is neither. */
  readonly wait: number;
}

/**
 * One road for the letters of all platforms, with one letter on it at a time, however many wait: a process that dies then
 * sends at most that one again. A call that takes long is passed by, so that it holds up nobody else; its platform then has a
 * road of its own until no such call is left and nobody is on it, so that a slow platform does not slow the others. A platform
 * never has more than one call that is younger than `patience`.
 */
export function createGates(times: GateTimes, clock: Clock): () => Gate {
  const common = createRoad(times.wait);
  return () => createGate(times, clock, common);
}

/** Milliseconds since whenever. */
type Clock = () => number;

function createGate({ patience, late, wait }: GateTimes, clock: Clock, common: Road): Gate {
  const own = createRoad(wait);
  const usual = createUsual(patience);
  /** Calls that were passed by and are still in flight. */
  const passed = new Set<object>();
  // Until its own road is empty, so that the platform never has a young call on both.
  const mine = (): Road => (passed.size > 0 || own.taken() ? own : common);

  async function enter(): Promise<Road> {
    for (;;) {
      const road = mine();
      await road.enter();
      // The platform may have become slow, or prompt again, meanwhile.
      if (road === mine()) return road;
      road.leave();
    }
  }
  return {
    pass: async (task) => {
      const road = await enter();
      const call = {};
      const began = clock();
      // Between calls that stall one that takes longer than its neighbours is most likely the next that does.
      const tick = passed.size > 0 ? usual.patience() : patience;
      const lateAfter = usual.late(Math.min(late, LATE_TICKS * patience), late);
      let [onRoad, age] = [true, 0];
      const leave = (): void => {
        if (onRoad) road.leave();
        onRoad = false;
      };
      const passBy = (): void => {
        if (!onRoad) return;
        passed.add(call);
        leave();
      };
      // Told by ticks and not by the clock: a process that was not given the processor for long has waited for itself, not for
      // the platform, and reads the answer first, which takes some turns of the loop.
      const ticks = setInterval(() => {
        age += tick;
        if (passed.size > 0 || age >= lateAfter || road.impatient()) afterTurns(TURNS, passBy);
      }, tick);
      try {
        return await task();
      } finally {
        clearInterval(ticks);
        if (onRoad) usual.took(clock() - began);
        passed.delete(call);
        leave();
      }
    },
  };
}

/** A call is late after three times the patience at the earliest, however prompt its platform was: a hiccup is no stall. */
const LATE_TICKS = 3;

/** Turns of the event loop in which an answer that has arrived is read and recorded. */
const TURNS = 8;

function afterTurns(turns: number, then: () => void): void {
  if (turns === 0) then();
  else setImmediate(() => afterTurns(turns - 1, then));
}

/** Takes one at a time, in the order in which they came. */
interface Road {
  enter(): Promise<void>;
  leave(): void;
  taken(): boolean;
  /** Whether the first in line has waited too long. */
  impatient(): boolean;
}

/** `wait`: milliseconds. */
function createRoad(wait: number): Road {
  /** Who waits, and whether for too long. */
  const line = new Map<() => void, boolean>();
  let taken = false;
  return {
    enter: () => {
      if (taken) return new Promise((entered) => stand(entered));
      taken = true;
      return Promise.resolve();
    },
    leave: () => {
      const [next] = line.keys();
      taken = next !== undefined;
      next?.();
    },
    taken: () => taken,
    impatient: () => {
      const [first = false] = line.values();
      return first;
    },
  };

  function stand(entered: () => void): void {
    const timer = setTimeout(() => line.set(enter, true), wait);
    const enter = (): void => {
      clearTimeout(timer);
      line.delete(enter);
      entered();
    };
    line.set(enter, false);
  }
}
