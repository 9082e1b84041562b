import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTelegramChannel, type TelegramChannel } from '../../../bot/channel/telegram.ts';
import { createLog, deliveryOver, quick } from '../../fakes/telegram/channel.ts';
import { startTelegramServer, type TelegramServer } from '../../fakes/telegram-server.ts';
import type { Chat, Person } from '../../fakes/telegram/world.ts';
import { LAW_2018, OTHER_2018 } from '../../ingest/manage/excerpts.ts';
import { openNoticeWorld, type NoticeWorld } from '../../support/notice-world.ts';

/** Notices in the topics of a Telegram forum: the real channel over HTTP, the real desk, store, delivery and snapshots. */

const NUMBER = '29/2018/QH14';
const [LAW_TOPIC, SECRETS_TOPIC] = [7, 8];
const NEWS = 'Quy định bạn theo dõi có thay đổi';
const GONE = 'Chủ đề nhận tin này không còn nữa, nên từ nay tôi gửi tin ở đây:';
const CLOSED = 'Chủ đề nhận tin này đã đóng, nên tôi gửi tin ở đây:';

let world: NoticeWorld;
let server: TelegramServer;
let channel: TelegramChannel;
let admin: Person;
let group: Chat;
const { log } = createLog();

beforeEach(async () => {
  world = await openNoticeWorld([]);
  await world.publish({ 'luat.txt': LAW_2018 }, '2026-11-20');
  world.time = '2026-11-24T01:00:00.000Z';
  server = await startTelegramServer();
  admin = server.person('Lan');
  group = server.group('Phòng Tổ chức');
  await world.makeAdministrator(String(admin.id));
  await open();
});
afterEach(async () => {
  await channel.stop();
  await server.close();
  await world.close();
});

async function open(): Promise<void> {
  const { store } = world;
  channel = createTelegramChannel({
    ...{ token: server.token, apiRoot: server.root, pace: quick, publicUrl: null, suggestions: [], log },
    desk: world.desk(),
    delivery: deliveryOver(store, { log }),
    library: () => world.library,
    today: () => '2026-11-24',
    lostThread: (chat, thread) => store.forgetThread({ channel: 'telegram', chat }, thread),
  });
  await channel.start();
  if (channel.announcer !== undefined) world.notices.join(channel.announcer);
  await world.notices.look();
}
/** Says it in a topic, or in the group itself; what is said back there. */
async function say(text: string, thread?: number): Promise<string> {
  const { length } = server.seen(group);
  server.write({ from: admin, chat: group, text, ...(thread === undefined ? {} : { thread }) });
  const said = (await server.until(group, length + 1)).at(-1);
  expect(said?.thread).toBe(thread ?? null);
  return said?.text ?? '';
}
let drawn = 0;
/** Changes the law and has it told; the messages of the notice, with the topic of each. */
async function change(messages = 1): Promise<(readonly [number | null, string])[]> {
  const { length } = server.seen(group);
  drawn += 1;
  await world.publish({ 'luat.txt': drawn % 2 === 1 ? OTHER_2018 : LAW_2018 }, '2026-11-24');
  await world.notices.look();
  return (await server.until(group, length + messages))
    .slice(length)
    .map(({ thread, text }) => [thread, text]);
}
beforeEach(() => void (drawn = 0));

describe('a notice in a group with topics', () => {
  it('comes in the topic in which it was asked for, and is stopped from there or from the group', async () => {
    expect(await say(`/theodoi ${NUMBER}`, LAW_TOPIC)).toContain(`Đã theo dõi “${NUMBER}”`);
    expect(await change()).toEqual([[LAW_TOPIC, expect.stringContaining(NEWS)]]);
    expect(await say(`/botheodoi ${NUMBER}`)).toContain('Đã dừng theo dõi');
    expect(server.refused).toEqual([]);
  });

  it('comes in each topic with what is followed there', async () => {
    await say(`/theodoi ${NUMBER}`, LAW_TOPIC);
    await say('/theodoi lộ bí mật nhà nước', SECRETS_TOPIC);
    const told = new Map(await change(2));
    expect(told.get(LAW_TOPIC)).toContain(`/botheodoi ${NUMBER}`);
    expect(told.get(SECRETS_TOPIC)).toContain('/botheodoi lộ bí mật nhà nước');
    expect(told.get(SECRETS_TOPIC)).not.toContain(`/botheodoi ${NUMBER}`);
    expect((await store()).length).toBe(0);
  });

  it('comes where it was asked for last, the group itself too', async () => {
    await say(`/theodoi ${NUMBER}`);
    expect(await change()).toEqual([[null, expect.stringContaining(NEWS)]]);
    expect(await say(`/theodoi ${NUMBER}`, LAW_TOPIC)).toContain('Từ nay tin về mục này gửi vào đây.');
    expect(await say(`/theodoi ${NUMBER}`, LAW_TOPIC)).toBe(`Bạn đang theo dõi “${NUMBER}” rồi.`);
    expect(await change()).toEqual([[LAW_TOPIC, expect.stringContaining(NEWS)]]);
  });

  it('comes in the group once its topic is gone, which is told once, after a new start too', async () => {
    await say(`/theodoi ${NUMBER}`, LAW_TOPIC);
    server.endTopic(group, LAW_TOPIC, 'deleted');
    const [[thread, text] = [0, '']] = await change();
    expect([thread, text.startsWith(`${GONE}\n\n${NEWS}`)]).toEqual([null, true]);
    await channel.stop();
    await world.restart();
    await open();
    expect(await change()).toEqual([[null, expect.stringMatching(new RegExp(`^${NEWS}`))]]);
    expect(server.refused).toHaveLength(1);
    expect(await say('/botheodoi tất cả')).toContain('Đã dừng theo dõi');
  });

  it('comes in the group while its topic is closed, which is told once, and there again afterwards', async () => {
    await say(`/theodoi ${NUMBER}`, LAW_TOPIC);
    server.endTopic(group, LAW_TOPIC, 'closed');
    expect(await change()).toEqual([[null, expect.stringMatching(new RegExp(`^${CLOSED}`))]]);
    expect(await change()).toEqual([[null, expect.stringMatching(new RegExp(`^${NEWS}`))]]);
    server.world.topics.set(`${group.id}:${LAW_TOPIC}`, 'open');
    expect(await change()).toEqual([[LAW_TOPIC, expect.stringContaining(NEWS)]]);
  });

  it('a provision of the day comes in the topic too', async () => {
    await world.publish({ 'moi.txt': LAW_2018.replace('29/2018/QH14', '30/2026/QH15') }, '2026-11-24');
    expect(await say('/moingay 9:00', LAW_TOPIC)).toContain('lúc 09:00');
    world.time = '2026-11-24T02:00:00.000Z';
    await world.notices.look();
    const daily = (await server.until(group, 2)).at(-1);
    expect(daily?.text).toContain('Mỗi ngày một điều');
    expect(daily?.thread).toBe(LAW_TOPIC);
  });
});

/** What is still to be told to the group. */
const store = () => world.store.due({ channel: 'telegram', chat: String(group.id) });
