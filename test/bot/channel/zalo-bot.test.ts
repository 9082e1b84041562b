import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createZaloBotChannel,
  type ZaloBotChannel,
  type ZaloBotOptions,
} from '../../../bot/channel/zalo-bot.ts';
import { createLog, deliveryOver, failingOnce } from '../../fakes/telegram/channel.ts';
import { createFakeDesk, type FakeDesk } from '../../fakes/telegram/desk.ts';
import {
  BEER,
  BEER_QUOTE,
  answerOf,
  beer,
  directive,
  library,
  quoteOf,
} from '../../fakes/telegram/directive.ts';
import { startRelay, type Relay } from '../../fakes/relay.ts';
import { quickZalo } from '../../fakes/zalo-bot/channel.ts';
import {
  BOT_NAME,
  startZaloBotServer,
  type ZaloBotServer,
  type ZaloPerson,
} from '../../fakes/zalo-bot-server.ts';
import type { ZaloBotServerOptions } from '../../fakes/zalo-bot/updates.ts';

let server: ZaloBotServer;
let relay: Relay;
let desk: FakeDesk;
let channel: ZaloBotChannel;
let lan: ZaloPerson;
const { log, logged } = createLog();

beforeEach(async () => {
  logged.length = 0;
  relay = await startRelay();
  await use({});
});
afterEach(async () => {
  await channel.stop();
  await server.close();
  await relay.close();
  expect(logged.join()).not.toContain(server.token.split(':')[1]);
});

/** A double and a channel that is not started yet. */
async function use(
  serverOptions: ZaloBotServerOptions,
  options: Partial<ZaloBotOptions> = {},
): Promise<void> {
  server = await startZaloBotServer({ ...serverOptions, relay: relay.address });
  desk = createFakeDesk({}, beer);
  lan = server.person('Lan');
  make(options);
}
function make(options: Partial<ZaloBotOptions> = {}): void {
  channel = createZaloBotChannel({
    token: server.token,
    apiRoot: server.root,
    desk,
    delivery: deliveryOver(desk.store, { log }),
    library: () => library,
    publicUrl: null,
    today: () => '2026-11-23',
    suggestions: [BEER],
    log,
    ...options,
    pace: { ...quickZalo, ...options.pace },
  });
  relay.serve(channel.handleWebhook);
}

describe('Zalo Bot: polling', () => {
  it('takes idle polls for no fault', async () => {
    await channel.start();
    await server.when(() => server.calls.filter(({ method }) => method === 'getUpdates').length >= 3);
    server.say(lan, BEER);
    expect((await server.until(lan, 2))[1]).toContain(BEER_QUOTE);
    expect(logged).toEqual([]);
  });

  it('deletes a webhook from before the start, and says so', async () => {
    server.setWebhook('https://other.example.vn/hook');
    await channel.start();
    expect(server.webhook()).toBeNull();
    expect(logged.join()).toContain('other.example.vn');
    server.say(lan, BEER);
    await server.until(lan, 2);
  });

  it.each(['refused', 'silent'] as const)(
    'tells once of a webhook that is set while it polls (polls %s), leaves it, and goes on when it is gone',
    async (besideWebhook) => {
      await server.close();
      await use({ besideWebhook });
      await channel.start();
      server.setWebhook('https://other.example.vn/hook');
      await server.when(() => logged.some((line) => line.includes('đặt webhook cho bot này')));
      expect(server.webhook()?.url).toBe('https://other.example.vn/hook');
      await fetch(`${server.root}/bot${server.token}/deleteWebhook`, { method: 'POST', body: '{}' });
      server.say(lan, BEER);
      await server.until(lan, 2);
      expect(logged.filter((line) => line.includes('đặt webhook cho bot này'))).toHaveLength(1);
      expect(logged.join()).toContain('the webhook is gone');
    },
  );

  it('gets over resets, 5xx, floods and pages of a proxy, while polling and while sending', async () => {
    await channel.start();
    for (const method of ['getUpdates', 'sendMessage'] as const) {
      server.fail(method, { kind: 'reset' });
      server.fail(method, { kind: 'gateway' });
      server.fail(method, { kind: 'flood', retryAfter: 0.05 });
      server.fail(method, { kind: 'error', code: 500, description: 'Internal' });
    }
    await server.when(() => server.faultsLeft('getUpdates') === 0);
    server.say(lan, BEER);
    expect((await server.until(lan, 2))[1]).toContain(BEER_QUOTE);
    expect(server.faultsLeft('sendMessage')).toBe(0);
    expect(logged.join()).toContain('polling works again');
  });

  it('does not try again what is refused, and goes on with the next message', async () => {
    await channel.start();
    server.fail('sendMessage', { kind: 'error', code: 400, description: `bad ${server.token}` });
    server.say(lan, '/help');
    await server.when(() => logged.some((line) => line.includes('a reply was given up')));
    server.say(lan, '/help');
    expect(await server.until(lan, 1)).toHaveLength(1);
  });

  it('sends after a restart what was not sent before it', async () => {
    await channel.start();
    server.fail('sendMessage', { kind: 'flood', retryAfter: 0.5 });
    server.say(lan, BEER);
    await server.when(() => server.faultsLeft('sendMessage') === 0);
    await channel.stop();
    expect(server.seen(lan)).toEqual([]);
    make();
    await channel.start();
    expect((await server.until(lan, 2))[1]).toContain(BEER_QUOTE);
    expect(desk.asked).toHaveLength(1);
  });

  it('keeps an update that the store did not take, since a poll gives it out once', async () => {
    make({ delivery: deliveryOver(failingOnce(desk.store)) });
    await channel.start();
    server.say(lan, BEER);
    expect((await server.until(lan, 2))[1]).toContain(BEER_QUOTE);
    expect(logged.join()).toContain('an update is not recorded');
  });

  it('drops more than a few waiting messages of a chat, with one notice', async () => {
    await channel.start();
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    desk.before = () => held;
    for (let index = 0; index < 12; index++) server.say(lan, `câu ${index}`);
    expect((await server.until(lan, 1))[0]).toContain('nhanh quá');
    release();
    await server.when(() => desk.asked.length === 8);
    expect(server.seen(lan).filter((text) => text.includes('nhanh quá'))).toHaveLength(1);
  });

  it('shows typing while an answer takes its time', async () => {
    make({ pace: { typing: 0.02 } });
    await channel.start();
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    desk.before = () => held;
    server.say(lan, BEER);
    await server.when(() => server.calls.some(({ method }) => method === 'sendChatAction'));
    release();
    await server.until(lan, 2);
    expect(server.refused).toEqual([]);
  });
});

describe('Zalo Bot: messages', () => {
  it('answers groups by mention, without the name, to each person apart; codes stay private', async () => {
    await channel.start();
    const group = server.group();
    const minh = server.person('Minh');
    server.say(lan, 'chuyện của nhóm', { group });
    server.say(lan, `@${BOT_NAME} ${BEER}`, { group });
    const [, answer] = await server.until(group, 2);
    expect(answer).toContain('Nhắc tên tôi kèm một số');
    expect(desk.asked.map(({ text, person, chat }) => [text, person, chat])).toEqual([
      [BEER, lan.id, group.id],
    ]);
    server.say(minh, `@${BOT_NAME} 1`, { group });
    expect((await server.until(group, 3))[2]).toContain('không còn giữ danh sách');
    server.say(lan, `1 @${BOT_NAME}`, { group });
    expect((await server.until(group, 4))[3]).toContain('Tuyệt đối không vi phạm');
  });

  it('does not answer other bots', async () => {
    await channel.start();
    server.say(lan, 'Xin chào', { isBot: true });
    server.say(lan, '/help');
    expect((await server.until(lan, 1))[0]).toContain('Cách hỏi');
    expect(desk.asked).toEqual([]);
  });

  it('splits a long answer at sentence ends and outside the quote, with nothing lost', async () => {
    const provision = library.provision('30-CT/TU#m3.d2');
    const quote = quoteOf('m3.d2', provision?.text ?? '', 'Tuyệt đối');
    const note = 'Đây là một câu giải thích khá dài để tin nhắn phải chia làm nhiều phần. '.repeat(60).trim();
    desk = createFakeDesk({}, answerOf({ headline: 'Không được', note, quotes: [quote] }));
    make();
    await channel.start();
    server.say(lan, BEER);
    await server.when(() => server.seen(lan).join('').includes('👎'));
    const texts = server.seen(lan);
    expect(texts.length).toBeGreaterThan(3);
    for (const text of texts) expect(text.length).toBeLessThanOrEqual(2000);
    expect(texts.filter((text) => text.includes(`“${quote.text}”`))).toHaveLength(1);
    expect(texts.join(' ').split('khá dài để tin nhắn').length - 1).toBe(60);
    expect(texts.filter((text) => /giải thích khá$/.test(text))).toEqual([]);
    expect(directive.text).toContain(quote.text);
  });

  it('links to the web page where a phone can open it', async () => {
    make({ publicUrl: 'https://ky-cuong.example.vn' });
    await channel.start();
    server.say(lan, BEER);
    const [, answer = ''] = await server.until(lan, 2);
    expect(answer).toContain('https://ky-cuong.example.vn/d/30-CT/TU?p=m3.d2');
    expect(answer).not.toContain('Xem toàn văn');
  });
});
