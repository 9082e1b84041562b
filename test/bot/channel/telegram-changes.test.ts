import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FINE, openChannel, type OpenChannel } from '../../fakes/telegram/channel.ts';
import { BEER, BEER_QUOTE } from '../../fakes/telegram/directive.ts';
import type { Chat, Person, Seen } from '../../fakes/telegram/world.ts';

let open: OpenChannel;
let lan: Person;
beforeEach(async () => {
  open = await openChannel();
  lan = open.server.person('Lan');
});
afterEach(() => open.close());

const waiting = async () => (await open.desk.store.waiting('telegram')).letters;

describe('Telegram: a group that becomes a supergroup', () => {
  let office: Chat;
  let answer: Seen;
  beforeEach(async () => {
    office = open.server.group('Văn phòng', 'group');
    open.server.write({ from: lan, chat: office, text: `/hoi ${BEER}` });
    answer = (await open.server.until(office, 2)).at(-1) as Seen;
  });
  const hoi = (chat: Chat, text: string) => open.server.write({ from: lan, chat, text: `/hoi ${text}` });

  it('keeps its conversation: told once, no second first contact, old buttons work', async () => {
    const fresh = await open.server.upgrade(office, lan);
    hoi(fresh, FINE);
    await open.server.until(fresh, 1);
    await vi.waitFor(() => expect(open.desk.moves).toHaveLength(1), { timeout: 20_000 });
    expect(open.desk.moves).toEqual([{ channel: 'telegram', from: String(office.id), to: String(fresh.id) }]);
    expect((await open.server.press(answer, '👍', lan)).text).toContain('Cảm ơn');
    expect(open.desk.votes[0]?.chat).toBe(String(fresh.id));
    await open.server.press(answer, 'Xem toàn văn', lan);
    const full = (await open.server.until(fresh, 2)).at(-1) as Seen;
    // Messages of the old group have other numbers here.
    expect([full.text.includes(BEER_QUOTE), full.replyTo]).toEqual([true, null]);
    expect(open.server.refused).toEqual([]);
  });

  it('keeps what waits where Telegram first tells that the bot is out, and refuses meanwhile', async () => {
    const place = { channel: 'telegram', chat: String(office.id) } as const;
    const followed = { subject: 'document 30-CT/TU', label: '30-CT/TU', since: '2026-11-20T00:00:00.000Z' };
    await open.desk.store.subscribe({ ...place, ...followed });
    const calls = () => open.server.calls.filter(({ method }) => method === 'sendMessage').length;
    const before = calls();
    open.server.fail('sendMessage', { kind: 'error', code: 500, description: 'Internal Server Error' });
    hoi(office, FINE);
    await open.server.when(() => calls() > before);
    const refusedOnce = () =>
      open.server.when(() => open.server.refused.some((line) => line.includes('403')));
    const fresh = await open.server.upgrade(office, lan, refusedOnce);
    const [reply] = await open.server.until(fresh, 1);
    expect(reply?.text).toContain('không nói mức phạt');
    expect(await open.desk.store.subscriptions(place)).toHaveLength(1);
    expect(open.logged.join()).not.toContain('has shut the bot out');
    await vi.waitFor(() => expect(open.desk.moves).toHaveLength(1), { timeout: 20_000 });
  });

  it('is noticed at the next message to it, where the news was missed, and a failed move is tried again', async () => {
    const fresh = open.server.group('Văn phòng');
    open.server.world.migrated.set(office.id, fresh.id);
    const { move } = open.desk;
    open.desk.move = () => Promise.reject(new Error('the disk is full'));
    hoi(office, FINE);
    await open.server.until(fresh, 1);
    Object.assign(open.desk, { move });
    hoi(office, FINE);
    await open.server.until(fresh, 2);
    await vi.waitFor(() => expect(open.desk.moves).toHaveLength(1), { timeout: 20_000 });
    hoi(office, FINE);
    await open.server.until(fresh, 3);
    expect(open.desk.asked.at(-1)?.chat).toBe(String(fresh.id));
    expect(open.server.refused).toHaveLength(2);
    expect(open.logged.join()).toContain('the memory of a group was not moved');
  });
});

describe('Telegram: a chat that shuts the bot out', () => {
  it('gets nothing of what waits, and is answered again when it comes back', async () => {
    open.server.fail('sendMessage', { kind: 'flood', retryAfter: 3600 });
    open.server.say(lan, BEER);
    await open.server.when(() => open.server.calls.some(({ method }) => method === 'sendMessage'));
    open.server.membership(lan, 'kicked');
    await vi.waitFor(() => expect(open.logged.join()).toContain('has shut the bot out'), { timeout: 20_000 });
    expect(await waiting()).toEqual([]);
    const [asked] = open.desk.asked;
    expect(asked?.text).toBe(BEER);
    open.server.membership(lan, 'member');
    expect(open.server.seen(lan)).toEqual([]);
  });

  it('is a plain group: what waits is kept for a while, and dropped where it gets no other id', async () => {
    const patient = await openChannel({ pace: { retry: 0.05, grace: 1, leave: 2 } });
    const office = patient.server.group('Văn phòng', 'group');
    const place = { channel: 'telegram', chat: String(office.id) } as const;
    const followed = { subject: 'document 30-CT/TU', label: '30-CT/TU', since: '2026-11-20T00:00:00.000Z' };
    await patient.desk.store.subscribe({ ...place, ...followed });
    const an = patient.server.person('An');
    patient.server.membership(an, 'left', office);
    patient.server.membership(an, 'member', office);
    patient.server.membership(an, 'kicked', office);
    patient.server.say(an, '/about');
    await patient.server.until(an, 1);
    expect(await patient.desk.store.subscriptions(place)).toHaveLength(1);
    await vi.waitFor(async () => expect(await patient.desk.store.subscriptions(place)).toEqual([]), {
      timeout: 20_000,
    });
    await patient.close();
  });

  it.each(['kicked', 'left'] as const)('a group by "%s"', async (status) => {
    const office = open.server.group('Văn phòng');
    open.server.fail('sendMessage', { kind: 'flood', retryAfter: 3600 });
    open.server.write({ from: lan, chat: office, text: `/hoi ${BEER}` });
    await open.server.when(() => open.server.calls.some(({ method }) => method === 'sendMessage'));
    open.server.membership(lan, status, office);
    await vi.waitFor(() => expect(open.logged.join()).toContain('has shut the bot out'), { timeout: 20_000 });
    expect(await waiting()).toEqual([]);
    open.server.say(lan, FINE);
    expect((await open.server.until(lan, 2)).at(-1)?.text).toContain('không nói mức phạt');
  });
});
