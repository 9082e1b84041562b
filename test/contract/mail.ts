import { expect, it } from 'vitest';
import type { Update } from '../../bot/mail.ts';
import type { Store } from '../../bot/store.ts';
import { turnWith } from '../fixtures/turns.ts';

const AT = '2026-11-26T01:00:00.000Z';
const LATER = '2026-11-26T02:00:00.000Z';
const most = { updates: 3, letters: 5 };
const end = { ended: LATER, attempts: 4, reason: '500' };

const update = (id: string, changes: Partial<Update> = {}): Update => ({
  channel: 'telegram',
  id,
  chat: '1001',
  body: { text: 'a\0b\ud800' },
  at: AT,
  ...changes,
});
const letters = (...texts: string[]) => texts.map((text) => ({ chat: '1001', body: { text } }));

/** What every store does with mail. */
export function mailContract(store: () => Store): void {
  const next = async (chat = '1001') => (await store().nextLetter('telegram', chat))?.body;
  const post = (id: string | null, ...texts: string[]) =>
    store().post({ channel: 'telegram', update: id, letters: letters(...texts), at: AT });
  const all = async (): Promise<unknown[]> => {
    const bodies: unknown[] = [];
    for (let one = await store().nextLetter('telegram', '1001'); one;) {
      bodies.push(one.body);
      await store().delivered(one.sequence);
      one = await store().nextLetter('telegram', '1001');
    }
    return bodies;
  };

  it('takes an update once, also after it was handled, and gives a chat’s oldest', async () => {
    expect(await store().receive(update('1'), most)).toBe('new');
    expect(await store().receive(update('1'), most)).toBe('known');
    expect(await store().receive(update('1', { channel: 'zalo_oa' }), most)).toBe('new');
    await store().receive(update('2'), most);
    await store().receive(update('3', { chat: '1002' }), most);
    expect(await store().nextArrived('telegram', '1001')).toMatchObject(update('1'));
    expect(await post('1', 'a')).toBe(true);
    expect((await store().nextArrived('telegram', '1001'))?.id).toBe('2');
    expect(await store().receive(update('1'), most)).toBe('known');
    expect(await store().waiting('telegram')).toMatchObject({ arrived: ['1001', '1002'], letters: ['1001'] });
  });

  it('gives what waits by its number where asked to, however many digits that has', async () => {
    for (const id of ['100', '9', '11']) await store().receive(update(id), most);
    const next = async () => (await store().nextArrived('telegram', '1001', true))?.id;
    const order = [];
    for (let left = 3; left > 0; left -= 1) {
      order.push(await next());
      await post(order.at(-1) ?? '');
    }
    expect(order).toEqual(['9', '11', '100']);
    expect(await next()).toBeUndefined();
  });

  it('names the chats that wait by how often their updates were begun, then by who has waited longest', async () => {
    for (const chat of ['9', '1', '5']) await store().receive(update(`of ${chat}`, { chat }), most);
    for (const chat of ['9', '1', '5']) await post(`letter to ${chat}`, chat);
    expect((await store().waiting('telegram')).arrived).toEqual(['9', '1', '5']);
    const first = await store().nextArrived('telegram', '9');
    expect(first?.begun).toBe(0);
    await store().begin(first?.sequence ?? 0);
    expect((await store().nextArrived('telegram', '9'))?.begun).toBe(1);
    expect((await store().waiting('telegram')).arrived).toEqual(['1', '5', '9']);
  });

  it('takes no more of a chat than may wait, and forgets nothing by that', async () => {
    for (const id of ['1', '2', '3']) await store().receive(update(id), most);
    expect(await store().receive(update('4'), most)).toBe('full');
    expect(await store().receive(update('4', { chat: '1002' }), most)).toBe('new');
    await post('1', 'a', 'b', 'c', 'd', 'e');
    expect(await store().receive(update('5'), most)).toBe('full');
    await all();
    expect(await store().receive(update('5'), most)).toBe('new');
  });

  it('writes a reply’s letters with its turn and its mark, or none of them', async () => {
    await store().receive(update('1'), most);
    expect(await store().addTurn(turnWith({ id: 't1' }), '1', letters('a', 'b'))).toBe(true);
    expect(await store().nextArrived('telegram', '1001')).toBeNull();
    expect(await store().addTurn(turnWith({ id: 't2' }), '1', letters('c'))).toBe(false);
    expect(await post('1', 'd')).toBe(false);
    await store().addTurn(turnWith({ id: 't3' }), null, letters('e'));
    await post(null, 'f', 'g');
    expect(await all()).toEqual(['a', 'b', 'e', 'f', 'g'].map((text) => ({ text })));
  });

  it('gives the oldest letter of a chat until it was delivered, with its tries', async () => {
    await post('1', 'a', 'b');
    const first = await store().nextLetter('telegram', '1001');
    expect(first).toMatchObject({ attempts: 0, due: AT, body: { text: 'a' } });
    await store().delay(first?.sequence ?? 0, 2, LATER);
    expect(await store().nextLetter('telegram', '1001')).toMatchObject({ attempts: 2, due: LATER });
    await store().delivered(first?.sequence ?? 0);
    expect(await next()).toEqual({ text: 'b' });
    expect(await next('1002')).toBeUndefined();
  });

  it('gives up a letter with the rest of its reply, shows it without its text, and puts it back', async () => {
    await post('1', 'a', 'b');
    await post('2', 'c');
    const first = await store().nextLetter('telegram', '1001');
    expect(await store().buryLetter(first?.sequence ?? 0, end)).toBe(2);
    expect(await next()).toEqual({ text: 'c' });
    const shown = await store().deadLetters(10);
    expect(shown).toMatchObject([
      { ...end, box: 'out', at: AT },
      { ...end, box: 'out', at: AT },
    ]);
    expect(JSON.stringify(shown)).not.toContain('text');
    expect(await store().revive(LATER)).toBe(2);
    expect(await store().deadLetters(10)).toEqual([]);
    expect(await all()).toEqual([{ text: 'c' }, { text: 'a' }, { text: 'b' }]);
  });

  it('puts back what is named with the rest of its reply, forgets what is named, and leaves the others', async () => {
    await post('1', 'a', 'b');
    await post('2', 'c');
    await post('3', 'd');
    for (let left = 3; left > 0; left--)
      await store().buryLetter((await store().nextLetter('telegram', '1001'))?.sequence ?? 0, end);
    const [d = 0, c = 0, b = 0] = (await store().deadLetters(10)).map(({ sequence }) => sequence);
    expect(await store().discard([d, 99_999])).toBe(1);
    expect(await store().revive(LATER, [99_999])).toBe(0);
    expect(await store().revive(LATER, [b])).toBe(2);
    expect((await store().deadLetters(10)).map(({ sequence }) => sequence)).toEqual([c]);
    expect(await all()).toEqual([{ text: 'a' }, { text: 'b' }]);
  });

  it('gives up an update, which then counts as seen until it is put back', async () => {
    await store().receive(update('1'), most);
    const arrived = await store().nextArrived('telegram', '1001');
    expect(await store().begin(arrived?.sequence ?? 0)).toBe(1);
    expect(await store().begin(arrived?.sequence ?? 0)).toBe(2);
    await store().buryArrived(arrived?.sequence ?? 0, end);
    expect(await store().nextArrived('telegram', '1001')).toBeNull();
    expect(await store().receive(update('1'), most)).toBe('known');
    expect(await store().revive(LATER)).toBe(1);
    expect(await store().nextArrived('telegram', '1001')).toMatchObject(update('1'));
    expect(await post('1', 'a')).toBe(true);
  });

  it('passes over at night what nobody asked for, until the hour that was chosen is over, and keeps that for what is put back', async () => {
    const NIGHT = '2026-11-26T15:00:00.000Z';
    const own = (text: string, until?: string) => ({
      ...{ chat: '1001', body: { text } },
      unasked: until === undefined ? {} : { until },
    });
    await store().post({
      ...{ channel: 'telegram', update: null, at: AT },
      letters: [own('by day'), own('until ten', '2026-11-26T15:00:00.001Z')],
    });
    await post('1', 'answer');
    await store().post({
      channel: 'telegram',
      update: null,
      at: AT,
      letters: [{ ...own('other'), chat: '7' }],
    });
    expect(await next()).toEqual({ text: 'by day' });
    expect((await store().waiting('telegram')).letters).toEqual(['1001', '7']);
    expect((await store().waiting('telegram', NIGHT)).letters).toEqual(['1001']);

    const order: unknown[] = [];
    for (;;) {
      const letter = await store().nextLetter('telegram', '1001', NIGHT);
      if (letter === null) break;
      order.push(letter.body, letter.unasked);
      await store().delivered(letter.sequence);
    }
    expect(order).toEqual([
      { text: 'until ten' },
      { until: '2026-11-26T15:00:00.001Z' },
      { text: 'answer' },
      undefined,
    ]);

    const left = await store().nextLetter('telegram', '1001');
    expect(left?.unasked).toEqual({});
    await store().buryLetter(left?.sequence ?? 0, end);
    await store().revive(LATER);
    expect(await store().nextLetter('telegram', '1001', NIGHT)).toBeNull();
    expect(await next()).toEqual({ text: 'by day' });
  });

  it('closes the queue of one chat of one channel', async () => {
    await post('1', 'a', 'b');
    await store().post({ channel: 'zalo_bot', update: '1', letters: letters('z'), at: AT });
    expect(await store().closeChat('telegram', '1001')).toBe(2);
    expect(await next()).toBeUndefined();
    expect(await store().nextLetter('zalo_bot', '1001')).not.toBeNull();
  });

  it('notes what is to be remembered of a delivered letter, until it is older than what is kept', async () => {
    await post('1', 'a', 'b');
    for (const value of ['t1', 't 2']) {
      const letter = await store().nextLetter('telegram', '1001');
      await store().delivered(letter?.sequence ?? 0, { name: 'x', value, at: AT });
    }
    expect(await next()).toBeUndefined();
    expect([await store().noted('x'), await store().noted('y')]).toEqual(['t 2', null]);
    expect(await store().value('x')).toBeNull();
    await store().expire(AT);
    expect(await store().noted('x')).toBe('t 2');
    await store().putValueOnce('kept', 'k');
    await store().expire(LATER);
    expect([await store().noted('x'), await store().value('kept')]).toEqual([null, 'k']);
  });

  it('drops mail that is older than what is kept', async () => {
    await store().receive(update('1'), most);
    await post('2', 'a', 'b');
    const first = await store().nextLetter('telegram', '1001');
    await store().buryLetter(first?.sequence ?? 0, { ...end, ended: AT });
    await post(null, 'c');
    expect(await store().expire(AT)).toBe(0);
    // The mark of update 2 goes too.
    expect(await store().expire(LATER)).toBe(5);
    expect(await store().waiting('telegram')).toEqual({ arrived: [], letters: [], last: 0 });
    expect(await store().deadLetters(10)).toEqual([]);
  });
}
