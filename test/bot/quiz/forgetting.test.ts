import { describe, expect, it } from 'vitest';
import { forgetEverywhere } from '../../../bot/quiz/forgetting.ts';
import { newRound, ranking, replay, standings } from '../../../bot/quiz/round.ts';
import { createMemoryStore } from '../../fakes/memory-store.ts';
import { keepPlayed, officeOf } from '../../support/quiz/played-round.ts';

describe('who deletes what they answered', () => {
  it('moves nobody else to another number', async () => {
    const store = createMemoryStore();
    const setup = await keepPlayed(store, { id: 'r1', code: 'BBBBBB', anonymous: true });
    const called = async () => {
      const events = await store.roundEvents('r1');
      const state = replay(newRound(setup), events);
      expect(ranking(setup, events)).toEqual(standings(state));
      return new Map(standings(state).map(({ person, name }) => [person, name]));
    };
    const before = await called();
    expect(before.get('person-7')).toBe('Người 8');
    const forget = (person: string) => forgetEverywhere({ store, forget: store.forgetPlayer }, person);
    await forget('person-2');
    await forget('person-5');
    const after = await called();
    expect(after.size).toBe(before.size - 2);
    for (const [person, name] of after) expect([person, name]).toEqual([person, before.get(person)]);
    const attempts = await store.attempts({ person: null, round: 'r1', since: '' });
    expect(new Set(attempts.map(({ person }) => person))).not.toContain('r1:3');
    expect(new Set(attempts.map(({ person }) => person))).toContain('r1:8');
  });

  it('is gone from the counts of anonymous rounds too, one after the other, and nobody else is', async () => {
    const store = createMemoryStore();
    await keepPlayed(store, { id: 'r1', code: 'BBBBBB', anonymous: true });
    await keepPlayed(store, { id: 'r2', code: 'CCCCCC' });
    const answers = new Map(officeOf(8).map(({ person, answers: own }) => [person, own.filter((one) => one !== null)])); // prettier-ignore
    const counted = async () => {
      const attempts = await store.attempts({ person: null, round: 'r1', since: '' });
      return [attempts.filter(({ correct }) => correct).length, attempts.length];
    };
    const others = (...gone: readonly string[]) => {
      const left = [...answers].flatMap(([person, own]) => (gone.includes(person) ? [] : own));
      return [left.filter((one) => one === true).length, left.length];
    };
    expect(await counted()).toEqual(others());
    const forget = (person: string) => forgetEverywhere({ store, forget: store.forgetPlayer }, person);
    expect(await forget('person-0')).toBe(16);
    expect(await counted()).toEqual(others('person-0'));
    expect(await forget('person-5')).toBe(16);
    expect(await counted()).toEqual(others('person-0', 'person-5'));
    expect(await forget('person-5')).toBe(0);
    expect(await counted()).toEqual(others('person-0', 'person-5'));
  });
});
