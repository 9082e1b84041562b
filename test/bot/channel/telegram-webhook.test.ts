import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTelegramChannel, type TelegramChannel } from '../../../bot/channel/telegram.ts';
import { StartError } from '../../../bot/errors.ts';
import { channelOptions, createLog, deliveryOver, failingOnce } from '../../fakes/telegram/channel.ts';
import { createFakeDesk, type FakeDesk } from '../../fakes/telegram/desk.ts';
import { BEER, BEER_QUOTE, beer } from '../../fakes/telegram/directive.ts';
import { startTelegramServer, type TelegramServer } from '../../fakes/telegram-server.ts';
import type { Person } from '../../fakes/telegram/world.ts';

const SECRET = 'secret_of-the-webhook_0123456789';
const webhook = { url: 'https://ky-cuong.example.vn/telegram', secret: SECRET };

let web: Server;
let address: string;
let handle: (request: Request) => Promise<Response>;
let server: TelegramServer;
let desk: FakeDesk;
let channel: TelegramChannel;
let lan: Person;

/** A web server with the channel's handler on it, as `main` mounts it, and Telegram delivering there. */
beforeEach(async () => {
  handle = () => Promise.resolve(new Response(null, { status: 404 }));
  const opened = new Promise<AddressInfo>((resolve) => {
    web = serve({ fetch: (request) => handle(request), port: 0, hostname: '127.0.0.1' }, resolve) as Server;
  });
  address = `http://127.0.0.1:${(await opened).port}/telegram`;
  server = await startTelegramServer({ relay: address });
  desk = createFakeDesk({}, beer);
  channel = createTelegramChannel({ ...channelOptions(server, desk), webhook });
  handle = channel.handleWebhook ?? handle;
  lan = server.person('Lan');
});
afterEach(async () => {
  await channel.stop();
  await server.close();
  web.close();
});

const post = (body: string, secret: string | null = SECRET) =>
  fetch(address, {
    method: 'POST',
    body,
    headers: secret === null ? {} : { 'X-Telegram-Bot-Api-Secret-Token': secret },
  });

describe('Telegram: the webhook', () => {
  it('is set with its secret, and answers what is delivered', async () => {
    await channel.start();
    expect(server.updates.webhook()).toMatchObject(webhook);
    server.say(lan, BEER);
    expect((await server.until(lan, 2)).at(-1)?.text).toContain(BEER_QUOTE);
    const answer = server.seen(lan).at(-1);
    expect(answer && (await server.press(answer, '👍', lan)).text).toContain('Cảm ơn');
  });

  it('answers a delivery that comes twice once', async () => {
    await channel.start();
    const { update } = server.write({ from: lan, text: BEER });
    await server.until(lan, 2);
    server.updates.repeat(update ?? 0);
    server.say(lan, '/help');
    await server.until(lan, 3);
    expect(server.updates.deliveries.map((delivery) => delivery.status)).toEqual([200, 200, 200]);
    expect(server.seen(lan).at(-1)?.text).toContain('Cách hỏi');
    expect(desk.asked).toHaveLength(1);
  });

  it('takes deliveries at once and works in the order of the chat', async () => {
    await channel.start();
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    desk.before = () => held;
    for (const text of ['một', 'hai', 'ba']) server.say(lan, text);
    await server.when(() => server.updates.deliveries.length === 3);
    expect(server.updates.deliveries.every((delivery) => delivery.status === 200)).toBe(true);
    expect(server.seen(lan)).toEqual([]);
    release();
    await server.until(lan, 4);
    expect(desk.asked.map((message) => message.text)).toEqual(['một', 'hai', 'ba']);
  });

  it.each([
    ['no secret', null],
    ['a wrong secret', 'x'.repeat(SECRET.length)],
    ['a part of the secret', SECRET.slice(0, -1)],
  ])('refuses %s', async (_, secret) => {
    await channel.start();
    const response = await post('{"update_id":1}', secret);
    expect(response.status).toBe(401);
    expect(await response.text()).toBe('');
  });

  it('refuses what is not a delivery', async () => {
    await channel.start();
    expect((await fetch(address)).status).toBe(405);
    expect((await post('không phải JSON')).status).toBe(400);
    expect((await post('{"update_id":"1"}')).status).toBe(400);
    expect((await post(JSON.stringify({ update_id: 1, junk: 'a'.repeat(1_100_000) }))).status).toBe(413);
    expect((await post('{"update_id":1}')).status).toBe(200);
  });

  it('has Telegram wait before the start and after the stop, so that nothing is lost', async () => {
    expect((await post('{"update_id":1}')).status).toBe(503);
    await channel.start();
    await channel.stop();
    server.say(lan, BEER);
    await server.when(() => server.updates.deliveries.some((delivery) => delivery.status === 503));
    expect(server.updates.waiting()).toHaveLength(1);
  });

  it('is not sent a chat’s next update before the one that could not be recorded is, so that answers keep their order', async () => {
    const again = createTelegramChannel({
      ...channelOptions(server, desk),
      delivery: deliveryOver(failingOnce(desk.store)),
      webhook,
    });
    handle = again.handleWebhook ?? handle;
    await again.start();
    server.say(lan, BEER);
    server.say(lan, '/help');
    const texts = (await server.until(lan, 3)).map(({ text }) => text);
    expect(texts.findIndex((text) => text.includes(BEER_QUOTE))).toBeLessThan(texts.length - 1);
    expect(texts.at(-1)).toContain('Cách hỏi');
    expect(server.updates.deliveries.map(({ status }) => status)).toEqual([503, 200, 200]);
    await again.stop();
  });

  it('gives up a message that Telegram refuses, logs it and goes on', async () => {
    const { log, logged } = createLog();
    const logging = createTelegramChannel({
      ...channelOptions(server, desk),
      delivery: deliveryOver(desk.store, { log }),
      webhook,
      log,
    });
    handle = logging.handleWebhook ?? handle;
    await logging.start();
    server.fail('sendMessage', { kind: 'error', code: 400, description: 'Bad Request: chat not found' });
    server.say(lan, '/help');
    server.say(lan, '/about');
    const [about] = await server.until(lan, 1);
    expect(about?.text).toContain('Về Kỷ Cương');
    expect(logged.join()).toContain('chat not found');
    await logging.stop();
  });

  it('rejects the start where Telegram refuses the address', async () => {
    server.fail('setWebhook', {
      kind: 'error',
      code: 400,
      description: 'Bad Request: bad webhook: IP address is reserved',
    });
    const fault: unknown = await channel.start().then(
      () => null,
      (error: unknown) => error,
    );
    expect(fault).toBeInstanceOf(StartError);
    expect(String(fault)).toContain('TELEGRAM_WEBHOOK_URL=https://ky-cuong.example.vn/telegram');
    expect(String(fault)).not.toContain(SECRET);
  });
});
