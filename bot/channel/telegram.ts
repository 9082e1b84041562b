import { setMaxListeners } from 'node:events';
import type { Update } from 'grammy/types';
import type { Announcer, Channel } from '../channel.ts';
import type { Delivery } from '../delivery.ts';
import { addHandlers, createBot, paceOf } from './telegram/bot.ts';
import { chatOf, createCarrier } from './telegram/carrier.ts';
import { setCommands } from './telegram/commands.ts';
import { describeError } from './telegram/errors.ts';
import { createLatest } from './telegram/latest.ts';
import { NOTICES_PER_SECOND, TELEGRAM } from './telegram/limits.ts';
import { createMenus } from './telegram/menus.ts';
import { createMoves } from './telegram/moves.ts';
import type { TelegramOptions } from './telegram/options.ts';
import { noticeLetters } from './telegram/outbox.ts';
import { startPolling, type Polling } from './telegram/polling.ts';
import { clearWebhook, introduce, setWebhook } from './telegram/starting.ts';
import { watchWebhook } from './telegram/webhook-watch.ts';
import { createWebhook } from './telegram/webhook.ts';
import { createHearing } from './chat/hearing.ts';
import { MAX_BUSY_CHATS, MAX_IN_WORK } from './chat/limits.ts';
import { noticeSections } from './chat/notice-sections.ts';
import { createWork } from './chat/work.ts';

export { telegramWriter } from './telegram/writer.ts';
export type {
  MenuClaim,
  MenuClaims,
  TelegramFiles,
  TelegramLog,
  TelegramOptions,
} from './telegram/options.ts';

export interface TelegramChannel extends Channel {
  /** With `webhook`: takes Telegram's deliveries; `main` mounts it at the path of the webhook's address. */
  readonly handleWebhook?: (request: Request) => Promise<Response>;
}

/** Telegram through grammY, by long polling or, with `webhook`, by deliveries. */
export function createTelegramChannel(options: TelegramOptions): TelegramChannel {
  const pace = paceOf(options);
  const work = createWork();
  const latest = createLatest(MAX_IN_WORK);
  const closing = new AbortController();
  // One listener for each call in work, gone with the call; Node would warn from the eleventh on.
  setMaxListeners(0, closing.signal);
  const moves = createMoves(options, pace.leave);
  const bot = createBot(options, pace, closing.signal);
  const menus = createMenus(bot.api, options.menus ?? null, options);
  const delivery: Delivery = options.delivery(createCarrier(bot, options, moves, () => delivery));
  addHandlers(bot, options, { delivery, moves, menus, pace, closing: closing.signal });
  let polling: Polling | null = null;
  let unwatch = (): void => undefined;
  let open = false;

  /** What is typed behind the bot's name is answered at once or never: it is not recorded. */
  const glance = (update: Update, person: number) =>
    void work.run(() => latest(person, () => bot.handleUpdate(update)));
  const take = async (update: Update): Promise<void> => {
    if (update.inline_query !== undefined) return glance(update, update.inline_query.from.id);
    await delivery.receive({ id: String(update.update_id), chat: chatOf(update), body: update });
  };

  async function start(): Promise<string> {
    await introduce(bot, pace, options.apiRoot ?? TELEGRAM);
    options.introduced?.(bot.botInfo.username);
    if (options.webhook) await setWebhook(bot, options.webhook);
    else await clearWebhook(bot, options.log);
    await delivery.start();
    open = true;
    await setCommands(bot.api, options.log, options.token, options.quiz !== undefined);
    void work.run(menus.refresh);
    const hearing = createHearing(options.trouble);
    if (options.webhook) unwatch = watchWebhook({ ...watched(), url: options.webhook.url, hearing });
    else polling = startPolling(bot, takeAll, { pace, log: options.log, hearing });
    return `Telegram: https://t.me/${bot.botInfo.username}`;
  }

  const watched = () => ({ api: bot.api, token: options.token, every: pace.watch, log: options.log });

  /** In order, so that those of one chat stay in order; joined by the store into few writes. */
  async function takeAll(updates: readonly Update[]): Promise<void> {
    await Promise.all(updates.map(take));
  }

  async function stop(): Promise<void> {
    open = false;
    unwatch();
    moves.stop();
    await polling?.stop();
    const cut = setTimeout(() => closing.abort(), pace.grace * 1000);
    await work.idle();
    await delivery.stop().finally(() => clearTimeout(cut));
  }

  const announcer: Announcer = {
    channel: 'telegram',
    pace: NOTICES_PER_SECOND,
    letters: (chat, notice, thread) => noticeLetters(chat, noticeSections(notice), thread),
    wake: delivery.wake,
  };
  const channel: Channel = { name: 'telegram', announcer, start, stop };
  if (!options.webhook) return channel;
  const { secret } = options.webhook;
  const ready = () => open && delivery.busy() < MAX_BUSY_CHATS;
  const logged = (update: Update) =>
    take(update).catch((error: unknown) => {
      options.log.error({ fault: describeError(error, options.token) }, 'telegram: update not recorded');
      throw error;
    });
  return { ...channel, handleWebhook: createWebhook({ secret, ready, work, take: logged }) };
}
