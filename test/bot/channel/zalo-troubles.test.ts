import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChatParts } from '../../../bot/channel/plain/options.ts';
import { createZaloBotChannel, type ZaloBotChannel } from '../../../bot/channel/zalo-bot.ts';
import { createTroubles, type Troubles } from '../../../bot/troubles.ts';
import { createLog, deliveryOver } from '../../fakes/telegram/channel.ts';
import { createFakeDesk } from '../../fakes/telegram/desk.ts';
import { BEER, beer, library } from '../../fakes/telegram/directive.ts';
import { quickZalo, WEBHOOK } from '../../fakes/zalo-bot/channel.ts';
import { startZaloBotServer, type ZaloBotServer } from '../../fakes/zalo-bot-server.ts';
import { openZaloOa, type OaPlace } from '../../fakes/zalo-oa/channel.ts';
import { announcerOf, openNoticeWorld, type NoticeWorld } from '../../support/notice-world.ts';

/** Zalo's refusals, from the platform's answer to what an administrator on Telegram reads. */

let world: NoticeWorld;
let troubles: Troubles;
const { log, logged } = createLog();

beforeEach(async () => {
  logged.length = 0;
  world = await openNoticeWorld([]);
  world.time = '2026-11-26T02:00:00.000Z';
  const now = () => new Date(world.time);
  const tell = () => undefined;
  troubles = createTroubles({ ...world, now, tell, attended: false, log });
  troubles.join(announcerOf('telegram'));
  await world.store.putPerson({ id: 'admin', role: 'administrator', since: '' });
  await world.store.putAttendant({ person: 'admin', channel: 'telegram', chat: '9001', at: world.time });
});
afterEach(() => world.close());

const parts = (policy = {}): ChatParts => ({
  desk: createFakeDesk({}, beer),
  delivery: deliveryOver(world.store, { policy, log, trouble: troubles.report }),
  library: () => library,
  publicUrl: null,
  today: () => '2026-11-26',
  suggestions: [BEER],
  log,
});
/** What the administrator is told, once it is. */
const told = () =>
  vi.waitFor(
    async () => {
      await troubles.look();
      const texts = await world.letters('9001');
      expect(texts).not.toEqual([]);
      return texts;
    },
    { timeout: 5_000 },
  );

describe('Zalo OA', () => {
  let place: OaPlace;
  afterEach(async () => {
    await place.channel().stop();
    await place.close();
  });

  it.each([
    [-230, '1 tin không gửi được vì người nhận đã lâu không nhắn'],
    [-232, '1 tin không gửi được vì người nhận đã lâu không nhắn'],
    [-213, '1 tin bị bỏ vì người nhận chưa quan tâm'],
  ] as const)('%i reaches an administrator', async (error, words) => {
    place = await openZaloOa(parts());
    place.server.shut(place.person, error);
    place.say('/help');
    expect((await told()).join('\n')).toContain(words);
  });

  it.each([
    [-32, '1 tin đang phải chờ vì Zalo OA báo gửi quá nhanh hoặc đã hết hạn mức'],
    [-216, '1 tin đang phải chờ vì mã truy cập bị từ chối'],
  ] as const)(
    '%i that lasts is told once for the letter that waits, and not where it passes',
    async (error, words) => {
      place = await openZaloOa(parts({ first: 0.02, most: 0.02, tell: 3 }));
      // With a token that is refused a try is two calls.
      place.server.failSends({ error }, error === -216 ? 4 : 2);
      place.say('/help');
      await place.until(1);
      await troubles.look();
      expect(await world.letters('9001')).toEqual([]);
      place.server.failSends({ error }, 16);
      place.say('/help');
      expect(await told()).toEqual([expect.stringContaining(words)]);
      await place.until(2);
    },
  );

  it('who unfollows gets no more notices and nothing that waits, who follows again is greeted', async () => {
    place = await openZaloOa({
      ...parts({ first: 0.3 }),
      wrote: (chat) => world.store.heard({ channel: 'zalo_oa', chat }, world.time),
    });
    const here = { channel: 'zalo_oa' as const, chat: place.person.id };
    await world.store.putDaily({ ...here, time: '07:30', last: '' }, world.time);
    place.server.failSends({ error: -32 });
    place.say('/help');
    await place.server.when(() => place.server.sends() === 1);
    place.server.event(place.person, 'unfollow');
    await vi.waitFor(async () => expect(await world.store.daily(here)).toBeNull());
    expect(await world.store.nextLetter('zalo_oa', here.chat)).toBeNull();
    place.server.event(place.person, 'follow');
    const [greeting = '', ...more] = await place.until(1);
    expect(greeting).toContain(`1. ${BEER}`);
    expect(more).toEqual([]);
    expect(place.server.refused).toEqual([]);
  });

  it('-210 and a letter given up after all tries reach an administrator', async () => {
    place = await openZaloOa(parts({ first: 0.02, most: 0.02, attempts: 3 }));
    place.server.failSends({ error: -210 });
    place.say('/help');
    expect((await told()).join()).toContain('quá dài (-210)');
    place.server.failSends({ status: 502 }, 3);
    place.say('/help');
    const [text = ''] = await told();
    expect(text).toContain('1 tin đã thử gửi nhiều lần mà Zalo OA không nhận');
    expect(text).toContain('npm run letters -- --again');
    expect(text).toContain('502');
  });
});

describe('Zalo Bot', () => {
  let server: ZaloBotServer;
  let channel: ZaloBotChannel;
  const open = async (webhook: typeof WEBHOOK | null = null) => {
    server = await startZaloBotServer();
    channel = createZaloBotChannel({
      ...parts({ first: 0.02, most: 0.02, tell: 3 }),
      token: server.token,
      apiRoot: server.root,
      webhook,
      trouble: (occurred) => troubles.report({ ...occurred, channel: 'zalo_bot', count: 1 }),
      pace: { ...quickZalo, watch: 0.05 },
    });
    return channel.start();
  };
  afterEach(async () => {
    await channel.stop();
    await server.close();
    expect(logged.join()).not.toContain(server.token.split(':')[1]);
  });

  it('a flood that lasts, and a final refusal with what the platform said, reach an administrator', async () => {
    await open();
    const lan = server.person('Lan');
    server.fail('sendMessage', { kind: 'error', code: 429, description: 'Too Many Requests' }, 4);
    server.say(lan, '/help');
    expect((await told()).join()).toContain('1 tin đang phải chờ vì Zalo Bot báo gửi quá nhanh');
    await server.until(lan, 1);
    server.fail('sendMessage', { kind: 'error', code: 403, description: `quota of ${server.token} used up` });
    server.say(lan, '/help');
    const text = (await told()).join();
    expect(text).toContain('1 tin bị Zalo Bot từ chối hẳn');
    expect(text).toContain('quota of [token] used up');
  });

  it.each([
    ['replaced', 'https://other.example.vn/hook'],
    ['deleted', ''],
  ])(
    'a webhook that was %s is noticed while it serves, told once, left, and noticed when it is back',
    async (_, url) => {
      await open(WEBHOOK);
      if (url === '')
        await fetch(`${server.root}/bot${server.token}/deleteWebhook`, { method: 'POST', body: '{}' });
      else server.setWebhook(url);
      expect((await told()).join()).toContain('nơi khác đặt hoặc xóa webhook của bot này');
      const looks = () => server.calls.filter(({ method }) => method === 'getWebhookInfo').length;
      const before = looks();
      await server.when(() => looks() > before + 2);
      expect(server.webhook()?.url ?? '').toBe(url);
      expect(logged.filter((line) => line.includes('đặt hoặc xóa webhook'))).toHaveLength(1);
      server.setWebhook(WEBHOOK.url);
      await vi.waitFor(() => expect(logged.join()).toContain('deliveries come here again'));
    },
  );

  it('says in whose place its webhook was set', async () => {
    server = await startZaloBotServer();
    server.setWebhook('https://other.example.vn/hook');
    const { token, root: apiRoot } = server;
    channel = createZaloBotChannel({ ...parts(), token, apiRoot, webhook: WEBHOOK, pace: quickZalo });
    expect(await channel.start()).toContain('đã thay webhook đang đặt tới other.example.vn');
    expect(server.webhook()?.url).toBe(WEBHOOK.url);
  });

  it('three final refusals in a row, while others are answered, stop what the chat follows', async () => {
    await open();
    const [lan, minh] = [server.person('Lan'), server.person('Minh')];
    const place = { channel: 'zalo_bot' as const, chat: lan.id };
    await world.store.putDaily({ ...place, time: '07:30', last: '' }, world.time);
    let refusing = true;
    server.failSome('sendMessage', (chat) =>
      refusing && chat === lan.id ? { kind: 'error', code: 400, description: 'Bad Request' } : null,
    );
    const write = (text: string) =>
      world.store.post({
        channel: 'zalo_bot',
        update: null,
        letters: [{ chat: lan.id, body: { chat: lan.id, text } }],
        at: world.time,
      });
    const refusals = () =>
      server.calls.filter(
        ({ method, parameters }) =>
          method === 'sendMessage' && (parameters as { chat_id: string }).chat_id === lan.id,
      ).length;
    const refuse = async (count: number) => {
      await write('một điều');
      channel.announcer?.wake(lan.id);
      await server.when(() => refusals() === count);
      await vi.waitFor(async () => expect(await world.store.nextLetter('zalo_bot', lan.id)).toBeNull());
    };
    for (const count of [1, 2, 3]) await refuse(count);
    expect(await world.store.daily(place), 'everybody may be refused').not.toBeNull();
    server.say(minh, '/help');
    await server.until(minh, 1);
    await refuse(4);
    expect(await world.store.daily(place)).toBeNull();
    refusing = false;
    server.say(lan, '/help');
    expect(await server.until(lan, 1)).toHaveLength(1);
  });
});
