import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelName } from '../../bot/channel.ts';
import type { Role } from '../../bot/store.ts';
import type { TroubleKind } from '../../bot/trouble.ts';
import { createTroubles, troubleLine, type Troubles } from '../../bot/troubles.ts';
import { announcerOf, openNoticeWorld, type NoticeWorld } from '../support/notice-world.ts';

let world: NoticeWorld;
let troubles: Troubles;
const told: string[] = [];

/** As at a start of the program; `joined`: the channels that are on. */
function start(attended = false, joined: readonly ChannelName[] = ['telegram', 'zalo_bot', 'zalo_oa']): void {
  const put = (fields: object, message: string) =>
    void world.logged.push(`${message} ${JSON.stringify(fields)}`);
  troubles = createTroubles({
    store: world.store,
    people: world.people,
    now: () => new Date(world.time),
    tell: (sentence) => void told.push(sentence),
    attended,
    log: { error: put },
  });
  for (const channel of joined) troubles.join(announcerOf(channel, world.woken));
}

async function appoint(person: string, channel: ChannelName, role: Role = 'administrator'): Promise<void> {
  await world.store.putPerson({ id: person, role, since: '' });
  await world.store.putAttendant({ person, channel, chat: `chat-${person}`, at: world.time });
}
const letters = (person: string, channel: ChannelName) => world.letters(`chat-${person}`, channel);
const report = (kind: TroubleKind, count = 1, channel: ChannelName = 'zalo_oa', reason = '') =>
  troubles.report({ channel, kind, count, reason });
async function lookAt(time: string): Promise<void> {
  world.time = time;
  await troubles.look();
}

beforeEach(async () => {
  world = await openNoticeWorld([]);
  world.time = '2026-11-26T02:10:00.000Z';
  told.length = 0;
  start();
});
afterEach(async () => {
  expect(world.logged).toEqual([]);
  await world.close();
});

describe('what keeps a channel from sending', () => {
  it('is told to administrators with how many, since when and how to mend it, and at the terminal', async () => {
    await appoint('lan', 'telegram');
    await appoint('hoa', 'telegram', 'trainer');
    report('window', 2);
    world.time = '2026-11-26T02:15:00.000Z';
    report('window');
    await troubles.look();
    const [text = '', ...more] = await letters('lan', 'telegram');
    expect(more).toEqual([]);
    expect(text).toContain('Trục trặc ở Zalo OA');
    expect(text).toContain('3 tin không gửi được vì người nhận đã lâu không nhắn cho OA');
    expect(text).toContain('Người đó nhắn lại cho OA thì gửi được');
    expect(text).toMatch(/Từ 09:10 26\/11\/2026 đến 09:15 26\/11\/2026/u);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('3 tin không gửi được');
    expect(world.woken).toEqual(['chat-lan']);
    expect(await letters('hoa', 'telegram')).toEqual([]);
  });

  it('is told at most once an hour for each kind, with the count since', async () => {
    await appoint('lan', 'telegram');
    report('limit');
    await troubles.look();
    report('limit', 4);
    report('unfollowed');
    await lookAt('2026-11-26T03:05:00.000Z');
    const first = await letters('lan', 'telegram');
    expect(first).toHaveLength(2);
    expect(first[1]).toContain('bỏ quan tâm OA');
    await lookAt('2026-11-26T03:10:00.000Z');
    const second = await letters('lan', 'telegram');
    expect(second).toHaveLength(1);
    expect(second[0]).toContain('4 tin đang phải chờ');
    await lookAt('2026-11-26T05:10:00.000Z');
    expect(await letters('lan', 'telegram')).toEqual([]);
    expect(told).toHaveLength(3);
  });

  it('keeps to the hour over a restart', async () => {
    await appoint('lan', 'telegram');
    report('limit');
    await lookAt('2026-11-26T02:55:00.000Z');
    expect(await letters('lan', 'telegram')).toHaveLength(1);
    start();
    report('limit', 7);
    await lookAt('2026-11-26T03:30:00.000Z');
    expect(await letters('lan', 'telegram')).toEqual([]);
    await lookAt('2026-11-26T04:01:00.000Z');
    expect((await letters('lan', 'telegram')).join()).toContain('7 tin đang phải chờ');
  });

  it('waits for the morning in chats, and not at the terminal', async () => {
    await appoint('lan', 'telegram');
    report('token');
    await lookAt('2026-11-26T15:00:00.000Z');
    expect(told.join()).toContain('npm run zalo -- login');
    expect(await letters('lan', 'telegram')).toEqual([]);
    report('token');
    await lookAt('2026-11-27T00:31:00.000Z');
    expect((await letters('lan', 'telegram')).join()).toContain('2 tin đang phải chờ vì mã truy cập');
  });

  it('never goes over the channel in trouble where an administrator can be told elsewhere', async () => {
    await appoint('lan', 'zalo_oa');
    await appoint('minh', 'zalo_bot');
    report('limit');
    await troubles.look();
    expect(await letters('lan', 'zalo_oa')).toEqual([]);
    expect(await letters('minh', 'zalo_bot')).toHaveLength(1);
    report('limit', 1, 'zalo_bot', 'ZaloBotError: sendMessage: 429 Too Many Requests');
    await troubles.look();
    expect((await letters('lan', 'zalo_oa')).join()).toContain('429 Too Many Requests');
    expect(await letters('minh', 'zalo_bot')).toEqual([]);
  });

  it('goes over it where there is no other: none is on, or nobody sits at the terminal', async () => {
    await appoint('lan', 'zalo_oa');
    await appoint('minh', 'telegram');
    await appoint('an', 'terminal');
    start(false, ['zalo_oa']);
    report('window');
    await troubles.look();
    expect(await letters('lan', 'zalo_oa')).toHaveLength(1);
    start(true, ['zalo_oa']);
    report('window');
    await lookAt('2026-11-26T05:00:00.000Z');
    expect(await letters('lan', 'zalo_oa'), 'somebody sits at the terminal').toEqual([]);
    expect(told).toHaveLength(2);
  });

  it('waits for somebody who can be told: a Zalo OA whose window is over is no way', async () => {
    await appoint('lan', 'zalo_oa');
    report('given_up', 1, 'telegram', 'HttpError: network');
    await lookAt('2026-11-28T03:00:00.000Z');
    expect(await letters('lan', 'zalo_oa')).toEqual([]);
    await appoint('lan', 'zalo_oa');
    await troubles.look();
    expect((await letters('lan', 'zalo_oa')).join()).toContain('1 tin đã thử gửi nhiều lần mà Telegram');
  });

  it('is one line each for a page, of the last day', () => {
    report('refused', 2, 'zalo_bot', 'ZaloBotError: sendMessage: 400 Bad Request');
    report('webhook', 1, 'zalo_bot', 'other.example.vn');
    expect(troubles.recent().map(troubleLine)).toEqual([
      expect.stringMatching(/^Zalo Bot: 2 tin bị Zalo Bot từ chối hẳn\. .+ \(Lúc 09:10 26\/11\/2026\)$/u),
      expect.stringContaining('đặt hoặc xóa webhook'),
    ]);
    world.time = '2026-11-27T02:10:00.000Z';
    expect(troubles.recent()).toEqual([]);
  });
});
