import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FINE, openChannel, type OpenChannel } from '../../fakes/telegram/channel.ts';
import { BEER, BEER_QUOTE } from '../../fakes/telegram/directive.ts';
import type { Chat, Person, Seen } from '../../fakes/telegram/world.ts';

let open: OpenChannel;
let lan: Person;
const administrators = new Set<number>();
beforeEach(async () => {
  administrators.clear();
  open = await openChannel({ isAdministrator: (person) => Promise.resolve(administrators.has(person)) });
  lan = open.server.person('Lan');
});
afterEach(() => open.close());

/** Waits until everything that came before from Lan has been handled. */
async function settled(): Promise<void> {
  const told = () => open.server.seen(lan).filter(({ text }) => text.startsWith('Về Kỷ Cương')).length;
  const before = told();
  open.server.say(lan, '/about');
  await open.server.when(() => told() > before);
}
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
    const fresh = open.server.upgrade(office, lan);
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

describe('Telegram: the menu of an administrator', () => {
  const names = () => open.server.world.commands.get(`chat:${lan.id}/`)?.map(({ command }) => command);

  it('stands in the private chat once the role is there, with what is private besides', async () => {
    open.server.say(lan, '/vaitro');
    await settled();
    expect(names()).toBeUndefined();
    administrators.add(lan.id);
    open.server.say(lan, '/quyen ABCDE-23456');
    await settled();
    expect(names()).toEqual([
      ...['start', 'help', 'about', 'chuyen', 'theodoi', 'botheodoi', 'moingay', 'thaydoi'],
      ...['luyen', 'ketqua', 'quen', 'vaitro', 'dangnhap', 'moi', 'quyen', 'hoidap', 'traloi'],
    ]);
    open.server.say(lan, '/vaitro');
    await settled();
    const set = open.server.calls.filter(({ method }) => method === 'setMyCommands');
    expect(set).toHaveLength(4);
  });

  it('is never set for a group, and a failure is logged and tried again', async () => {
    administrators.add(lan.id);
    const office = open.server.group('Văn phòng');
    open.server.write({ from: lan, chat: office, text: '/help@ky_cuong_bot' });
    await open.server.until(office, 1);
    open.server.fail('setMyCommands', { kind: 'error', code: 400, description: 'Bad Request: no' });
    open.server.say(lan, '/help');
    await settled();
    expect(names()).toBeUndefined();
    open.server.say(lan, '/help');
    await settled();
    expect(names()).toContain('moi');
    expect(open.logged.join()).toContain('the menu of an administrator not set');
  });
});
