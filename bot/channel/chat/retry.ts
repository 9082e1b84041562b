/** How a call is tried again. Seconds. */
export interface RetryPace {
  /** One HTTP attempt. */
  readonly attempt: number;
  /** One call with all its retries; the person has given up by then. */
  readonly call: number;
  /** Rest after the first failed try; doubled after each further one. */
  readonly rest: number;
}

/** Longest rest between two tries, seconds. */
const MAX_REST = 30;
/** Tries after the first one. */
export const MAX_RETRIES = 4;

/** What a failed try asks for: null where trying again is useless, else the seconds the server wants (0: none named). */
export type Again = (error: unknown) => number | null;

/** Tries until it works, until trying again is useless, or until the time for the whole call is over. */
export async function withRetries<T>(
  attempt: (signal: AbortSignal) => Promise<T>,
  { pace, again, closing }: { pace: RetryPace; again: Again; closing: AbortSignal },
): Promise<T> {
  const whole = AbortSignal.any([closing, AbortSignal.timeout(pace.call * 1000)]);
  for (let tries = 0; ; tries++) {
    try {
      return await attempt(AbortSignal.any([whole, AbortSignal.timeout(pace.attempt * 1000)]));
    } catch (error) {
      const wanted = again(error);
      if (wanted === null || tries >= MAX_RETRIES || whole.aborted) throw error;
      await rest(Math.min(MAX_REST, Math.max(wanted, pace.rest * 2 ** tries)), whole);
      if (whole.aborted) throw error;
    }
  }
}

/** Waits some seconds, or until the signal fires. */
export function rest(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, seconds * 1000);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}

/** `ECONNREFUSED`, `ECONNRESET`, `TimeoutError`: what went wrong below HTTP; no address in it. */
export function networkCause(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.cause instanceof Error) return networkCause(error.cause);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
