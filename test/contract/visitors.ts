import { expect, it } from 'vitest';
import type { Store } from '../../bot/store.ts';
import { roundWith } from '../fixtures/quiz-items.ts';
import { turnWith } from '../fixtures/turns.ts';
import { attempt, card, step } from './quiz-practice.ts';

const [AT, LATER] = ['2026-11-26T01:00:00.000Z', '2026-11-26T02:00:00.000Z'] as const;
const POST = { channel: 'web', update: null, letters: [], at: AT } as const;
const everything = { person: null, round: null, since: '' };

/** What lasts of browsers without a sign-in, and for how long. */
export function visitorsContract(store: () => Store): void {
  it('drops what a visitor practised who was not there for the days of retention; answers in rounds stay as long as those', async () => {
    const [early, soon] = ['2026-11-26T00:00:00.000Z', '2026-11-26T00:30:00.000Z'];
    const of = (person: string) =>
      step({
        attempt: attempt({ person }),
        card: card({ person }),
        session: { ...step().session, person, at: LATER },
      });
    const people = ['person-a', 'known', 'again', 'asked', 'played', 'trainer'];
    for (const person of people) {
      await store().practised(of(person), POST);
      await store().addAttempts([attempt({ person, round: 'r1', at: LATER })]);
      if (person !== 'known') await store().sawVisitor(person, early);
    }
    await store().sawVisitor('again', LATER);
    await store().sawVisitor('again', early);
    await store().addTurn(
      turnWith({ id: 'q', chat: 'asked', person: 'asked', channel: 'web', at: LATER }),
      null,
    );
    await store().putRound(roundWith({ id: 'r1', at: early }));
    await store().record({
      round: 'r1',
      event: { kind: 'joined', person: 'played', name: null, team: null, at: AT },
      update: null,
      mail: [],
    });
    await store().putPerson({ id: 'trainer', role: 'trainer', since: '' });
    await store().expire(soon);
    const kept = async (person: string) => [
      (await store().cards(person)).length,
      (await store().attempts({ ...everything, person })).map(({ round }) => round),
    ];
    expect(await kept('person-a')).toEqual([0, ['r1']]);
    for (const person of people.slice(1)) expect(await kept(person), person).toEqual([1, [null, 'r1']]);
    // The round has gone meanwhile, and with it that somebody answered there.
    await store().expire(AT);
    expect(await kept('played')).toEqual([0, ['r1']]);
    expect(await kept('known')).toEqual([1, [null, 'r1']]);
  });

  it('lets units of visitors go with what they practised', async () => {
    const { unitsOf, putUnit, sawVisitor, expire } = store();
    await putUnit('p1', 'Văn phòng');
    await putUnit('p10', 'Văn phòng');
    await sawVisitor('p1', '2026-11-26T01:00:00.000Z');
    expect(await expire('2026-11-26T01:00:00.000Z')).toBe(0);
    expect(await expire('2026-11-26T01:00:00.001Z')).toBe(2);
    expect([...(await unitsOf(['p1', 'p10'])).keys()]).toEqual(['p10']);
  });
}
