/** How long failed tries are made again, and how much waits. Times in seconds. */
export interface Policy {
  /** Rest after the first failed try; doubled with each further one. A second is Telegram's own pace for one chat. */
  readonly first: number;
  /** Longest rest, unless the platform asks for more. A person who wrote during an outage gets the answer 5 minutes after it at most. */
  readonly most: number;
  /** Tries before a letter is given up: with these rests 69 minutes to 2 h 20. Range 1 to 1000. */
  readonly attempts: number;
  /** Failed tries of a letter after which a trouble that may pass is told to administrators: some ten seconds. */
  readonly tell: number;
  /**
   * Times that the handling of an update left over by a dead process is begun: after these the update is what kills. Range 2 to 20.
   * Few would give up what others kill, on a machine that hardly gets to work.
   */
  readonly begins: number;
  /** So long a left-over update that was in work at a death before is handled alone; then the next such one is begun beside it. */
  readonly alone: number;
  /** Updates of one chat that wait before further ones are dropped with a notice, so that one chat cannot fill the disk. */
  readonly updates: number;
  /** Letters of one chat that wait before the same. A long answer has three. */
  readonly letters: number;
  /** Chats whose updates are handled at once; memory bounds it above. */
  readonly handling: number;
  /** Letters in flight at once, each of another chat, where the platform is slow: those that stall must not stop the others. */
  readonly sending: number;
  /**
   * A call that is younger is never passed by another letter, of whatever chat or channel: where a platform is slow, 30
   * letters a second begin, which is what Telegram takes.
   */
  readonly patience: number;
  /** A call that is older is passed by, on a prompt platform already a younger one: the platform is slow. Telegram's and Zalo's answers come in a tenth of a second or less. */
  readonly late: number;
  /** A letter that has waited for so long may pass a call that is neither young nor late: so many wait that one at a time is not enough. */
  readonly wait: number;
  /** Looks for what waits and nobody woke: dead letters put back by another process. */
  readonly look: number;
}
export const defaultPolicy: Policy = {
  first: 1,
  most: 300,
  attempts: 36,
  tell: 5,
  begins: 12,
  alone: 5,
  updates: 8,
  letters: 40,
  handling: 200,
  sending: 500,
  patience: 0.033,
  late: 0.2,
  wait: 2,
  look: 30,
};

/**
 * Milliseconds until the next try after `attempts` failed ones (1 or more). Between half of the doubled rest and the
 * whole, by chance, so that chats that failed together do not come back together. Where the platform says how long to
 * wait, never less than that.
 */
export function restAfter(
  attempts: number,
  after: number | null,
  { first, most }: Pick<Policy, 'first' | 'most'>,
  chance: () => number,
): number {
  const doubled = Math.min(most, first * 2 ** Math.min(attempts - 1, 40));
  if (after === null) return Math.round(doubled * 1000 * (0.5 + chance() / 2));
  return Math.round((after + Math.min(1, first) * chance()) * 1000);
}
