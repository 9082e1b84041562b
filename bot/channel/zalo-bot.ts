import { setMaxListeners } from 'node:events';
import type { Channel } from '../channel.ts';
import { createTalk } from './plain/talk.ts';
import { plainVoice, plainWriter } from './plain/writer.ts';
import { fetchOver } from './chat/fetch.ts';
import { faultOf } from './chat/log.ts';
import { createClient, type Me } from './zalo-bot/client.ts';
import { outcomeOf } from './zalo-bot/errors.ts';
import { createGone } from './zalo-bot/gone.ts';
import { readIncoming } from './zalo-bot/incoming.ts';
import {
  defaultPace,
  MAX_ANSWER_BYTES,
  MAX_TEXT_LENGTH,
  NOTICES_PER_SECOND,
  ZALO_BOT,
} from './zalo-bot/limits.ts';
import type { ZaloBotOptions } from './zalo-bot/options.ts';
import { startPolling, type Polling } from './zalo-bot/polling.ts';
import { clearWebhook, introduce, setWebhook } from './zalo-bot/starting.ts';
import { watchWebhook } from './zalo-bot/webhook-watch.ts';
import { createWebhook } from './zalo-bot/webhook.ts';

export const zaloBotWriter = plainWriter(MAX_TEXT_LENGTH);
export const zaloBotVoice = plainVoice(MAX_TEXT_LENGTH);

export type { ZaloBotOptions } from './zalo-bot/options.ts';

export interface ZaloBotChannel extends Channel {
  /** With `webhook`: takes the platform's deliveries; `main` mounts it at the path of the webhook's address. */
  readonly handleWebhook?: (request: Request) => Promise<Response>;
}

/** The Zalo Bot Platform, by polling or, with `webhook`, by deliveries. */
export function createZaloBotChannel(options: ZaloBotOptions): ZaloBotChannel {
  const { log, webhook = null, apiRoot: root = ZALO_BOT } = options;
  const pace = { ...defaultPace, ...options.pace };
  const closing = new AbortController();
  // One listener for each call in work, gone with the call.
  setMaxListeners(0, closing.signal);
  const client = createClient({
    token: options.token,
    root,
    pace,
    fetch: options.fetch ?? fetchOver(MAX_ANSWER_BYTES),
    closing: closing.signal,
  });
  const gone = createGone();
  const talk = createTalk({
    ...options,
    channel: 'zalo_bot',
    limit: MAX_TEXT_LENGTH,
    pace: NOTICES_PER_SECOND,
    groups: true,
    send: async (chat, text) =>
      gone.judge(chat, await client.sendMessage(chat, text).then(() => ({ kind: 'accepted' }), outcomeOf)),
    typing: (chat) => client.sendTyping(chat),
    typingAfter: pace.typing,
  });
  let me: Me | null = null;
  let polling: Polling | null = null;
  let unwatch = (): void => undefined;

  /** Records an update; false where it could not be read. */
  async function hear(update: unknown): Promise<boolean> {
    const incoming = me === null ? { kind: 'none' as const } : readIncoming(update, me);
    if (incoming.kind === 'malformed') log.warn({}, 'zalo_bot: an update was not understood and left');
    if (incoming.kind === 'heard') {
      gone.heard(incoming.heard.chat);
      await talk.hear(incoming.heard);
    }
    return incoming.kind !== 'malformed';
  }

  async function start(): Promise<string> {
    const found = await introduce(client, pace, root);
    if (webhook === null) await clearWebhook(client, log);
    const replaced = webhook === null ? null : await setWebhook(client, webhook, log);
    await talk.start();
    me = found;
    if (webhook === null) polling = startPolling({ ...options, client, pace, hasRoom: talk.hasRoom, hear });
    else unwatch = watchWebhook({ ...options, client, url: webhook.url, every: pace.watch });
    const way = webhook === null ? 'hỏi định kỳ' : 'webhook';
    const instead = replaced === null ? '' : `, đã thay webhook đang đặt tới ${replaced}`;
    return `Zalo Bot: ${found.display_name ?? found.account_name} (${way}${instead})`;
  }

  async function stop(): Promise<void> {
    const cut = setTimeout(() => closing.abort(), pace.grace * 1000);
    unwatch();
    await polling?.stop();
    me = null;
    await talk.stop().finally(() => clearTimeout(cut));
  }

  const channel: Channel = { name: 'zalo_bot', announcer: talk.announcer, start, stop };
  if (webhook === null) return channel;
  const { secret } = webhook;
  const ready = () => me !== null && talk.hasRoom();
  const logged = (update: unknown) =>
    hear(update).catch((error: unknown) => {
      log.error({ fault: faultOf(error) }, 'zalo_bot: update not recorded');
      throw error;
    });
  return { ...channel, handleWebhook: createWebhook({ secret, ready, hear: logged }) };
}
