import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChatParts } from '../../../bot/channel/plain/options.ts';
import { createZaloOaChannel, type ZaloOaChannel } from '../../../bot/channel/zalo-oa.ts';
import { startRelay, type Relay } from '../relay.ts';
import type { TextPerson, TextPlace } from '../text-place.ts';
import {
  startZaloOaServer,
  type OaPerson,
  type ZaloOaServer,
  type ZaloOaServerOptions,
} from '../zalo-oa-server.ts';

/** An account on its double, logged in, behind a web server, with one person. */
export interface OaPlace extends TextPlace {
  readonly server: ZaloOaServer;
  readonly relay: Relay;
  readonly person: OaPerson;
  /** What the one person does and is sent. */
  say(text: string): string;
  seen(): readonly string[];
  until(count: number): Promise<readonly string[]>;
  readonly tokenFile: string;
  /** Stops the channel and starts another one on the same double. */
  restart(parts: ChatParts): Promise<void>;
  /** Another channel on the same tokens, as another process would have; not started. */
  make(parts: ChatParts): ZaloOaChannel;
}

export const NOW = new Date('2026-11-26T03:00:00.000Z');

/** Tokens on the disk as after a login. `until`: when the access token ends. */
export function logIn(server: ZaloOaServer, tokenFile: string, until = '2026-11-27T04:00:00.000Z'): void {
  const { access, refresh } = server.oauth.issue();
  writeFileSync(tokenFile, JSON.stringify({ access, refresh, accessUntil: until }));
}

export async function openZaloOa(
  parts: ChatParts,
  options: ZaloOaServerOptions = {},
  until?: string,
): Promise<OaPlace> {
  const folder = mkdtempSync(join(tmpdir(), 'ky-cuong-zalo-'));
  const tokenFile = join(folder, 'zalo-oa.json');
  const relay = await startRelay();
  const server = await startZaloOaServer({ ...options, relay: relay.address });
  logIn(server, tokenFile, until);
  const make = (given: ChatParts) =>
    createZaloOaChannel({
      ...given,
      appId: server.appId,
      appSecret: server.appSecret,
      oauthRoot: server.root,
      apiRoot: server.root,
      webhook: { url: 'https://ky-cuong.example.vn/zalo-oa', secret: server.webhookSecret },
      tokenFile,
      now: () => NOW,
      pace: { grace: 1 },
    });
  let channel: ZaloOaChannel;
  const run = async (given: ChatParts) => {
    channel = make(given);
    relay.serve(channel.handleWebhook);
    await channel.start();
  };
  await run(parts);
  const person = server.person();
  return {
    server,
    relay,
    person,
    tokenFile,
    make,
    channel: () => channel,
    start: run,
    restart: async (given) => {
      await channel.stop();
      await run(given);
    },
    say: (text) => server.say(person, text),
    newcomer: () => newcomer(server),
    repeat: (message) => server.repeat(message),
    seen: () => server.seen(person),
    until: (count) => server.until(person, count),
    refused: () => server.refused,
    secrets: [server.appSecret, server.webhookSecret, 'access-token-', 'refresh-token-'],
    close: async () => {
      await server.close();
      await relay.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function newcomer(server: ZaloOaServer): TextPerson {
  const person = server.person();
  return {
    id: person.id,
    say: (text) => server.say(person, text),
    sendPicture: (caption) => server.event(person, 'user_send_image', { text: caption, attachments: [] }),
    sendSticker: () => server.event(person, 'user_send_sticker', { attachments: [] }),
    seen: () => server.seen(person),
  };
}
