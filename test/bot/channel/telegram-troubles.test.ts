import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { createTelegramChannel, type TelegramChannel } from '../../../bot/channel/telegram.ts';
import { createTroubles, type Troubles } from '../../../bot/troubles.ts';
import { channelOptions, createLog, deliveryOver, quick } from '../../fakes/telegram/channel.ts';
import { createFakeDesk } from '../../fakes/telegram/desk.ts';
import { BEER, BEER_QUOTE, beer } from '../../fakes/telegram/directive.ts';
import { startTelegramServer, type TelegramServer } from '../../fakes/telegram-server.ts';
import { announcerOf, openNoticeWorld, type NoticeWorld } from '../../support/notice-world.ts';

/** What keeps Telegram's messages away, from the platform's answer to what an administrator on Zalo reads, and its end. */

let world: NoticeWorld;
let troubles: Troubles;
let server: TelegramServer;
let channel: TelegramChannel;
const { log, logged } = createLog();
const letters: string[] = [];

beforeEach(async () => {
  logged.length = 0;
  letters.length = 0;
  world = await openNoticeWorld([]);
  world.time = '2026-11-26T02:00:00.000Z';
  const now = () => new Date(world.time);
  troubles = createTroubles({ ...world, now, tell: () => undefined, attended: false, log });
  troubles.join(announcerOf('zalo_bot'));
  await world.store.putPerson({ id: 'admin', role: 'administrator', since: '' });
  await world.store.putAttendant({ person: 'admin', channel: 'zalo_bot', chat: '9001', at: world.time });
});
afterEach(async () => {
  await channel.stop();
  await server.close();
  await world.close();
  expect(logged.join()).not.toContain(server.token.split(':')[1]);
});

const OURS = 'https://ky-cuong.example.vn/telegram';
const webhook = { url: OURS, secret: 'secret_of-the-webhook_0123456789' };
const elsewhere = { url: 'https://other.example.vn/hook', secret: '', relay: 'http://127.0.0.1:9/', fetch };

const open = (more: object = {}) => {
  const desk = createFakeDesk({}, beer);
  channel = createTelegramChannel({
    ...channelOptions(server, desk),
    delivery: deliveryOver(desk.store, { log, trouble: troubles.report }),
    log,
    trouble: (occurred) => troubles.report({ ...occurred, channel: 'telegram', count: 1 }),
    pace: { ...quick, poll: 1, watch: 0.05 },
    ...more,
  });
  return channel.start();
};
/** What the administrator was told, once a sentence of it holds the words. */
const told = (words: string) =>
  vi.waitFor(
    async () => {
      await troubles.look();
      letters.push(...(await world.letters('9001', 'zalo_bot')));
      expect(letters.join('\n')).toContain(words);
      return letters.join('\n');
    },
    { timeout: 8_000 },
  );
const linesWith = (words: string) => logged.filter((line) => line.includes(words));

describe('Telegram, polling', () => {
  beforeEach(async () => {
    server = await startTelegramServer();
    await open();
  });

  it.each([
    [401, 'Unauthorized'],
    [404, 'Not Found'],
  ])(
    'a token refused with %i is told once, tried on, and told when it is taken again',
    async (code, description) => {
      server.fail('getUpdates', { kind: 'error', code, description }, 5);
      const text = await told('bị từ chối khi nhận tin vì mã của bot không còn đúng');
      expect(text).toContain('Hãy chép lại mã từ @BotFather vào TELEGRAM_BOT_TOKEN');
      await told('Hết trục trặc ở Telegram');
      const lan = server.person('Lan');
      server.say(lan, BEER);
      expect((await server.until(lan, 2)).at(-1)?.text).toContain(BEER_QUOTE);
      expect(linesWith('từ chối TELEGRAM_BOT_TOKEN')).toHaveLength(1);
      expect(troubles.recent().map(({ kind, count }) => [kind, count])).toEqual([
        ['shut_out', 1],
        ['heard_again', 1],
      ]);
    },
  );

  it('a webhook that somebody sets meanwhile is told once with what to do, left, and its end is told', async () => {
    server.updates.setWebhook(elsewhere, null);
    const text = await told('có nơi khác đặt hoặc xóa webhook của bot này');
    expect(text).toContain('/revoke');
    expect(text).not.toContain('Zalo Bot Manager');
    const polls = () => server.calls.filter(({ method }) => method === 'getUpdates').length;
    const before = polls();
    await server.when(() => polls() > before + 3);
    expect(server.updates.webhook()?.url).toBe(elsewhere.url);
    expect(linesWith('vừa đặt webhook cho bot này')).toHaveLength(1);
    expect(linesWith('other.example.vn')).toHaveLength(1);
    server.updates.setWebhook(null, null);
    await told('Hết trục trặc ở Telegram');
    const lan = server.person('Lan');
    server.say(lan, BEER);
    await server.until(lan, 2);
  });

  it('another process that polls with the same token is told once it goes on, and when it is gone', async () => {
    const conflict = {
      kind: 'error',
      code: 409,
      description: 'Conflict: terminated by other getUpdates request',
    } as const;
    server.fail('getUpdates', conflict, 1);
    const lan = server.person('Lan');
    server.say(lan, BEER);
    await server.until(lan, 2);
    expect(troubles.recent()).toEqual([]);
    server.fail('getUpdates', conflict, 4);
    await told('chương trình khác nhận tin bằng cùng mã của bot');
    for (let polls = 0; polls < 6; polls += 1) {
      server.say(lan, BEER);
      await server.until(lan, 3 + polls);
    }
    await told('Hết trục trặc ở Telegram');
    expect(linesWith('cùng TELEGRAM_BOT_TOKEN')).toHaveLength(1);
  });
});

describe('Telegram, webhook', () => {
  let web: Server;
  let answer: (request: Request) => Promise<Response>;
  const down = () => Promise.resolve(new Response('down', { status: 502 }));
  beforeEach(async () => {
    answer = down;
    const opened = new Promise<AddressInfo>((resolve) => {
      web = serve({ fetch: (request) => answer(request), port: 0, hostname: '127.0.0.1' }, resolve) as Server;
    });
    server = await startTelegramServer({ relay: `http://127.0.0.1:${(await opened).port}/telegram` });
  });
  afterEach(() => void web.close());
  const serveHere = () => {
    answer = channel.handleWebhook ?? down;
  };

  it.each([
    ['replaced', elsewhere],
    ['removed', null],
  ])('one that was %s is told once, left, and told when it is back', async (_, set) => {
    await open({ webhook });
    serveHere();
    const ours = server.updates.webhook();
    await server.when(() => server.calls.some(({ method }) => method === 'getWebhookInfo'));
    server.updates.setWebhook(set, null);
    await told('có nơi khác đặt hoặc xóa webhook của bot này');
    const looks = () => server.calls.filter(({ method }) => method === 'getWebhookInfo').length;
    const before = looks();
    await server.when(() => looks() > before + 3);
    expect(server.updates.webhook()?.url).toBe(set?.url);
    expect(linesWith('đặt hoặc xóa webhook')).toHaveLength(1);
    server.updates.setWebhook(ours, null);
    await told('Hết trục trặc ở Telegram');
    expect(linesWith('deliveries come here again')).toHaveLength(1);
  });

  it('deliveries that do not arrive are told with what Telegram says, and when they arrive again', async () => {
    await open({ webhook, pace: { ...quick, watch: 0.4 } });
    const lan = server.person('Lan');
    server.say(lan, BEER);
    const text = await told('Telegram không giao được tin nhắn tới máy chủ này');
    expect(text).toContain('Máy chủ báo: Wrong response from the webhook: 502 Bad Gateway');
    expect(text).toContain('TELEGRAM_WEBHOOK_URL');
    expect(linesWith('không giao được tin nhắn')).toHaveLength(1);
    serveHere();
    await told('Hết trục trặc ở Telegram');
    expect((await server.until(lan, 2)).at(-1)?.text).toContain(BEER_QUOTE);
  });

  it('a delivery that failed once and came then is no trouble', async () => {
    await open({ webhook, pace: { ...quick, watch: 0.4 } });
    const lan = server.person('Lan');
    server.say(lan, BEER);
    await server.when(() => server.updates.lastError() !== null);
    serveHere();
    await server.until(lan, 2);
    const looks = () => server.calls.filter(({ method }) => method === 'getWebhookInfo').length;
    const before = looks();
    await server.when(() => looks() > before + 3);
    expect(troubles.recent()).toEqual([]);
  });

  it('a token that is refused is told, and when it is taken again', async () => {
    await open({ webhook });
    serveHere();
    server.fail('getWebhookInfo', { kind: 'error', code: 401, description: 'Unauthorized' }, 3);
    await told('mã của bot không còn đúng');
    await told('Hết trục trặc ở Telegram');
  });
});
