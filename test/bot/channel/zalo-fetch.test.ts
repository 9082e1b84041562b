import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchOver, type Fetch } from '../../../bot/channel/chat/fetch.ts';
import { createClient, type ZaloBotClient } from '../../../bot/channel/zalo-bot/client.ts';
import { MAX_ANSWER_BYTES, defaultPace } from '../../../bot/channel/zalo-bot/limits.ts';
import { createZaloBotChannel } from '../../../bot/channel/zalo-bot.ts';
import { createSender } from '../../../bot/channel/zalo-oa/client.ts';
import { defaultPace as oaPace } from '../../../bot/channel/zalo-oa/limits.ts';
import { exchange } from '../../../bot/channel/zalo-oa/oauth.ts';
import { createTokens } from '../../../bot/channel/zalo-oa/tokens.ts';
import { createFakeDesk } from '../../fakes/telegram/desk.ts';
import { createLog, deliveryOver } from '../../fakes/telegram/channel.ts';
import { BEER, BEER_QUOTE, beer, library, notDecided } from '../../fakes/telegram/directive.ts';
import { logIn, NOW } from '../../fakes/zalo-oa/channel.ts';
import { quickZalo } from '../../fakes/zalo-bot/channel.ts';
import { startZaloBotServer, type ZaloBotServer } from '../../fakes/zalo-bot-server.ts';
import { startZaloOaServer, type ZaloOaServer } from '../../fakes/zalo-oa-server.ts';

/** What Zalo's clients do whatever calls for them: our own wire, which is the default, or the platform's own `fetch`. */
const ways: readonly (readonly [string, Fetch])[] = [
  ['our wire', fetchOver(MAX_ANSWER_BYTES)],
  ['the platform’s fetch', fetch],
];

let ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.reverse()) await end();
  ends = [];
});

/** A server that answers every call so; its address. */
async function answering(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  ends.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

describe.each(ways)('the client of the Zalo Bot Platform over %s', (_, fetching) => {
  let server: ZaloBotServer;
  const closing = new AbortController();
  const clientOn = (root: string, more: Partial<Parameters<typeof createClient>[0]> = {}): ZaloBotClient =>
    createClient({
      ...{ token: server.token, root, fetch: fetching, closing: closing.signal },
      pace: { ...defaultPace, ...quickZalo },
      ...more,
    });
  beforeEach(async () => {
    server = await startZaloBotServer();
    ends.push(() => server.close());
  });

  it('asks who it is, sends, polls, and knows an idle poll', async () => {
    const client = clientOn(server.root);
    expect((await client.getMe(closing.signal)).display_name).toBe('Bot Kỷ Cương');
    const lan = server.person('Lan');
    server.say(lan, 'Xin chào');
    expect(JSON.stringify(await client.getUpdates(closing.signal))).toContain('Xin chào');
    await client.sendMessage(lan.id, 'Kỷ Cương 🍺');
    expect(server.seen(lan)).toEqual(['Kỷ Cương 🍺']);
    await expect(client.getUpdates(closing.signal)).rejects.toMatchObject({ code: 408 });
    await client.setWebhook('https://ky-cuong.example.vn/zalo', 'secret_of-the-webhook');
    expect(await client.getWebhookUrl()).toBe('https://ky-cuong.example.vn/zalo');
    expect(server.refused).toEqual([]);
  });

  it('tells refusals, floods with their rest, and faults of the network, never the token', async () => {
    const client = clientOn(server.root);
    await expect(client.sendMessage('nobody', 'x')).rejects.toMatchObject({ code: 400, wait: 0 });
    const lan = server.person('Lan');
    server.say(lan, 'x');
    server.fail('sendMessage', { kind: 'reset' });
    await expect(client.sendMessage(lan.id, 'x')).rejects.toMatchObject({ code: 0 });
    const flooded = await answering((__, response) =>
      response.writeHead(429, { 'retry-after': '7' }).end('{"ok":false,"error_code":429}'),
    );
    await expect(clientOn(flooded).sendMessage('1', 'x')).rejects.toMatchObject({ code: 429, wait: 7 });
    const dead = await clientOn('http://127.0.0.1:1').sendMessage('1', 'x').catch(String);
    expect(dead).toMatch(/network: (ECONNREFUSED|Error)$/);
    expect(dead).not.toContain(server.token);
  });

  it('follows no redirection, and reads no answer that is larger than it takes', async () => {
    const elsewhere: string[] = [];
    const moved = await answering((request, response) => {
      elsewhere.push(request.url ?? '');
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    await expect(clientOn(moved).sendMessage('1', 'x')).rejects.toThrow('redirected (302)');
    expect(elsewhere).toEqual([`/bot${server.token}/sendMessage`]);
    const huge = await answering((__, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(`{"ok":true,"result":"${'a'.repeat(MAX_ANSWER_BYTES)}"}`);
    });
    await expect(clientOn(huge).sendMessage('1', 'x')).rejects.toThrow('no envelope');
  });

  it('is cut in time and at the stop', async () => {
    const silent = await answering(() => undefined);
    const hasty = clientOn(silent, { pace: { ...defaultPace, ...quickZalo, attempt: 0.1 } });
    await expect(hasty.sendMessage('1', 'x')).rejects.toThrow('network: TimeoutError');
    const stop = new AbortController();
    const stopped = clientOn(silent, { closing: stop.signal }).sendMessage('1', 'x');
    setTimeout(() => stop.abort(), 50);
    await expect(stopped).rejects.toThrow('network: AbortError');
  });

  it('carries a conversation', async () => {
    const desk = createFakeDesk({ [BEER]: beer }, notDecided);
    const { log } = createLog();
    const channel = createZaloBotChannel({
      ...{ token: server.token, apiRoot: server.root, fetch: fetching, pace: quickZalo },
      ...{ desk, delivery: deliveryOver(desk.store), library: () => library, log },
      ...{ publicUrl: null, today: () => '2026-11-23', suggestions: [] },
    });
    await channel.start();
    ends.push(() => channel.stop());
    const lan = server.person('Lan');
    server.say(lan, BEER);
    expect((await server.until(lan, 2)).join('\n')).toContain(BEER_QUOTE);
  });
});

describe.each(ways)('the client of an official account over %s', (_, fetching) => {
  let server: ZaloOaServer;
  let folder: string;
  beforeEach(async () => {
    server = await startZaloOaServer();
    folder = mkdtempSync(join(tmpdir(), 'ky-cuong-zalo-'));
    ends.push(
      () => server.close(),
      () => rmSync(folder, { recursive: true }),
    );
  });
  const open = () => {
    const tokenFile = join(folder, 'zalo-oa.json');
    logIn(server, tokenFile);
    const { appId, appSecret, root } = server;
    const app = {
      appId,
      appSecret,
      oauthRoot: root,
      apiRoot: root,
      now: () => NOW,
      tokenFile,
      fetch: fetching,
    };
    const { log } = createLog();
    const told: string[] = [];
    const tell = (sentence: string) => void told.push(sentence);
    const tokens = createTokens(app, log, tell);
    const send = createSender({
      ...{ ...app, tokens, log, pace: oaPace, closing: new AbortController().signal },
    });
    return { app, tokens, send };
  };

  it('sends, renews a token that is refused, and reads an error that comes with HTTP 200', async () => {
    const { send } = open();
    const lan = server.person();
    expect(await send(lan.id, 'Một 🍺')).toEqual({ kind: 'accepted' });
    server.oauth.spoil('ended');
    expect(await send(lan.id, 'Hai')).toEqual({ kind: 'accepted' });
    expect(server.seen(lan)).toEqual(['Một 🍺', 'Hai']);
    expect(server.oauth.refreshes()).toBe(1);
    server.shut(lan, -213);
    expect(await send(lan.id, 'Ba')).toMatchObject({
      kind: expect.stringMatching(/refused|closed/) as string,
    });
    server.failSends({ status: 503 });
    expect(await send(lan.id, 'Bốn')).toMatchObject({ kind: 'later' });
  });

  it('exchanges a refresh token once', async () => {
    const { app } = open();
    const { refresh } = server.oauth.issue();
    const kept = await exchange(app, { kind: 'refresh', token: refresh });
    expect(kept.access).toMatch(/^access-token-/);
    await expect(exchange(app, { kind: 'refresh', token: refresh })).rejects.toThrow('access_token');
  });
});
