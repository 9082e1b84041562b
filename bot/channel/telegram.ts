import { setMaxListeners } from 'node:events';
import type { Channel } from '../channel.ts';
import { createBot, paceOf } from './telegram/bot.ts';
import { setCommands } from './telegram/commands.ts';
import { describeError } from './telegram/errors.ts';
import { TELEGRAM } from './telegram/limits.ts';
import type { TelegramOptions } from './telegram/options.ts';
import { startPolling, type Polling } from './telegram/polling.ts';
import { clearWebhook, introduce, setWebhook } from './telegram/starting.ts';
import { createWebhook } from './telegram/webhook.ts';
import { createWork } from './chat/work.ts';

export type { TelegramFiles, TelegramLog, TelegramOptions } from './telegram/options.ts';

export interface TelegramChannel extends Channel {
  /** With `webhook`: takes Telegram's deliveries; `main` mounts it at the path of the webhook's address. */
  readonly handleWebhook?: (request: Request) => Promise<Response>;
}

/** Telegram through grammY, by long polling or, with `webhook`, by deliveries. */
export function createTelegramChannel(options: TelegramOptions): TelegramChannel {
  const pace = paceOf(options);
  const work = createWork();
  const closing = new AbortController();
  // One listener for each call in work, gone with the call; Node would warn from the eleventh on.
  setMaxListeners(0, closing.signal);
  const bot = createBot(options, pace, work, closing.signal);
  let polling: Polling | null = null;
  let open = false;

  async function start(): Promise<string> {
    await introduce(bot, pace, options.apiRoot ?? TELEGRAM);
    if (options.webhook) await setWebhook(bot, options.webhook);
    else await clearWebhook(bot, options.log);
    open = true;
    await setCommands(bot.api, options.log, options.token);
    if (!options.webhook) polling = startPolling(bot, pace, options.log);
    return `Telegram: https://t.me/${bot.botInfo.username}`;
  }

  async function stop(): Promise<void> {
    open = false;
    await polling?.stop();
    const cut = setTimeout(() => closing.abort(), pace.grace * 1000);
    await work.idle().finally(() => clearTimeout(cut));
  }

  const channel: Channel = { name: 'telegram', start, stop };
  if (!options.webhook) return channel;
  const handle = async (update: Parameters<typeof bot.handleUpdate>[0]) => {
    await bot.handleUpdate(update).catch((error: unknown) => {
      options.log.error({ fault: describeError(error, options.token) }, 'telegram: update failed');
    });
  };
  const { secret } = options.webhook;
  return { ...channel, handleWebhook: createWebhook({ secret, ready: () => open, work, handle }) };
}
