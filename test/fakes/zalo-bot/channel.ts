import type { ChatParts } from '../../../bot/channel/plain/options.ts';
import {
  createZaloBotChannel,
  type ZaloBotChannel,
  type ZaloBotOptions,
} from '../../../bot/channel/zalo-bot.ts';
import type { TextPlace } from '../../contract/text-channel.ts';
import { startZaloBotServer } from '../zalo-bot-server.ts';
import { startRelay } from '../relay.ts';
import type { ZaloBotServerOptions } from './updates.ts';

/** Seconds; short where a test would otherwise wait. */
export const quickZalo = { rest: 0.02, poll: 0.3, start: 2, look: 0.3, blocked: 0.05, grace: 1 };

export const WEBHOOK = {
  url: 'https://ky-cuong.example.vn/zalo-bot',
  secret: 'secret_of-the-webhook_0123456789',
};

/** The channel on a double of its own, with one person; with `webhook` behind a web server, as `main` mounts it. */
export async function openZaloBot(
  parts: ChatParts,
  serverOptions: ZaloBotServerOptions = {},
  webhook: ZaloBotOptions['webhook'] = null,
): Promise<TextPlace> {
  const relay = await startRelay();
  const server = await startZaloBotServer({ ...serverOptions, relay: relay.address });
  let channel: ZaloBotChannel;
  const run = async (given: ChatParts) => {
    const { token, root: apiRoot } = server;
    channel = createZaloBotChannel({ ...given, token, apiRoot, webhook, fetch, pace: quickZalo });
    relay.serve(channel.handleWebhook);
    await channel.start();
  };
  await run(parts);
  const lan = server.person('Lan');
  return {
    channel: () => channel,
    restart: async (given) => {
      await channel.stop();
      await run(given);
    },
    say: (text) => server.say(lan, text),
    repeat: (message) => server.repeat(message),
    sendPicture: (caption) => void server.say(lan, '', { event: 'image', caption }),
    sendSticker: () => void server.say(lan, '', { event: 'sticker' }),
    seen: () => server.seen(lan),
    until: (count) => server.until(lan, count),
    refused: () => server.refused,
    secrets: [server.token, WEBHOOK.secret],
    close: async () => {
      await server.close();
      await relay.close();
    },
  };
}
