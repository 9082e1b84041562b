import type { Bot } from 'grammy';
import type { Update } from 'grammy/types';
import type { Carrier, Delivery } from '../../delivery.ts';
import { say } from './say.ts';
import { describeError } from './errors.ts';
import { NOTICES_PER_SECOND } from './limits.ts';
import type { Moves } from './moves.ts';
import type { TelegramOptions } from './options.ts';
import { lettersOf } from './outbox.ts';
import { createPollSender, hearPolls } from './polls.ts';
import { createSender } from './sending.ts';
import { words } from './words.ts';

/** What the delivery does with Telegram's updates and letters. */
export function createCarrier(
  bot: Bot,
  { log, token, notes, quiz, lostThread }: TelegramOptions,
  moves: Moves,
  delivery: () => Delivery,
): Carrier {
  const lost = async (chat: number, thread: number): Promise<void> => {
    try {
      await lostThread?.(String(chat), String(thread));
    } catch (error) {
      // The next notice finds the topic gone once more.
      log.error({ fault: describeError(error, token) }, 'telegram: a topic that is gone was not forgotten');
    }
  };
  const sendMessage = createSender({ api: bot.api, log, token, notes: notes ?? null, moves, lost });
  const sendPoll = createPollSender({ api: bot.api, token, moves, quiz: quiz ?? null });
  return {
    channel: 'telegram',
    pace: NOTICES_PER_SECOND,
    // Over several connections the later one of two may come first, and one that was refused comes again behind it.
    numbered: true,
    handle: async ({ body, at }) => {
      try {
        if (quiz !== undefined && (await hearPolls(quiz, body as Update, at))) return;
        await bot.handleUpdate(body as Update);
      } catch (error) {
        // The fault itself may hold an address with the token.
        throw new HandlingError(describeError(error, token));
      }
    },
    send: async (body) => (await sendPoll(body)) ?? sendMessage(body),
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
  // Those of many people at once do not wait for one another.
  const { poll, poll_answer: answer } = update;
  if (poll !== undefined) return `poll:${poll.id}`;
  const voter = answer?.user?.id ?? answer?.voter_chat?.id;
  if (voter !== undefined) return String(voter);
  const chat = (message ?? edited ?? query?.message ?? reaction ?? membership)?.chat.id ?? query?.from.id;
  return chat === undefined ? '' : String(chat);
}
