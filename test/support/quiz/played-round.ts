import type { RoundEvent, RoundSetup } from '../../../bot/quiz-rounds.ts';
import { attemptsOf, newRound, replay } from '../../../bot/quiz/round.ts';
import type { Store } from '../../../bot/store.ts';
import { roundWith } from '../../fixtures/quiz-items.ts';

/** People of a round: who knows how many of its items. */
export interface PlayedPerson {
  readonly person: string;
  readonly name: string | null;
  /** Whether each item was answered right; null for no answer. */
  readonly answers: readonly (boolean | null)[];
  readonly team?: number;
}

/** Names of an office; each knows one item less than the one before, and again from the start. */
const NAMES = ['Nguyễn Thị Lan', 'Trần Minh', 'Lê Văn An', 'Phạm Bình', 'Hoàng Chi', 'Vũ Dung', 'Đặng Giang', 'Bùi Hà', 'Đỗ Khánh', 'Hồ Linh', 'Ngô Mai', 'Dương Nam']; // prettier-ignore

export const officeOf = (items: number): PlayedPerson[] =>
  NAMES.map((name, index) => ({
    person: `person-${String(index)}`,
    name,
    team: index % 2,
    answers: Array.from({ length: items }, (_, item) => (item === 0 && index === 11 ? null : (item * 5 + index * 3) % 12 > index)),
  })); // prettier-ignore

/** Keeps a round that has ended, as the runner keeps it: its log, and the attempts. */
export async function keepPlayed(
  store: Store,
  changes: Partial<RoundSetup> = {},
  people: readonly PlayedPerson[] = officeOf((changes.questions ?? roundWith().questions).length),
  /** Items that were taken out at its end. */
  voids: readonly number[] = [],
): Promise<RoundSetup> {
  const setup = roundWith(changes);
  const begun = Date.parse(setup.at);
  const at = (seconds: number) => new Date(begun + seconds * 1000).toISOString();
  const joined = people.map(({ person, name, team }): RoundEvent => {
    const chosen = setup.teams.length === 0 ? null : (team ?? null);
    return { kind: 'joined', person, name: setup.anonymous ? null : name, team: chosen, at: at(0) };
  });
  const asked = setup.questions.flatMap(({ right }, item): RoundEvent[] => [
    { kind: 'asked', item, at: at(30 * item + 1) },
    ...people.flatMap(({ person, name, answers }, index): RoundEvent[] => {
      const correct = answers[item] ?? null;
      if (correct === null) return [];
      const options = [correct ? right : right === 0 ? 1 : 0];
      const named = setup.anonymous ? null : name;
      return [{ kind: 'vote', person, item, options, name: named, update: null, sealed: false, at: at(30 * item + 3 + index) }];
    }),
    { kind: 'closed', item, by: 'time', at: at(30 * item + 21) },
  ]); // prettier-ignore
  const end = at(30 * setup.questions.length);
  const events: RoundEvent[] = [
    { kind: 'started', at: at(0) },
    ...joined,
    ...asked,
    ...(voids.length === 0 ? [] : [{ kind: 'voided' as const, items: voids, at: end }]),
    { kind: 'ended', by: 'items', at: end },
  ];
  await store.putRound(setup);
  for (const event of events) await store.record({ round: setup.id, event, update: null, mail: [] });
  await store.addAttempts(attemptsOf(replay(newRound(setup), events), end));
  return setup;
}
