import type { ChatParts } from '../../../bot/channel/plain/options.ts';
import {
  createZaloBotChannel,
  type ZaloBotChannel,
  type ZaloBotOptions,
} from '../../../bot/channel/zalo-bot.ts';
import { startRelay } from '../relay.ts';
import type { TextGroup, TextPerson, TextPlace } from '../text-place.ts';
import { BOT_NAME, startZaloBotServer, type ZaloBotServer } from '../zalo-bot-server.ts';
import type { ZaloBotServerOptions } from './updates.ts';

/** Seconds; short where a test would otherwise wait. */
export const quickZalo = { rest: 0.02, poll: 0.3, start: 2, look: 0.3, blocked: 0.05, grace: 1 };

export const WEBHOOK = {
  url: 'https://ky-cuong.example.vn/zalo-bot',
  secret: 'secret_of-the-webhook_0123456789',
};

/** The channel on a double of its own; with `webhook` behind a web server, as `main` mounts it. */
export async function openZaloBot(
  parts: ChatParts,
  serverOptions: ZaloBotServerOptions = {},
  webhook: ZaloBotOptions['webhook'] = null,
  more: Pick<ZaloBotOptions, 'fetch'> = {},
): Promise<TextPlace> {
  const relay = await startRelay();
  const server = await startZaloBotServer({ ...serverOptions, relay: relay.address });
  let channel: ZaloBotChannel;
  const run = async (given: ChatParts) => {
    const { token, root: apiRoot } = server;
    channel = createZaloBotChannel({ ...given, token, apiRoot, webhook, pace: quickZalo, ...more });
    relay.serve(channel.handleWebhook);
    await channel.start();
  };
  await run(parts);
  return {
    channel: () => channel,
    start: run,
    newcomer: () => newcomer(server),
    group: () => groupOn(server),
    repeat: (message) => server.repeat(message),
    refused: () => server.refused,
    secrets: [server.token, WEBHOOK.secret],
    close: async () => {
      await server.close();
      await relay.close();
    },
  };
}

function newcomer(server: ZaloBotServer): TextPerson {
  const lan = server.person('Lan');
  return {
    id: lan.id,
    say: (text) => server.say(lan, text),
    sendPicture: (caption) => server.say(lan, '', { event: 'image', caption }),
    sendSticker: () => server.say(lan, '', { event: 'sticker' }),
    seen: () => server.seen(lan),
  };
}

function groupOn(server: ZaloBotServer): TextGroup {
  const group = server.group();
  const members = { lan: server.person('Lan'), minh: server.person('Minh') };
  return {
    id: (member) => members[member].id,
    say: (member, text, named) => {
      const id = server.say(members[member], named ? `@${BOT_NAME} ${text}` : text, { group });
      return named ? id : null;
    },
    seen: () => server.seen(group),
  };
}
