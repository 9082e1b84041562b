/** Longest time for which a platform's "too fast" stops what nobody asked for, milliseconds: Telegram asks for up to a minute. */
const LONGEST_HOLD = 60_000;

/** Letters that nobody asked for take turns, at the pace of their channel, so that what people ask for is never behind thousands of them. */
export interface Unasked {
  /** Whether one of a chat may go now; where not, the chat is woken when its turn has come. */
  mayGo(chat: string): boolean;
  /** The platform took none: it is given so many milliseconds, a minute at most. */
  hold(milliseconds: number): void;
}

/** `pace`: letters a second. */
export function createUnasked(pace: number, wake: (chat: string) => void): Unasked {
  const gap = 1_000 / pace;
  const line = new Set<string>();
  /** Chats whose turn has come. */
  const called = new Set<string>();
  /** Until it fires, none goes. By timers and not by the clock, which may be set. */
  let resting: NodeJS.Timeout | null = null;

  function rest(milliseconds: number): void {
    if (resting !== null) clearTimeout(resting);
    resting = setTimeout(callNext, milliseconds);
    resting.unref();
  }
  function callNext(): void {
    resting = null;
    const [next] = line;
    if (next === undefined) return;
    line.delete(next);
    called.add(next);
    rest(gap);
    wake(next);
  }
  return {
    mayGo: (chat) => {
      if (called.delete(chat)) return true;
      if (resting === null) {
        rest(gap);
        return true;
      }
      line.add(chat);
      return false;
    },
    hold: (milliseconds) => rest(Math.min(LONGEST_HOLD, milliseconds)),
  };
}
