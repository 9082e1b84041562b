import type { RoundState } from '../round.ts';

/** Whether another of these runs live in the chat of a live round: a chat hears one at a time; pages have an address each. */
export const isTaken = (
  { setup: { id, kind, channel, chat } }: RoundState,
  states: readonly RoundState[],
): boolean =>
  kind !== 'assignment' &&
  channel !== 'web' &&
  states.some(
    ({ setup, phase }) =>
      phase === 'running' &&
      setup.kind !== 'assignment' &&
      setup.id !== id &&
      setup.channel === channel &&
      setup.chat === chat,
  );
