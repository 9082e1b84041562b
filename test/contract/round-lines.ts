import type { Letter } from '../../bot/channel.ts';
import type { Ballot, RoundEvent, RoundRecord } from '../../bot/quiz-rounds.ts';

/** Lines of the log of a round, for the store's contract. */

export const AT = '2026-11-26T01:00:00.000Z';
export const LATER = '2026-11-26T01:00:05.000Z';

export const letter = (body: string): Letter => ({ chat: '-1001', body });
export const ballot = (person: string, changes: Partial<Ballot> = {}): RoundEvent => ({
  ...{ kind: 'vote', person, item: 0, options: [0], name: `Tên ${person}`, update: null, sealed: true },
  at: LATER,
  ...changes,
});
export const line = (event: RoundEvent, changes: Partial<RoundRecord> = {}): RoundRecord => ({
  round: 'round-a',
  event,
  update: null,
  mail: [],
  ...changes,
});
export const told = (...bodies: string[]): RoundRecord['mail'] => [
  { channel: 'telegram', letters: bodies.map(letter) },
];
export const update = (id: string) => ({ channel: 'telegram', id }) as const;
