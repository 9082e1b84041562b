/** How long the calls of one platform take of late, as long as they do not stall. Times in milliseconds. */
export interface Usual {
  /** A call that was passed by nobody has ended. */
  took(milliseconds: number): void;
  /** How long to wait for a call while others stall: some times the usual, never more than `most`. */
  patience(): number;
  /** After how long a call is late where none stalls: many times the usual, from `least` up to `most`, which holds until something is known. */
  late(least: number, most: number): number;
}

/** A tick of the event loop is not finer, and a process at work takes some for itself. */
const LEAST = 8;
/** Most calls take less than three times the mean. */
const TIMES = 3;
/** What takes so many times the usual has stalled: on a machine that starves the usual is longer too. */
const LATE_TIMES = 10;
/** Part of the mean that one call makes: a platform that becomes slow is known for it after some ten calls. */
const SHARE = 1 / 8;

/** `most` holds until something is known. */
export function createUsual(most: number): Usual {
  let mean = most;
  let known = false;
  return {
    took: (milliseconds) => {
      known = true;
      mean += SHARE * (milliseconds - mean);
    },
    patience: () => Math.min(most, Math.max(LEAST, TIMES * mean)),
    late: (least, longest) => (known ? Math.min(longest, Math.max(least, LATE_TIMES * mean)) : longest),
  };
}
