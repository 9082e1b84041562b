import { expect, it } from 'vitest';
import type { Store } from '../../bot/store.ts';
import { turnWith } from '../fixtures/turns.ts';
import { MOST, passed } from './escalated.ts';

const AT = '2026-11-23T01:00:00.000Z';
const LATER = '2026-11-23T02:00:00.000Z';
const EARLIER = '2026-11-22T22:00:00.000Z';

/** What every store does with conversations that are nobody's. */
export function visitsContract(store: () => Store): void {
  it('keeps only so many of a person in a chat where that is said, with the votes on those alone', async () => {
    await store().addTurn(turnWith({ id: 'other chat', chat: 'chat-b' }), null);
    await store().addTurn(turnWith({ id: 'other person', person: 'person-b' }), null);
    for (const id of ['1', '2', '3']) await store().addTurn(turnWith({ id }), id, [], 2);
    await store().putVote({ turn: '2', person: 'person-a', helpful: true, at: AT });
    expect(await store().addTurn(turnWith({ id: 'again' }), '3', [], 2)).toBe(false);
    const ids = async () =>
      (await store().lastTurns({ chat: 'chat-a', person: null, since: '', limit: 9 })).map(({ id }) => id);
    expect(await ids()).toEqual(['other person', '2', '3']);
    await store().addTurn(turnWith({ id: '4' }), null, [], 2);
    expect(await ids()).toEqual(['other person', '3', '4']);
    expect(await store().votes('2')).toEqual([]);
    expect(await store().turn('other chat')).not.toBeNull();
  });

  it('hands what a visit holds over to a person, with its votes, and nothing of others', async () => {
    const visit = { chat: 'visit', person: 'visit', channel: 'web' } as const;
    await store().addTurn(turnWith({ id: '1', ...visit }), null);
    await store().addTurn(turnWith({ id: '2', ...visit, chat: 'other', person: 'other' }), null);
    await store().addTurn(turnWith({ id: '3', ...visit, chat: 'mine', person: 'me' }), null);
    for (const person of ['visit', 'mine', 'other'])
      await store().putVote({ turn: '1', person, helpful: person === 'visit', at: AT });
    const to = { chat: 'mine', person: 'me' };
    expect(await store().handOver('visit', to)).toBe(1);
    expect(await store().handOver('visit', to)).toBe(0);
    expect(await store().turn('1')).toMatchObject(to);
    expect(await store().turn('2')).toMatchObject({ chat: 'other', person: 'other' });
    const votes = await store().votes('1');
    expect(votes.map(({ person, helpful }) => [person, helpful])).toEqual([
      ['mine', true],
      ['other', false],
    ]);
    expect((await store().lastTurns({ chat: 'mine', person: 'me', since: '', limit: 9 })).length).toBe(2);
  });

  it('drops turns of visits of a time, and nobody else’s', async () => {
    const visit = { chat: 'visit', person: 'visit', channel: 'web' } as const;
    await store().addTurn(turnWith({ id: 'early', ...visit, at: EARLIER }), null);
    await store().addTurn(turnWith({ id: 'late', ...visit }), null);
    await store().addTurn(turnWith({ id: 'a person’s', ...visit, person: 'me', at: EARLIER }), null);
    await store().addTurn(turnWith({ id: 'a chat’s', ...visit, channel: 'telegram', at: EARLIER }), null);
    expect(await store().expireVisits('', EARLIER)).toBe(0);
    expect(await store().expireVisits(AT, LATER)).toBe(1);
    expect(await store().expireVisits('', AT)).toBe(1);
    for (const id of ['early', 'late']) expect(await store().turn(id), id).toBeNull();
    for (const id of ['a person’s', 'a chat’s']) expect(await store().turn(id), id).not.toBeNull();
  });

  it('hands the questions of a visit to people over too, and no others', async () => {
    const visit = { chat: 'visit', person: 'visit' };
    await store().escalate(passed(visit), MOST);
    await store().escalate(passed({ turn: 't2', chat: 'other', person: 'other', same: '2' }), MOST);
    await store().handOver('visit', { chat: 'mine', person: 'me' });
    expect(await store().escalatedOf('visit')).toEqual([]);
    expect(await store().escalatedOf('mine')).toMatchObject([{ turn: 't1', person: 'me' }]);
    expect(await store().escalatedOf('other')).toHaveLength(1);
  });
}
