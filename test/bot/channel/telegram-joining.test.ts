import { afterEach, describe, expect, it } from 'vitest';
import { openChannel, type OpenChannel } from '../../fakes/telegram/channel.ts';
import { BEER, BEER_QUOTE } from '../../fakes/telegram/directive.ts';
import type { Chat, Person } from '../../fakes/telegram/world.ts';

/** Groups that the bot is put into, and what it gets of them in privacy mode, in which bots are unless it is switched off. */

let open: OpenChannel;
let lan: Person;
let office: Chat;
async function start(more: Parameters<typeof openChannel>[0] = {}, type?: 'group'): Promise<void> {
  open = await openChannel(more, { privacy: true });
  lan = open.server.person('Lan');
  office = open.server.group('Văn phòng', type);
}
afterEach(async () => {
  await open.close();
  expect(open.server.refused).toEqual([]);
});

const told = (chat: Chat = office) => open.server.seen(chat).map(({ text }) => text);
const put = (status: 'member' | 'administrator' | 'left', chat: Chat = office) =>
  open.server.membership(lan, status, chat);
const write = (text: string, more: { replyTo?: number } = {}) =>
  open.server.write({ from: lan, chat: office, text, ...more });
/** Waits until everything that came before has been handled. */
async function settled(): Promise<void> {
  const seen = open.server.seen(office).length;
  write('/about');
  await open.server.until(office, seen + 1);
}

describe('Telegram: a group that the bot is put into', () => {
  it('hears how to ask there and what its administrators may switch, and what not to send but once', async () => {
    await start();
    put('member');
    const [greeting] = await open.server.until(office, 1);
    expect(greeting?.text).toMatch(/nhắc tên @ky_cuong_bot kèm câu hỏi, trả lời tin của tôi, hoặc gõ \/hoi/);
    expect(greeting?.text).toContain('/help');
    expect(greeting?.text).toMatch(/Quản trị viên của nhóm chọn: Cho tôi làm quản trị viên [^]*bình chọn/);
    expect(greeting?.text.length).toBeLessThan(700);
    write(`/hoi ${BEER}`);
    await settled();
    expect(told().filter((text) => text.includes('bí mật nhà nước'))).toHaveLength(1);
  });

  it('hears it once, whatever the bot becomes there and however often it is put in', async () => {
    const known = new Set<string>();
    const firstTime = async (chat: string) => !known.has(chat) && known.add(chat).has(chat);
    await start({ firstTime });
    put('administrator');
    expect((await open.server.until(office, 1))[0]?.text).not.toContain('Cho tôi làm quản trị viên');
    put('member');
    put('administrator');
    put('left');
    put('member');
    await settled();
    expect(told()).toHaveLength(2);
    await open.close();
    await start({ firstTime: async (chat) => !known.has(String(Number(chat))) });
    known.add(String(office.id));
    put('member');
    await settled();
    expect(told()).toHaveLength(1);
  });

  it('hears nothing where it only becomes a supergroup, and a private chat never', async () => {
    await start({}, 'group');
    put('member');
    await open.server.until(office, 1);
    const old = office;
    office = await open.server.upgrade(office, lan);
    put('left');
    put('member');
    open.server.membership(lan, 'kicked');
    open.server.membership(lan, 'member');
    await settled();
    expect([told(old).length, told().length, open.server.seen(lan).length]).toEqual([1, 1, 0]);
  });
});

describe('Telegram: a group in privacy mode', () => {
  it('asks by mention, in reply, by command and by mending one; nothing else reaches the bot', async () => {
    await start();
    const unheard = [BEER, '@another_bot uống bia được không?', '/help@another_bot'].map((text) =>
      write(text),
    );
    expect(unheard.map(({ update }) => update)).toEqual([null, null, null]);
    write(`@ky_cuong_bot ${BEER}`);
    const answer = (await open.server.until(office, 2)).at(-1);
    expect(answer?.text).toContain(BEER_QUOTE);
    write(BEER, { replyTo: answer?.id ?? 0 });
    expect((await open.server.until(office, 3)).at(-1)?.text).toContain(BEER_QUOTE);
    write(`/hoi ${BEER}`);
    expect((await open.server.until(office, 4)).at(-1)?.text).toContain(BEER_QUOTE);
    const { message } = write('uống bia được không?');
    expect(open.server.edit(message, 'Trưa nay uống bia được không?')).toBeNull();
    expect(open.server.edit(message, `@ky_cuong_bot ${BEER}`, 20)).not.toBeNull();
    expect((await open.server.until(office, 6)).at(-1)?.text).toContain(BEER_QUOTE);
    expect(open.desk.asked.map(({ text }) => text)).toEqual([BEER, BEER, BEER, BEER]);
    expect(open.logged).toEqual([]);
  });

  it('is heard whole where the bot is an administrator, which still answers what is meant for it alone', async () => {
    await start();
    put('administrator');
    await open.server.until(office, 1);
    expect(write(BEER).update).not.toBeNull();
    await settled();
    expect(open.desk.asked).toEqual([]);
  });
});
