import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createZaloBotChannel,
  type ZaloBotChannel,
  type ZaloBotOptions,
} from '../../../bot/channel/zalo-bot.ts';
import { StartError } from '../../../bot/errors.ts';
import { createLog, deliveryOver, failingOnce } from '../../fakes/telegram/channel.ts';
import { createFakeDesk, type FakeDesk } from '../../fakes/telegram/desk.ts';
import { BEER, BEER_QUOTE, beer, library } from '../../fakes/telegram/directive.ts';
import { startRelay, type Relay } from '../../fakes/relay.ts';
import { quickZalo, WEBHOOK } from '../../fakes/zalo-bot/channel.ts';
import {
  BOT_NAME,
  startZaloBotServer,
  type ZaloBotServer,
  type ZaloPerson,
} from '../../fakes/zalo-bot-server.ts';

let server: ZaloBotServer;
let relay: Relay;
let desk: FakeDesk;
let channel: ZaloBotChannel;
let lan: ZaloPerson;
const { log, logged } = createLog();

beforeEach(async () => {
  logged.length = 0;
  relay = await startRelay();
  server = await startZaloBotServer({ relay: relay.address });
  desk = createFakeDesk({}, beer);
  lan = server.person('Lan');
  make();
});
afterEach(async () => {
  await channel.stop();
  await server.close();
  await relay.close();
  expect(logged.join()).not.toContain(WEBHOOK.secret);
});

function make(options: Partial<ZaloBotOptions> = {}): void {
  channel = createZaloBotChannel({
    token: server.token,
    apiRoot: server.root,
    desk,
    delivery: deliveryOver(desk.store),
    library: () => library,
    publicUrl: null,
    today: () => '2026-11-23',
    suggestions: [BEER],
    log,
    pace: quickZalo,
    ...options,
  });
  relay.serve(channel.handleWebhook);
}
const startFault = () =>
  channel.start().then(
    () => null,
    (error: unknown) => error,
  );

describe('Zalo Bot: the start', () => {
  it('names the bot', async () => {
    expect(await channel.start()).toContain(BOT_NAME);
  });

  it('is refused with a wrong token, in one sentence without it', async () => {
    make({ token: '111111:REVOKED-token' });
    const fault = await startFault();
    expect(fault).toBeInstanceOf(StartError);
    expect(String(fault)).toContain('ZALO_BOT_TOKEN bị Zalo từ chối');
    expect(String(fault)).not.toContain('REVOKED');
  });

  it('is refused where the platform cannot be reached, without the token', async () => {
    make({ apiRoot: 'http://127.0.0.1:9' });
    const fault = await startFault();
    expect(fault).toBeInstanceOf(StartError);
    expect(String(fault)).toContain('127.0.0.1:9');
    expect(String(fault)).not.toContain(server.token);
  });

  it('is refused where the platform does not take the address', async () => {
    make({ webhook: { ...WEBHOOK, url: 'http://ky-cuong.example.vn/zalo-bot' } });
    expect(String(await startFault())).toContain('ZALO_BOT_WEBHOOK_URL=http://ky-cuong.example.vn/zalo-bot');
  });
});

describe('Zalo Bot: the webhook', () => {
  const post = (body: string, secret: string | null = WEBHOOK.secret) =>
    fetch(relay.address, {
      method: 'POST',
      body,
      headers: secret === null ? {} : { 'X-Bot-Api-Secret-Token': secret },
    });

  it.each([
    ['no secret', null],
    ['a wrong secret', 'x'.repeat(WEBHOOK.secret.length)],
    ['a part of the secret', WEBHOOK.secret.slice(0, -1)],
  ])('refuses %s', async (_, secret) => {
    make({ webhook: WEBHOOK });
    await channel.start();
    expect((await post('{"event_name":"x"}', secret)).status).toBe(401);
  });

  it('refuses what is no delivery, and takes events of a later version', async () => {
    make({ webhook: WEBHOOK });
    await channel.start();
    expect((await fetch(relay.address)).status).toBe(405);
    expect((await post('không phải JSON')).status).toBe(400);
    expect((await post('[]')).status).toBe(400);
    expect((await post('{"event_name":"message.text.received"}')).status).toBe(400);
    expect((await post(JSON.stringify({ event_name: 'x', junk: 'a'.repeat(1_100_000) }))).status).toBe(413);
    expect((await post('{"event_name":"reaction.added"}')).status).toBe(200);
    expect(desk.asked).toEqual([]);
  });

  it('does not acknowledge what it could not record, and answers it when it comes again', async () => {
    make({ webhook: WEBHOOK, delivery: deliveryOver(failingOnce(desk.store)) });
    await channel.start();
    server.say(lan, BEER);
    expect((await server.until(lan, 2))[1]).toContain(BEER_QUOTE);
    expect(server.deliveries).toEqual([503, 200]);
  });

  it('has the platform wait before the start and after the stop', async () => {
    make({ webhook: WEBHOOK });
    expect((await post('{"event_name":"x"}')).status).toBe(503);
    await channel.start();
    await channel.stop();
    server.say(lan, BEER);
    await server.when(() => server.deliveries.includes(503));
    make({ webhook: WEBHOOK });
    await channel.start();
    expect((await server.until(lan, 2))[1]).toContain(BEER_QUOTE);
  });
});
