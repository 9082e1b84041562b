import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Code, Store } from '../../bot/store.ts';
import { turnWith } from '../fixtures/turns.ts';
import { certificatesContract } from './certificates.ts';
import { escalatedContract } from './escalated.ts';
import { heldContract } from './held-replies.ts';
import { bankContract } from './quiz-bank.ts';
import { mailContract } from './mail.ts';
import { roundsContract } from './rounds.ts';
import { practiceContract } from './quiz-practice.ts';
import { subscriptionsContract } from './subscriptions.ts';
import { unitsContract } from './units.ts';
import { visitorsContract } from './visitors.ts';

/** What every store does; `open` gives an empty one, closed by the contract. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`Store contract: ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    turnsContract(() => store);
    updatesContract(() => store);
    votesContract(() => store);
    peopleContract(() => store);
    codesContract(() => store);
    lifetimeContract(() => store);
    mailContract(() => store);
    escalatedContract(() => store);
    heldContract(() => store);
    subscriptionsContract(() => store);
    bankContract(() => store);
    roundsContract(() => store);
    practiceContract(() => store);
    unitsContract(() => store);
    visitorsContract(() => store);
    certificatesContract(() => store);
  });
}

const AT = '2026-11-23T01:00:00.000Z';
const EARLIER = '2026-11-22T22:00:00.000Z';

function turnsContract(store: () => Store): void {
  it('gives a turn back as it was stored, whatever its text', async () => {
    let count = 0;
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (question) => {
        const turn = turnWith({ id: `t${String(count++)}`, question });
        expect(await store().addTurn(turn, null)).toBe(true);
        expect(await store().turn(turn.id)).toEqual(turn);
      }),
      {
        numRuns: 40,
        examples: [['\0'], ['a\0b'], ['\ud800'], ["'; DROP TABLE turns; --"], ['Nghỉ phép 🌾']],
      },
    );
  });

  it('gives the last turns of one person in one chat, oldest first, since a time', async () => {
    await store().addTurn(turnWith({ id: 'old', at: EARLIER }), null);
    for (const id of ['1', '2', '3']) await store().addTurn(turnWith({ id }), null);
    await store().addTurn(turnWith({ id: 'other person', person: 'person-b' }), null);
    await store().addTurn(turnWith({ id: 'other chat', chat: 'chat-b' }), null);
    const ids = async (since: string, limit: number): Promise<string[]> =>
      (await store().lastTurns({ chat: 'chat-a', person: 'person-a', since, limit })).map(({ id }) => id);
    expect(await ids(EARLIER, 10)).toEqual(['old', '1', '2', '3']);
    expect(await ids(AT, 2)).toEqual(['2', '3']);
    expect(await ids(AT, 10)).toEqual(['1', '2', '3']);
    expect(await ids(AT, 0)).toEqual([]);
    const everybody = await store().lastTurns({ chat: 'chat-a', person: null, since: AT, limit: 2 });
    expect(everybody.map(({ id }) => id)).toEqual(['3', 'other person']);
  });

  it('gives the questions of those turns alone, letter for letter', async () => {
    const strange = 'Đảng viên có được\n"uống"\u0000 rượu 🍺 \ud800?';
    await store().addTurn(turnWith({ id: 'old', at: EARLIER }), null);
    await store().addTurn(turnWith({ id: '1', question: strange }), null);
    await store().addTurn(turnWith({ id: '2', question: 'Còn bia?' }), null);
    await store().addTurn(turnWith({ id: '3', person: 'person-b', question: 'Tôi?' }), null);
    const wanted = { chat: 'chat-a', person: 'person-a', since: AT, limit: 6 };
    expect(await store().lastQuestions(wanted)).toEqual([strange, 'Còn bia?']);
    expect(await store().lastQuestions({ ...wanted, limit: 1 })).toEqual(['Còn bia?']);
    expect(await store().lastQuestions({ ...wanted, person: null, limit: 1 })).toEqual(['Tôi?']);
  });

  it('knows whether a chat has turns, and forgets one person of a chat only', async () => {
    expect(await store().hasTurns('chat-a')).toBe(false);
    for (const id of ['1', '2']) await store().addTurn(turnWith({ id }), null);
    await store().addTurn(turnWith({ id: '3', person: 'person-b' }), null);
    expect(await store().forget('chat-a', 'person-a')).toBe(2);
    expect(await store().forget('chat-a', 'person-a')).toBe(0);
    expect(await store().turn('1')).toBeNull();
    expect(await store().turn('3')).not.toBeNull();
    expect(await store().hasTurns('chat-a')).toBe(true);
  });

  it('gives the turns of a chat another name, and those of no other', async () => {
    const chats = { '1': 'chat-a', '2': 'chat-b', '3': 'chat-c' };
    for (const [id, chat] of Object.entries(chats)) await store().addTurn(turnWith({ id, chat }), null);
    await store().moveChat('chat-a', 'chat-c');
    expect(await store().hasTurns('chat-a')).toBe(false);
    const wanted = { chat: 'chat-c', person: null, since: '', limit: 9 };
    expect((await store().lastTurns(wanted)).map(({ id }) => id)).toEqual(['1', '3']);
    expect((await store().turn('2'))?.chat).toBe('chat-b');
  });
}

function updatesContract(store: () => Store): void {
  it('sees an update of a channel for the first time once', async () => {
    expect(await store().seen('telegram', '7')).toBe(false);
    expect(await store().firstSight('telegram', '7', AT)).toBe(true);
    expect(await store().firstSight('telegram', '7', AT)).toBe(false);
    expect(await store().seen('telegram', '7')).toBe(true);
    expect(await store().seen('zalo_oa', '7')).toBe(false);
  });

  it('stores a turn and marks its update together, or neither', async () => {
    expect(await store().addTurn(turnWith({ id: '1' }), '7')).toBe(true);
    expect(await store().seen('telegram', '7')).toBe(true);
    expect(await store().addTurn(turnWith({ id: '2' }), '7')).toBe(false);
    expect(await store().turn('2')).toBeNull();
    await expect(store().addTurn(turnWith({ id: '3', channel: 'zalo_oa' }), '7')).resolves.toBe(true);
  });

  it('lets one of many racing turns of the same update through', async () => {
    const stored = await Promise.all(
      Array.from({ length: 20 }, (_, index) => store().addTurn(turnWith({ id: String(index) }), '8')),
    );
    expect(stored.filter(Boolean)).toHaveLength(1);
  });
}

function votesContract(store: () => Store): void {
  it('keeps the last vote of each person, and none on a turn that is not held', async () => {
    await store().addTurn(turnWith({ id: '1' }), null);
    await store().putVote({ turn: '1', person: 'person-a', helpful: true, at: EARLIER });
    await store().putVote({ turn: '1', person: 'person-b', helpful: true, at: EARLIER });
    await store().putVote({ turn: '1', person: 'person-a', helpful: false, at: AT });
    await store().putVote({ turn: 'nowhere', person: 'person-a', helpful: true, at: AT });
    expect(await store().votes('1')).toEqual([
      { person: 'person-b', helpful: true, at: EARLIER },
      { person: 'person-a', helpful: false, at: AT },
    ]);
    expect(await store().votes('nowhere')).toEqual([]);
    await store().forget('chat-a', 'person-a');
    expect(await store().votes('1')).toEqual([]);
  });
}

function peopleContract(store: () => Store): void {
  it('keeps one role a person and counts the people of a role', async () => {
    expect(await store().person('p')).toBeNull();
    await store().putPerson({ id: 'p', role: 'trainer', since: EARLIER });
    await store().putPerson({ id: 'p', role: 'administrator', since: AT });
    expect(await store().person('p')).toEqual({ id: 'p', role: 'administrator', since: AT });
    expect(await store().countPeople('trainer')).toBe(0);
    expect(await store().countPeople('administrator')).toBe(1);
  });

  it('gives privileged acts newest first', async () => {
    for (const act of ['a', 'b', 'c']) await store().audit({ at: AT, person: 'p', act, detail: '' });
    expect((await store().audits(2)).map(({ act }) => act)).toEqual(['c', 'b']);
  });

  it('sets a named value once, whoever races for it', async () => {
    expect(await store().value('hash_key')).toBeNull();
    const standing = await Promise.all(
      ['x', 'y', 'z'].map((value) => store().putValueOnce('hash_key', value)),
    );
    expect(new Set(standing).size).toBe(1);
    expect(await store().value('hash_key')).toBe(standing[0]);
  });
}

const code = (changes: Partial<Code>): Code => ({
  hash: 'h',
  purpose: 'role',
  role: 'trainer',
  person: null,
  expires: '2026-11-23T02:00:00.000Z',
  ...changes,
});

function codesContract(store: () => Store): void {
  it('gives a code to one of many who race for it', async () => {
    await store().putCode(code({}));
    const taken = await Promise.all(Array.from({ length: 20 }, () => store().takeCode('h', AT)));
    expect(taken.filter((one) => one !== null)).toEqual([code({})]);
  });

  it('refuses a code from the moment at which it ends', async () => {
    await store().putCode(code({}));
    expect(await store().takeCode('h', '2026-11-23T02:00:00.000Z')).toBeNull();
    expect(await store().takeCode('h', '2026-11-23T01:59:59.999Z')).toEqual(code({}));
  });

  it('makes codes of one purpose and person void', async () => {
    await store().putCode(code({ hash: '1' }));
    await store().putCode(code({ hash: '2', person: 'p' }));
    await store().putCode(code({ hash: '3', person: 'p', purpose: 'sign_in' }));
    expect(await store().dropCodes('role', null)).toBe(1);
    expect(await store().dropCodes('sign_in', 'p')).toBe(1);
    expect(await store().takeCode('1', AT)).toBeNull();
    expect(await store().takeCode('3', AT)).toBeNull();
    expect(await store().takeCode('2', AT)).not.toBeNull();
  });
}

function lifetimeContract(store: () => Store): void {
  it('expires turns with their votes, updates and codes, and keeps people and audit', async () => {
    await store().addTurn(turnWith({ id: 'old', at: EARLIER }), 'old');
    await store().putVote({ turn: 'old', person: 'person-a', helpful: true, at: AT });
    await store().addTurn(turnWith({ id: 'new' }), 'new');
    await store().putCode(code({ hash: 'old', expires: EARLIER }));
    await store().putPerson({ id: 'p', role: 'trainer', since: EARLIER });
    await store().audit({ at: EARLIER, person: 'p', act: 'granted', detail: '' });
    expect(await store().expire(AT)).toBe(3);
    expect(await store().turn('old')).toBeNull();
    expect(await store().votes('old')).toEqual([]);
    expect(await store().seen('telegram', 'old')).toBe(false);
    expect(await store().seen('telegram', 'new')).toBe(true);
    expect(await store().turn('new')).not.toBeNull();
    expect(await store().person('p')).not.toBeNull();
    expect(await store().audits(10)).toHaveLength(1);
    expect(await store().expire(AT)).toBe(0);
  });

  it('can be closed twice', async () => {
    await store().close();
  });
}
