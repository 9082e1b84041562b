/** Letters a second over all chats of a channel that names no pace of its own (`Announcer.pace`). */
export const PACE = 20;

/** Rests between chats, so that notices to thousands are no flood. */
export interface Pace {
  stopped(): boolean;
  /** Rests as long as so many letters take. */
  after(letters: number): Promise<void>;
}

export function createPace(perSecond: number, closing: AbortSignal): Pace {
  return {
    stopped: () => closing.aborted,
    after: (letters) => (letters === 0 ? Promise.resolve() : rest((letters / perSecond) * 1000, closing)),
  };
}

/** Waits some milliseconds, or until the signal fires. */
function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}
