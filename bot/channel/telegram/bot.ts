import { Bot } from 'grammy';
import type { Delivery } from '../../delivery.ts';
import type { Counter } from './asking.ts';
import { onInline } from './inline.ts';
import { MAX_REMEMBERED_CHATS } from '../chat/limits.ts';
import { defaultPace, TELEGRAM, type Pace } from './limits.ts';
import { onEdited, onMessage } from './messages.ts';
import { createNotices } from '../chat/notices.ts';
import type { TelegramOptions } from './options.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { onPress } from './presses.ts';
import { onReaction } from './reactions.ts';
import { limitCalls } from './transport.ts';

/** grammY's client under our limits. */
export function createBot(options: TelegramOptions, pace: Pace, closing: AbortSignal): Bot {
  const client = {
    timeoutSeconds: LAST_RESORT,
    ...(options.apiRoot === undefined ? {} : { apiRoot: options.apiRoot }),
  };
  const bot = new Bot(options.token, { client });
  limitCalls(bot.api, pace, closing);
  return bot;
}

/** Puts our handlers on the bot. The delivery calls it: one update of a chat after the other, chats beside each other. */
export function addHandlers(
  bot: Bot,
  options: TelegramOptions,
  delivery: Delivery,
  pace: Pace,
  closing: AbortSignal,
): void {
  const counter = createCounter(options, bot, createOutbox(delivery), pace, closing);
  bot.on('inline_query', (context) => onInline(counter, options, context));
  bot.on('callback_query:data', (context) => onPress(counter, options.library, context));
  bot.on('message_reaction', (context) => onReaction(counter, context));
  bot.on('edited_message', (context) => onEdited(counter, context));
  bot.on('message', (context) => onMessage(counter, options, context));
}

/** Seconds after which grammY itself cuts a call, should our own limits fail. Its default is 500. */
const LAST_RESORT = 180;

export const paceOf = (options: TelegramOptions): Pace => ({ ...defaultPace, ...options.pace });

function createCounter(
  { desk, publicUrl, log, token, apiRoot, files, notes }: TelegramOptions,
  bot: Bot,
  outbox: Outbox,
  pace: Pace,
  closing: AbortSignal,
): Counter {
  return {
    api: bot.api,
    bot: () => bot.botInfo.username,
    desk,
    outbox,
    notices: createNotices(MAX_REMEMBERED_CHATS),
    publicUrl,
    log,
    token,
    root: apiRoot ?? TELEGRAM,
    notes: notes ?? null,
    files: files ?? null,
    closing,
    pace,
  };
}
