import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Channel } from '../../../bot/channel.ts';
import { createTelegramChannel } from '../../../bot/channel/telegram.ts';
import type { ChatParts } from '../../../bot/channel/plain/options.ts';
import { createLog, deliveryOver, quick } from '../../fakes/telegram/channel.ts';
import { startTelegramServer } from '../../fakes/telegram-server.ts';
import { openZaloBot } from '../../fakes/zalo-bot/channel.ts';
import { openZaloOa } from '../../fakes/zalo-oa/channel.ts';
import { LAW_2018, OTHER_2018 } from '../../ingest/manage/excerpts.ts';
import { openNoticeWorld, type NoticeWorld } from '../../support/notice-world.ts';

/** The real channels over HTTP on their strict doubles, with the real desk, store, delivery and snapshots. */

const NUMBER = '29/2018/QH14';
const leak = (who: string) =>
  `Lộ bí mật nhà nước là trường hợp người không có ${who} biết được bí mật nhà nước.`;

/** One person on a running channel. */
interface Seat {
  readonly channel: Channel;
  say(text: string): void;
  until(count: number): Promise<readonly string[]>;
  readonly refused: () => readonly string[];
  close(): Promise<void>;
}
type OpenSeat = (parts: ChatParts) => Promise<Seat>;

const telegram: OpenSeat = async (parts) => {
  const server = await startTelegramServer();
  const channel = createTelegramChannel({
    ...parts,
    token: server.token,
    apiRoot: server.root,
    pace: quick,
  });
  await channel.start();
  const lan = server.person('Lan');
  return {
    channel,
    say: (text) => void server.say(lan, text),
    until: async (count) => (await server.until(lan, count)).map(({ text }) => text),
    refused: () => server.refused,
    close: async () => {
      await channel.stop();
      await server.close();
    },
  };
};
const plain =
  (open: typeof openZaloBot | typeof openZaloOa): OpenSeat =>
  async (parts) => {
    const place = await open(parts);
    const { say, seen } = place.newcomer();
    return {
      channel: place.channel(),
      say: (text) => void say(text),
      until: async (count) => {
        await vi.waitFor(() => expect(seen().length).toBeGreaterThanOrEqual(count), 10_000);
        return seen();
      },
      refused: place.refused,
      close: async () => {
        await place.channel().stop();
        await place.close();
      },
    };
  };

describe.each([
  ['Telegram', telegram],
  ['Zalo Bot', plain(openZaloBot)],
  ['Zalo OA', plain(openZaloOa)],
] as const)('on %s', (_, open) => {
  let world: NoticeWorld;
  let seat: Seat;
  const { log, logged } = createLog();
  beforeEach(async () => {
    logged.length = 0;
    world = await openNoticeWorld([]);
    await world.publish({ 'luat.txt': LAW_2018 }, '2026-11-20');
    world.time = '2026-11-24T01:00:00.000Z';
    seat = await open({
      desk: world.desk(),
      delivery: deliveryOver(world.store, { log }),
      library: () => world.library,
      publicUrl: null,
      today: () => '2026-11-24',
      suggestions: [],
      log,
      wrote: (chat) => world.notices.heard({ channel: 'zalo_oa', chat }),
    });
    if (seat.channel.announcer !== undefined) world.notices.join(seat.channel.announcer);
    await world.notices.look();
  });
  afterEach(async () => {
    await seat.close();
    await world.close();
    expect(seat.refused()).toEqual([]);
  });

  it('a person who follows a law gets what changed in it, whole and once, and no more after stopping', async () => {
    seat.say(`/theodoi ${NUMBER}`);
    expect((await seat.until(1)).at(-1)).toContain(`Đã theo dõi “${NUMBER}”`);
    await world.publish({ 'luat.txt': OTHER_2018 }, '2026-11-24');
    await world.notices.look();
    const notice = (await seat.until(2)).at(-1) ?? '';
    for (const words of [leak('trách nhiệm'), leak('phận sự'), `/botheodoi ${NUMBER}`])
      expect(notice).toContain(words);
    seat.say('/botheodoi tất cả');
    expect((await seat.until(3)).at(-1)).toContain('Đã dừng theo dõi');
    await world.publish({ 'luat.txt': LAW_2018 }, '2026-11-24');
    await world.notices.look();
    seat.say('/thaydoi');
    expect(await seat.until(4)).toHaveLength(4);
    expect((await seat.until(4)).at(-1)).toContain('Đổi lời văn: khoản 1 Điều 2');
  });

  it('a provision of the day comes as it stands', async () => {
    const inForce = LAW_2018.replace('29/2018/QH14', '30/2026/QH15');
    await world.publish({ 'moi.txt': inForce }, '2026-11-24');
    seat.say('/moingay 9:00');
    expect((await seat.until(1)).at(-1)).toContain('Từ hôm nay, lúc 09:00');
    world.time = '2026-11-24T02:00:00.000Z';
    await world.notices.look();
    const text = (await seat.until(2)).at(-1) ?? '';
    const provisions = world.library.document('30/2026/QH15')?.provisions ?? [];
    const [shown] = await world.store.dailies(seat.channel.name);
    const [id = ''] = await world.store.shown(shown ?? { channel: 'web', chat: '' });
    expect(text).toContain(provisions.find((one) => one.id === id)?.text);
  });
});

describe('a person who blocks the bot', () => {
  it('on Telegram follows nothing any more once a notice was refused', async () => {
    const world = await openNoticeWorld([]);
    await world.publish({ 'luat.txt': LAW_2018 }, '2026-11-20');
    world.time = '2026-11-24T01:00:00.000Z';
    const server = await startTelegramServer();
    const { log } = createLog();
    const channel = createTelegramChannel({
      ...{ token: server.token, apiRoot: server.root, pace: quick, publicUrl: null, suggestions: [], log },
      desk: world.desk(),
      delivery: deliveryOver(world.store, { log }),
      library: () => world.library,
      today: () => '2026-11-24',
    });
    await channel.start();
    if (channel.announcer !== undefined) world.notices.join(channel.announcer);
    await world.notices.look();
    const lan = server.person('Lan');
    server.say(lan, `/theodoi ${NUMBER}`);
    await server.until(lan, 1);
    server.world.blocked.add(lan.id);
    await world.publish({ 'luat.txt': OTHER_2018 }, '2026-11-24');
    await world.notices.look();
    const here = { channel: 'telegram', chat: String(lan.id) } as const;
    expect(await world.store.due(here)).toEqual([]);
    await expect.poll(() => world.store.subjects()).toEqual([]);
    await channel.stop();
    await server.close();
    await world.close();
  });
});
