import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTelegramChannel } from '../../../bot/channel/telegram.ts';
import { AwayError, StartError } from '../../../bot/errors.ts';
import { channelOptions, createLog } from '../../fakes/telegram/channel.ts';
import { createFakeDesk } from '../../fakes/telegram/desk.ts';
import { BEER, BEER_QUOTE, beer } from '../../fakes/telegram/directive.ts';
import { startTelegramServer, type TelegramServer } from '../../fakes/telegram-server.ts';

let server: TelegramServer;
beforeEach(async () => {
  server = await startTelegramServer();
});
afterEach(() => server.close());

const desk = () => createFakeDesk({}, beer);
const faultOf = (start: Promise<unknown>): Promise<unknown> =>
  start.then(
    () => null,
    (error: unknown) => error,
  );

describe('Telegram: the start', () => {
  it('says where to ask', async () => {
    const channel = createTelegramChannel(channelOptions(server, desk()));
    expect(await channel.start()).toBe('Telegram: https://t.me/ky_cuong_bot');
    expect(channel.handleWebhook).toBeUndefined();
    await channel.stop();
  });

  it('rejects a refused token with one sentence that does not hold it', async () => {
    const token = '987654321:REVOKED-token_0123456789abcdef';
    const fault = await faultOf(createTelegramChannel({ ...channelOptions(server, desk()), token }).start());
    expect(fault).toBeInstanceOf(StartError);
    expect(String(fault)).toContain('TELEGRAM_BOT_TOKEN bị Telegram từ chối');
    expect(String(fault)).not.toContain(token);
  });

  it('takes the 404 of a malformed token for a refusal, too', async () => {
    server.fail('getMe', { kind: 'error', code: 404, description: 'Not Found' });
    const fault = await faultOf(createTelegramChannel(channelOptions(server, desk())).start());
    expect(String(fault)).toContain('TELEGRAM_BOT_TOKEN bị Telegram từ chối');
  });

  it('rejects where Telegram cannot be reached, and can be started again', async () => {
    const options = channelOptions(server, desk());
    const channel = createTelegramChannel({ ...options, pace: { ...options.pace, start: 0.3 } });
    server.fail('getMe', { kind: 'reset' });
    const fault = await faultOf(channel.start());
    expect(fault).toBeInstanceOf(AwayError);
    expect(String(fault)).toMatch(/Không kết nối được Telegram tại 127\.0\.0\.1:\d+ \(\w+\)/);
    expect(String(fault)).not.toContain(server.token);
    expect(await channel.start()).toContain('https://t.me/');
    const lan = server.person('Lan');
    server.say(lan, BEER);
    expect((await server.until(lan, 2)).at(-1)?.text).toContain(BEER_QUOTE);
    await channel.stop();
  });

  it('deletes a webhook that keeps the updates away, and warns', async () => {
    server.updates.setWebhook({ url: 'https://old.example.vn/hook', secret: '', relay: '', fetch }, null);
    const { log, logged } = createLog();
    const channel = createTelegramChannel({ ...channelOptions(server, desk()), log });
    await channel.start();
    expect(server.updates.webhook()).toBeNull();
    expect(logged.join()).toContain('old.example.vn');
    await channel.stop();
  });

  it('starts without menus of commands where Telegram refuses them', async () => {
    server.fail('setMyCommands', {
      kind: 'error',
      code: 400,
      description: 'Bad Request: BOT_COMMAND_INVALID',
    });
    const { log, logged } = createLog();
    const channel = createTelegramChannel({ ...channelOptions(server, desk()), log });
    await channel.start();
    expect(logged.join()).toContain('menus of commands not set');
    await channel.stop();
  });
});

describe('Telegram: the stop', () => {
  it('ends what is in work, and a new start repeats nothing and misses nothing', async () => {
    const shared = desk();
    const lan = server.person('Lan');
    const first = createTelegramChannel(channelOptions(server, shared));
    await first.start();
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    shared.before = () => held;
    server.say(lan, BEER);
    await server.when(() => shared.asked.length === 1);
    const stopped = first.stop();
    release();
    await stopped;
    expect(server.seen(lan)).toHaveLength(2);

    server.say(lan, 'trong lúc dừng');
    const second = createTelegramChannel(channelOptions(server, shared));
    await second.start();
    await server.until(lan, 3);
    await second.stop();
    expect(shared.asked.map((message) => message.text)).toEqual([BEER, 'trong lúc dừng']);
    expect(server.updates.waiting()).toEqual([]);
  });

  it('cuts calls that do not end', async () => {
    const channel = createTelegramChannel({ ...channelOptions(server, desk()), pace: { grace: 0.2 } });
    await channel.start();
    const lan = server.person('Lan');
    server.fail('sendMessage', { kind: 'stall' });
    server.say(lan, BEER);
    await server.when(() => server.faultsLeft('sendMessage') === 0);
    await channel.stop();
    expect(server.seen(lan)).toEqual([]);
  });
});

describe('Telegram: the token', () => {
  it('appears in no log line, no fault and no console output, whatever fails', async () => {
    const written: string[] = [];
    const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
      vi
        .spyOn(console, name)
        .mockImplementation((...parts: unknown[]) => void written.push(parts.map(String).join(' '))),
    );
    const { log, logged } = createLog();
    const options = channelOptions(server, desk());
    const channel = createTelegramChannel({
      ...options,
      log,
      pace: { ...options.pace, call: 0.2, attempt: 0.2, start: 0.2 },
    });
    server.fail('getMe', { kind: 'reset' });
    const fault = await faultOf(channel.start());
    for (const method of ['getWebhookInfo', 'setMyCommands', 'getUpdates', 'sendMessage'])
      server.fail(method, { kind: 'reset' });
    await channel.start();
    const lan = server.person('Lan');
    server.say(lan, BEER);
    await server.when(() => server.faultsLeft('sendMessage') === 0);
    server.say(lan, '/help');
    await server.until(lan, 1);
    await channel.stop();
    spies.forEach((spy) => spy.mockRestore());
    expect(logged.length).toBeGreaterThanOrEqual(4);
    expect(written).toEqual([]);
    const secret = server.token.split(':')[1] ?? '';
    expect(
      [...logged, JSON.stringify(fault, Object.getOwnPropertyNames(fault)), String(fault)].join(),
    ).not.toContain(secret);
  });
});
