import type { Api } from 'grammy';
import type { InlineKeyboardMarkup } from 'grammy/types';
import { isBadRequest, isForbidden, migratedTo } from './errors.ts';
import { htmlOf, plainOf } from './html.ts';
import { MAX_MESSAGE_LENGTH } from './limits.ts';
import type { TelegramLog } from './options.ts';
import type { Section } from '../chat/rich.ts';
import { messagesOf } from '../chat/split.ts';

/** Where a reply goes. */
export interface Target {
  readonly chat: number;
  /** The topic of a forum. */
  readonly thread?: number;
  /** In groups, the message that is answered. */
  readonly replyTo?: number;
}

/** Sends sections in as many messages as they need; the keyboard goes under the last one. False where the chat shut the bot out. */
export interface Outbox {
  send(target: Target, sections: readonly Section[], keyboard?: InlineKeyboardMarkup): Promise<boolean>;
}

export function createOutbox(api: Api, log: TelegramLog): Outbox {
  return {
    send: async (target, sections, keyboard) => {
      const messages = messagesOf(sections, MAX_MESSAGE_LENGTH);
      let place = target;
      try {
        for (const [index, message] of messages.entries()) {
          place = await sendOne(
            api,
            log,
            place,
            message,
            index === messages.length - 1 ? keyboard : undefined,
          );
        }
        return true;
      } catch (error) {
        if (!isForbidden(error)) throw error;
        log.info({}, 'telegram: the chat has shut the bot out; reply dropped');
        return false;
      }
    },
  };
}

/** Sends one message; the place for the next one, which is new where the group has moved. */
async function sendOne(
  api: Api,
  log: TelegramLog,
  place: Target,
  message: readonly Section[],
  keyboard: InlineKeyboardMarkup | undefined,
): Promise<Target> {
  const options = { ...placeOptions(place), ...(keyboard === undefined ? {} : { reply_markup: keyboard }) };
  try {
    await api.sendMessage(place.chat, htmlOf(message), { ...options, parse_mode: 'HTML' });
    // One message answers the question; the rest follow it.
    return place.thread === undefined ? { chat: place.chat } : { chat: place.chat, thread: place.thread };
  } catch (error) {
    const moved = migratedTo(error);
    if (moved !== null) return sendOne(api, log, { chat: moved }, message, keyboard);
    if (!isBadRequest(error, /can't parse entities/i)) throw error;
    log.error({}, 'telegram: formatted text was refused; sent plain');
    await api.sendMessage(place.chat, plainOf(message), options);
    return place;
  }
}

function placeOptions({ thread, replyTo }: Target) {
  return {
    link_preview_options: { is_disabled: true },
    ...(thread === undefined ? {} : { message_thread_id: thread }),
    ...(replyTo === undefined
      ? {}
      : { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }),
  };
}
