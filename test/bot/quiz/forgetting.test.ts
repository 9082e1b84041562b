import { describe, expect, it } from 'vitest';
import { forgetEverywhere } from '../../../bot/quiz/forgetting.ts';
import { createMemoryStore } from '../../fakes/memory-store.ts';
import { keepPlayed, officeOf } from '../../support/quiz/played-round.ts';

describe('who deletes what they answered', () => {
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
