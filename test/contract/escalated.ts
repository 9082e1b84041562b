import { describe, expect, it } from 'vitest';
import type { Passed } from '../../bot/escalated.ts';
import type { Store } from '../../bot/store.ts';
import { turnWith } from '../fixtures/turns.ts';

const AT = '2026-11-26T01:00:00.000Z';
export const LATER = '2026-11-26T02:00:00.000Z';
export const MOST = { ofPerson: 3, since: AT, waiting: 5 };
const END = { ended: LATER, attempts: 2, reason: 'refused' };

export const passed = (changes: Partial<Passed> = {}): Passed => ({
  turn: 't1',
  chat: 'chat-a',
  person: 'person-a',
  channel: 'telegram',
  address: { chat: '1001', place: { thread: 7 } },
  question: 'Mức phạt là bao nhiêu?\0\ud800',
  understood: null,
  outcome: 'not_in_corpus',
  same: 'mức phạt là bao nhiêu',
  at: AT,
  ...changes,
});
export const answer = { text: 'Chưa có quy định về việc này.', quotes: [], at: LATER };
export const letters = ['một', 'hai'].map((body) => ({ chat: '1001', body }));

/** What every store does with questions passed to people. */
export function escalatedContract(store: () => Store): void {
  const take = async (changes: Partial<Passed> = {}): Promise<number> => {
    const taken = await store().escalate(passed(changes), MOST);
    if (taken.kind !== 'taken') throw new Error(`not taken: ${taken.kind}`);
    return taken.number;
  };
  const outbox = async (): Promise<unknown[]> => {
    const bodies: unknown[] = [];
    for (;;) {
      const letter = await store().nextLetter('telegram', '1001');
      if (letter === null) return bodies;
      bodies.push(letter.body);
      await store().delivered(letter.sequence);
    }
  };
  const reached = async (number: number) => (await store().escalated(number))?.reached;

  describe('questions passed to people', () => {
    it('gives a question back as it was passed, by number', async () => {
      const number = await take();
      expect(await store().escalated(number)).toEqual({
        ...passed(),
        number,
        answer: null,
        by: null,
        reached: null,
      });
      expect(await store().escalated(number + 1)).toBeNull();
    });

    it('takes one of an answer, and one of the same words of a person while they wait', async () => {
      const number = await take();
      expect(await store().escalate(passed({ person: 'person-b', same: 'x' }), MOST)).toEqual({
        kind: 'known',
        number,
      });
      expect(await store().escalate(passed({ turn: 't2' }), MOST)).toEqual({ kind: 'known', number });
      expect(await take({ turn: 't3', person: 'person-b' })).toBeGreaterThan(number);
      await store().answerEscalated(number, 'admin', answer, []);
      expect(await take({ turn: 't4' })).toBeGreaterThan(number);
    });

    it('takes no more than allowed of a person since a time, and of all', async () => {
      for (const n of ['1', '2', '3']) await take({ turn: n, same: n });
      expect(await store().escalate(passed({ turn: '4', same: '4' }), MOST)).toEqual({ kind: 'person_full' });
      expect((await store().escalate(passed({ turn: '4', same: '4' }), { ...MOST, since: LATER })).kind).toBe(
        'taken',
      );
      await take({ turn: '5', person: 'person-b' });
      expect(await store().escalate(passed({ turn: '6', person: 'person-c' }), MOST)).toEqual({
        kind: 'full',
      });
    });

    it('lets one of many racing through', async () => {
      const all = await Promise.all(Array.from({ length: 10 }, () => store().escalate(passed(), MOST)));
      expect(all.filter(({ kind }) => kind === 'taken')).toHaveLength(1);
      expect(await store().countEscalated(false)).toBe(1);
    });

    it('lists waiting ones oldest first and answered ones newest first, in pages', async () => {
      const numbers = [];
      for (const n of ['1', '2', '3']) numbers.push(await take({ turn: n, same: n }));
      const list = async (answered: boolean, limit = 10, offset = 0) =>
        (await store().listEscalated({ answered, limit, offset })).map(({ number }) => number);
      expect(await list(false)).toEqual(numbers);
      expect(await list(false, 1, 1)).toEqual([numbers[1]]);
      for (const [at, number] of numbers.entries())
        await store().answerEscalated(
          number,
          'admin',
          { ...answer, at: `2026-11-26T0${at + 2}:00:00.000Z` },
          [],
        );
      expect(await list(true)).toEqual([...numbers].reverse());
      expect(await store().countEscalated(true)).toBe(3);
      expect((await store().escalatedOf('chat-a')).map(({ number }) => number)).toEqual(numbers);
      expect(await store().escalatedOf('chat-b')).toEqual([]);
    });

    it('stores a reply with its letters, once', async () => {
      const number = await take();
      const both = await Promise.all(
        [1, 2].map(() => store().answerEscalated(number, 'admin', answer, letters)),
      );
      expect(both.filter(Boolean)).toHaveLength(1);
      expect(await store().escalated(number)).toMatchObject({ answer, by: 'admin', reached: 'sending' });
      expect(await outbox()).toEqual(['một', 'hai']);
      expect(await reached(number)).toBe('sent');
      expect(await store().answerEscalated(99, 'admin', answer, letters)).toBe(false);
      expect(await outbox()).toEqual([]);
    });

    it('marks a reply that was given up, whole, and sends it again once', async () => {
      const number = await take();
      await store().answerEscalated(number, 'admin', answer, letters);
      const first = await store().nextLetter('telegram', '1001');
      expect(await store().buryLetter(first?.sequence ?? 0, END)).toBe(2);
      expect(await reached(number)).toBe('given_up');
      expect((await store().returnedOf('chat-a')).map((one) => one.number)).toEqual([number]);
      expect(await store().returnedOf('chat-b')).toEqual([]);
      expect(await store().sendAgain(number, letters, LATER)).toBe(true);
      expect(await store().sendAgain(number, letters, LATER)).toBe(false);
      expect(await store().deadLetters(9)).toEqual([]);
      expect(await outbox()).toEqual(['một', 'hai']);
      expect(await reached(number)).toBe('sent');
    });

    it('marks a reply as sent again where what was given up is put back', async () => {
      const number = await take();
      await store().answerEscalated(number, 'admin', answer, letters);
      await store().buryLetter((await store().nextLetter('telegram', '1001'))?.sequence ?? 0, END);
      expect(await store().revive(LATER, [99_999])).toBe(0);
      expect(await reached(number)).toBe('given_up');
      expect(await store().revive(LATER)).toBe(2);
      expect(await reached(number)).toBe('sending');
      expect(await store().returnedOf('chat-a')).toEqual([]);
    });

    it('marks a reply whose chat is closed, and forgets who is told there', async () => {
      await store().putAttendant({ person: 'p', channel: 'telegram', chat: '1001', at: AT });
      await store().putAttendant({ person: 'q', channel: 'telegram', chat: '1002', at: AT });
      const number = await take();
      await store().answerEscalated(number, 'admin', answer, letters);
      expect(await store().closeChat('telegram', '1001')).toBe(2);
      expect(await reached(number)).toBe('blocked');
      expect((await store().attendants()).map(({ person }) => person)).toEqual(['q']);
    });

    it('keeps replies of channels without letters until they were shown', async () => {
      const number = await take({ channel: 'web', address: null });
      expect(await store().keptIn('web')).toEqual([]);
      await store().answerEscalated(number, 'admin', answer, []);
      expect(await reached(number)).toBe('kept');
      expect((await store().keptIn('web')).map((one) => one.number)).toEqual([number]);
      await store().markShown(number, LATER);
      expect(await reached(number)).toBe('sent');
      expect(await store().keptIn('web')).toEqual([]);
    });

    it('tells of waiting questions and of replies that came back once, with the letters', async () => {
      await store().putAttendant({ person: 'p', channel: 'telegram', chat: '1001', at: AT });
      const number = await take({ address: { chat: '2002', place: null } });
      expect(await store().countUntold()).toBe(1);
      const mail = [{ channel: 'telegram' as const, letters }];
      await store().tellWaiting(LATER, ['p'], mail);
      expect(await store().countUntold()).toBe(0);
      expect((await store().attendants())[0]?.told).toBe(LATER);
      expect(await outbox()).toEqual(['một', 'hai']);
      await store().answerEscalated(number, 'p', answer, [{ chat: '2002', body: 'thư' }]);
      await store().closeChat('telegram', '2002');
      expect((await store().returnedUntold()).map((one) => one.number)).toEqual([number]);
      await store().tellReturned([number], LATER, mail);
      expect(await store().returnedUntold()).toEqual([]);
      expect(await outbox()).toEqual(['một', 'hai']);
    });

    it('keeps when an attendant was told over a change of chat', async () => {
      await store().putAttendant({ person: 'p', channel: 'telegram', chat: '1001', at: AT });
      await store().tellWaiting(LATER, ['p'], []);
      await store().putAttendant({ person: 'p', channel: 'zalo_bot', chat: 'z', at: LATER });
      expect(await store().attendants()).toEqual([
        { person: 'p', channel: 'zalo_bot', chat: 'z', at: LATER, told: LATER },
      ]);
    });

    it('drops the addresses of replies that went out, and no others', async () => {
      const [gone, waiting] = [await take(), await take({ turn: 't2', same: '2' })];
      await store().answerEscalated(gone, 'admin', answer, letters);
      await store().dropAddresses();
      expect((await store().escalated(gone))?.address).not.toBeNull();
      await outbox();
      await store().dropAddresses();
      expect((await store().escalated(gone))?.address).toBeNull();
      expect((await store().escalated(waiting))?.address).not.toBeNull();
    });

    it("forgets one person's questions of a chat, with the letters of replies", async () => {
      const numbers = [await take(), await take({ turn: 't2', same: '2' })];
      await take({ turn: 't3', person: 'person-b' });
      for (const number of numbers) await store().answerEscalated(number, 'admin', answer, letters);
      await store().buryLetter((await store().nextLetter('telegram', '1001'))?.sequence ?? 0, END);
      expect(await store().forgetEscalated('chat-a', 'person-a')).toBe(2);
      expect(await store().forgetEscalated('chat-a', 'person-a')).toBe(0);
      expect(await outbox()).toEqual([]);
      expect(await store().deadLetters(9)).toEqual([]);
      expect(await store().countEscalated(false)).toBe(1);
    });

    it("forgets a person's question that another member of the group has passed on", async () => {
      await store().addTurn(turnWith({ id: 't1', chat: 'chat-a', person: 'person-a' }), null);
      await take({ person: 'person-b' });
      await take({ turn: 't2', person: 'person-b', same: 'x' });
      expect(await store().forgetEscalated('chat-b', 'person-a')).toBe(0);
      expect(await store().forgetEscalated('chat-a', 'person-a')).toBe(1);
      expect((await store().escalatedOf('chat-a')).map((one) => one.turn)).toEqual(['t2']);
    });

    it('takes questions along where a chat gets another name, and no others', async () => {
      const moved = await take();
      await take({ turn: 't2', chat: 'chat-b', person: 'person-b' });
      await store().moveChat('chat-a', 'chat-c');
      expect((await store().escalatedOf('chat-c')).map(({ number }) => number)).toEqual([moved]);
      expect(await store().escalatedOf('chat-b')).toHaveLength(1);
      expect(await store().forgetEscalated('chat-c', 'person-a')).toBe(1);
    });

    it('drops what is older than the retention, waiting or not', async () => {
      const number = await take();
      await store().putAttendant({ person: 'p', channel: 'telegram', chat: '1001', at: AT });
      await store().answerEscalated(number, 'admin', answer, []);
      await take({ turn: 't2', person: 'person-b', at: LATER });
      expect(await store().expire(LATER)).toBe(2);
      expect(await store().countEscalated(true)).toBe(0);
      expect(await store().countEscalated(false)).toBe(1);
    });
  });
}
