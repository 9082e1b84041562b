/** How long the calls of one platform take of late, as long as they do not stall. Times in milliseconds. */
export interface Usual {
  /** A call that was passed by nobody has ended. */
  took(milliseconds: number): void;
  /** How long to wait for a call while others stall: some times the usual, never more than `most`. */
  patience(): number;
}

/** A tick of the event loop is not finer, and a process at work takes some for itself. */
const LEAST = 8;
/** Most calls take less than three times the mean. */
const TIMES = 3;
/** Part of the mean that one call makes: a platform that becomes slow is known for it after some ten calls. */
const SHARE = 1 / 8;

/** `most` holds until something is known. */
export function createUsual(most: number): Usual {
  let mean = most;
  return {
    took: (milliseconds) => {
      mean += SHARE * (milliseconds - mean);
    },
    patience: () => Math.min(most, Math.max(LEAST, TIMES * mean)),
  };
}
