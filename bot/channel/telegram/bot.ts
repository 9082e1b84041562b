import { Bot } from 'grammy';
import type { Delivery } from '../../delivery.ts';
import type { Counter } from './asking.ts';
import { onInline } from './inline.ts';
import { MAX_REMEMBERED_CHATS } from '../chat/limits.ts';
import { defaultPace, TELEGRAM, type Pace } from './limits.ts';
import { onEdited, onMessage } from './messages.ts';
import { onMembership } from './membership.ts';
import type { Menus } from './menus.ts';
import type { Moves } from './moves.ts';
import { createNotices } from '../chat/notices.ts';
import type { TelegramOptions } from './options.ts';
import { createOutbox } from './outbox.ts';
import { onPress } from './presses.ts';
import { onReaction } from './reactions.ts';
import { limitCalls } from './transport.ts';
import { createWire } from './wire.ts';

/** grammY's client over our wire, under our limits. */
export function createBot(options: TelegramOptions, pace: Pace, closing: AbortSignal): Bot {
  const { token, apiRoot = TELEGRAM } = options;
  const bot = new Bot(token, { client: { apiRoot } });
  limitCalls(bot.api, createWire(apiRoot, token), pace, closing);
  return bot;
}

/** What the handlers share with the rest of the channel. */
export interface Shared {
  readonly delivery: Delivery;
  readonly moves: Moves;
  readonly menus: Menus;
  readonly pace: Pace;
  readonly closing: AbortSignal;
}

/** Puts our handlers on the bot. The delivery calls it: one update of a chat after the other, chats beside each other. */
export function addHandlers(bot: Bot, options: TelegramOptions, shared: Shared): void {
  const counter = createCounter(options, bot, shared);
  bot.on('inline_query', (context) => onInline(counter, options, context));
  bot.on('callback_query:data', (context) => onPress(counter, options.library, context));
  bot.on('message_reaction', (context) => onReaction(counter, context));
  bot.on('my_chat_member', (context) => onMembership(counter, context));
  bot.on('edited_message', (context) => onEdited(counter, context));
  bot.on('message', (context) => onMessage(counter, options, context));
}

export const paceOf = (options: TelegramOptions): Pace => ({ ...defaultPace, ...options.pace });

function createCounter(
  { desk, publicUrl, log, token, apiRoot, files, notes, firstTime }: TelegramOptions,
  bot: Bot,
  { delivery, ...shared }: Shared,
): Counter {
  const notices = createNotices(MAX_REMEMBERED_CHATS);
  return {
    api: bot.api,
    bot: () => bot.botInfo.username,
    desk,
    outbox: createOutbox(delivery),
    close: delivery.close,
    notices,
    firstTime: async (chat) => (await firstTime?.(String(chat))) ?? notices.first(chat, 'group'),
    publicUrl,
    log,
    token,
    root: apiRoot ?? TELEGRAM,
    notes: notes ?? null,
    files: files ?? null,
    ...shared,
  };
}
