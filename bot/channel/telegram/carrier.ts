import type { Bot } from 'grammy';
import type { Update } from 'grammy/types';
import type { Carrier, Delivery } from '../../delivery.ts';
import { say } from './say.ts';
import { describeError } from './errors.ts';
import type { Moves } from './moves.ts';
import type { TelegramOptions } from './options.ts';
import { lettersOf } from './outbox.ts';
import { createSender } from './sending.ts';
import { words } from './words.ts';

/** What the delivery does with Telegram's updates and letters. */
export function createCarrier(
  bot: Bot,
  { log, token, notes }: TelegramOptions,
  moves: Moves,
  delivery: () => Delivery,
): Carrier {
  return {
    channel: 'telegram',
    // Over several connections the later one of two may come first, and one that was refused comes again behind it.
    numbered: true,
    handle: async ({ body }) => {
      try {
        await bot.handleUpdate(body as Update);
      } catch (error) {
        // The fault itself may hold an address with the token.
        throw new HandlingError(describeError(error, token));
      }
    },
    send: createSender({ api: bot.api, log, token, notes: notes ?? null, moves }),
    full: async ({ body, chat }) => {
      const { message, edited_message: edited, callback_query } = body as Update;
      const query = callback_query?.id;
      if (query === undefined && message === undefined && edited === undefined) return;
      if (query === undefined)
        return void (await delivery().post(null, lettersOf({ chat: Number(chat) }, say(words.tooFast))));
      await bot.api.answerCallbackQuery(query, { text: words.tooFast }).catch(() => undefined);
    },
  };
}

class HandlingError extends Error {
  override readonly name = 'HandlingError';
}

/** The chat of an update, as the delivery names it: updates of one chat are handled in order. */
export function chatOf(update: Update): string {
  const { message, edited_message: edited, callback_query: query } = update;
  const { message_reaction: reaction, my_chat_member: membership } = update;
  const chat = (message ?? edited ?? query?.message ?? reaction ?? membership)?.chat.id ?? query?.from.id;
  return chat === undefined ? '' : String(chat);
}
