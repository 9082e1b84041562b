import { expect, it } from 'vitest';
import type { Store } from '../../bot/store.ts';
import type { NewsMark, Place, Subscription } from '../../bot/subscriptions.ts';

const AT = '2026-11-26T01:00:00.000Z';
const LATER = '2026-11-26T02:00:00.000Z';
const an: Place = { channel: 'telegram', chat: '1001' };
const binh: Place = { channel: 'telegram', chat: '1002' };
const follows = (place: Place, words: string, since = AT): Subscription => ({
  ...place,
  subject: words,
  label: words,
  since,
});
const FIRST: NewsMark = { snapshot: 'a', day: '2026-11-26' };
const SECOND: NewsMark = { snapshot: 'b', day: '2026-11-26' };
const change = (text: string) => ({ text, odd: 'a\0b\ud800' });

/** What every store does with subscriptions, news, and who is still to be told. */
export function subscriptionsContract(store: () => Store): void {
  const record = (since: NewsMark | null, until: NewsMark, ...news: [string, string[]][]): Promise<boolean> =>
    store().recordNews({
      since,
      until,
      at: LATER,
      news: news.map(([text, subjects]) => ({ change: change(text), subjects })),
    });
  const dueTexts = async (place: Place) =>
    (await store().due(place)).map(({ news, subjects }) => [
      (news.change as { text: string }).text,
      subjects,
    ]);
  const letter = (place: Place, text: string) => ({ chat: place.chat, body: { text } });
  const written = async ({ channel, chat }: Place) => (await store().nextLetter(channel, chat))?.body ?? null;

  it('remembers once what a chat follows, and forgets it with what was still to be told', async () => {
    expect(await store().subscribe(follows(an, 'topic rượu bia', LATER))).toBe(true);
    expect(await store().subscribe(follows(an, 'document 1', AT))).toBe(true);
    expect(await store().subscribe(follows(an, 'document 1', LATER))).toBe(false);
    await store().subscribe(follows(binh, 'document 1'));
    expect((await store().subscriptions(an)).map(({ subject }) => subject)).toEqual([
      'document 1',
      'topic rượu bia',
    ]);
    expect(await store().subjects()).toEqual(['document 1', 'topic rượu bia']);
    await record(null, FIRST, ['x', ['document 1', 'topic rượu bia']]);
    expect(await store().unsubscribe(an, 'document 1')).toBe(1);
    expect(await store().unsubscribe(an, 'document 1')).toBe(0);
    expect(await dueTexts(an)).toEqual([['x', ['topic rượu bia']]]);
    expect(await store().unsubscribe(an, null)).toBe(1);
    expect(await dueTexts(an)).toEqual([]);
    expect(await dueTexts(binh)).toEqual([['x', ['document 1']]]);
  });

  it('records news for those who follow it by then, only from the mark that it was looked for from', async () => {
    expect(await store().newsMark()).toBeNull();
    await store().subscribe(follows(an, 'document 1'));
    expect(await record(null, FIRST, ['a', ['document 1']], ['b', []])).toBe(true);
    expect(await store().newsMark()).toEqual(FIRST);
    await store().subscribe(follows(binh, 'document 1'));
    expect(await record(null, SECOND, ['c', ['document 1']])).toBe(false);
    expect(await record(SECOND, FIRST, ['c', ['document 1']])).toBe(false);
    expect(await store().newsMark()).toEqual(FIRST);
    expect(await record(FIRST, SECOND, ['d', ['document 1', 'document 2']])).toBe(true);
    expect(await dueTexts(an)).toEqual([
      ['a', ['document 1']],
      ['d', ['document 1']],
    ]);
    expect(await dueTexts(binh)).toEqual([['d', ['document 1']]]);
    expect([...(await store().dueChats('telegram'))].sort()).toEqual(['1001', '1002']);
    expect(await store().dueChats('zalo_oa')).toEqual([]);
    const news = await store().news(0, 10);
    expect(news.map((one) => one.change)).toEqual([change('d'), change('b'), change('a')]);
    expect(await store().news(news[1]?.sequence ?? 0, 10)).toMatchObject([
      { at: LATER, change: change('d') },
    ]);
    expect(await store().news(0, 1)).toHaveLength(1);
  });

  it('writes a notice with the mark that it was written, once', async () => {
    await store().subscribe(follows(an, 'document 1'));
    await record(null, FIRST, ['a', ['document 1']], ['b', ['document 1']]);
    const news = (await store().due(an)).map(({ news: { sequence } }) => sequence);
    const notice = { news, letters: [letter(an, 'hai thay đổi')], at: LATER };
    expect(await store().writeNotice(an, notice)).toBe(true);
    expect(await written(an)).toEqual({ text: 'hai thay đổi' });
    expect(await dueTexts(an)).toEqual([]);
    expect(await store().dueChats('telegram')).toEqual([]);
    await store().closeChat('telegram', '1001');
    expect(await store().writeNotice(an, notice)).toBe(false);
    expect(await written(an)).toBeNull();
  });

  it('writes nothing of a notice of which a part is to be told no more', async () => {
    await store().subscribe(follows(an, 'document 1'));
    await store().subscribe(follows(an, 'document 2'));
    await record(null, FIRST, ['a', ['document 1']], ['b', ['document 2']]);
    const news = (await store().due(an)).map(({ news: { sequence } }) => sequence);
    await store().unsubscribe(an, 'document 1');
    expect(await store().writeNotice(an, { news, letters: [letter(an, 'x')], at: LATER })).toBe(false);
    expect(await written(an)).toBeNull();
    expect(await dueTexts(an)).toEqual([['b', ['document 2']]]);
  });

  it('forgets a chat that takes nothing more', async () => {
    await store().subscribe(follows(an, 'document 1'));
    await store().putDaily({ ...an, time: '07:30', last: '' }, AT);
    await store().subscribe(follows(binh, 'document 1'));
    await record(null, FIRST, ['a', ['document 1']]);
    await store().closeChat('telegram', '1001');
    expect(await store().subscriptions(an)).toEqual([]);
    expect(await store().daily(an)).toBeNull();
    expect(await store().due(an)).toEqual([]);
    expect(await store().lastHeard(an)).toBeNull();
    expect(await dueTexts(binh)).toHaveLength(1);
  });

  it('writes one provision a day, and knows which were shown until the round is over', async () => {
    await store().putDaily({ ...an, time: '07:30', last: '' }, AT);
    const day = (name: string, provision: string | null, anew = false) =>
      store().writeDaily(an, { day: name, provision, anew, letters: [letter(an, name)], at: AT });
    expect(await day('2026-11-26', 'p1')).toBe(true);
    expect(await day('2026-11-26', 'p2')).toBe(false);
    expect(await day('2026-11-25', 'p2')).toBe(false);
    expect(await day('2026-11-27', 'p2')).toBe(true);
    expect(await store().shown(an)).toEqual(new Set(['p1', 'p2']));
    expect(await day('2026-11-28', 'p1', true)).toBe(true);
    expect(await store().shown(an)).toEqual(new Set(['p1']));
    expect(await store().dailies('telegram')).toEqual([{ ...an, time: '07:30', last: '2026-11-28' }]);
    expect(await store().dropDaily(an)).toBe(true);
    expect(await store().dropDaily(an)).toBe(false);
    expect(await day('2026-11-29', 'p2')).toBe(false);
    expect(await store().shown(an)).toEqual(new Set());
  });

  it('remembers when those wrote who may be written to, and of others nothing', async () => {
    await store().heard(binh, AT);
    expect(await store().lastHeard(binh)).toBeNull();
    await store().subscribe(follows(an, 'document 1', AT));
    expect(await store().lastHeard(an)).toBe(AT);
    await store().heard(an, LATER);
    expect(await store().lastHeard(an)).toBe(LATER);
  });

  it('remembers when a chat wrote until it wants neither notices nor a provision a day', async () => {
    const daily = { ...an, time: '07:30', last: '' };
    for (const follow of ['document 1', 'document 2']) await store().subscribe(follows(an, follow, AT));
    await store().putDaily(daily, AT);
    await store().unsubscribe(an, 'document 1');
    await store().dropDaily(an);
    expect(await store().lastHeard(an)).toBe(AT);
    await store().putDaily(daily, AT);
    await store().unsubscribe(an, null);
    expect(await store().lastHeard(an)).toBe(AT);
    await store().dropDaily(an);
    expect(await store().lastHeard(an)).toBeNull();
    await store().heard(an, LATER);
    expect(await store().lastHeard(an)).toBeNull();
  });

  it('keeps the thread in which something is followed, the last one where it is asked for again, until it is gone', async () => {
    await store().subscribe({ ...follows(an, 'document 1', AT), thread: '7' });
    await store().subscribe({ ...follows(an, 'document 2', LATER), thread: '8' });
    await store().putDaily({ ...an, time: '08:00', last: '', thread: '7' }, AT);
    expect((await store().subscriptions(an)).map(({ thread }) => thread)).toEqual(['7', '8']);
    expect(await store().dailies('telegram')).toEqual([{ ...an, time: '08:00', last: '', thread: '7' }]);
    expect(await store().subscribe({ ...follows(an, 'document 2'), thread: '7' })).toBe(false);
    expect((await store().subscriptions(an)).map(({ thread }) => thread)).toEqual(['7', '7']);
    await store().forgetThread(an, '8');
    await store().forgetThread(binh, '7');
    expect(await store().daily(an)).toMatchObject({ thread: '7' });
    await store().forgetThread(an, '7');
    expect(await store().subscriptions(an)).toEqual([
      follows(an, 'document 1', AT),
      follows(an, 'document 2', LATER),
    ]);
    expect(await store().daily(an)).toEqual({ ...an, time: '08:00', last: '' });
  });

  it('takes along what a group follows when its id changes, and remembers what somebody has seen', async () => {
    await store().subscribe(follows(an, 'document 1'));
    await store().putDaily({ ...an, time: '08:00', last: '' }, AT);
    await record(null, FIRST, ['a', ['document 1']]);
    await store().moveFollowed(an, '-100');
    const moved = { ...an, chat: '-100' };
    expect(await store().subscriptions(an)).toEqual([]);
    expect(await store().subscriptions(moved)).toHaveLength(1);
    expect(await dueTexts(moved)).toEqual([['a', ['document 1']]]);
    expect((await store().daily(moved))?.time).toBe('08:00');
    expect(await store().seenNews('terminal')).toBe(0);
    await store().putSeenNews('terminal', 7);
    await store().putSeenNews('terminal', 9);
    expect(await store().seenNews('terminal')).toBe(9);
  });
}
