import type { InlineKeyboardMarkup } from 'grammy/types';
import type { Letter } from '../../channel.ts';
import type { Delivery } from '../../delivery.ts';
import { unasked } from '../../hours.ts';
import { htmlOf, plainOf } from './html.ts';
import { MAX_MESSAGE_LENGTH } from './limits.ts';
import type { TelegramLetter } from './letter.ts';
import type { Section } from '../chat/rich.ts';
import { messagesOf } from '../chat/split.ts';

/** Where a reply goes. */
export interface Target {
  readonly chat: number;
  /** The topic of a forum. */
  readonly thread?: number;
  /** In groups, the message that is answered. */
  readonly replyTo?: number;
  /** The update that is answered; absent where nobody asked. */
  readonly update?: number;
  /** Nobody asked just now. */
  readonly unasked?: true;
}

/** Writes sections, in as many messages as they need, to be sent; the keyboard goes under the last one. */
export interface Outbox {
  send(target: Target, sections: readonly Section[], keyboard?: InlineKeyboardMarkup): Promise<void>;
}

export function createOutbox(delivery: Delivery): Outbox {
  return {
    send: async (target, sections, keyboard) => {
      const { update } = target;
      // False where the update was answered before: then this is the same answer once more.
      await delivery.post(
        update === undefined ? null : String(update),
        lettersOf(target, sections, keyboard),
      );
    },
  };
}

/** Sections as letters. One message answers the question; the rest follow it. `answer`: the answer that they tell. */
export function lettersOf(
  { chat, thread, replyTo, unasked: unsought }: Target,
  sections: readonly Section[],
  keyboard?: InlineKeyboardMarkup,
  answer?: string,
): Letter[] {
  const messages = messagesOf(sections, MAX_MESSAGE_LENGTH);
  return messages.map((message, index) => {
    const body: TelegramLetter = {
      chat,
      ...(thread === undefined ? {} : { thread }),
      ...(replyTo === undefined || index > 0 ? {} : { replyTo }),
      ...(index > 0 ? { follows: true as const } : {}),
      ...(unsought === undefined ? {} : { unasked: unsought }),
      html: htmlOf(message),
      plain: plainOf(message),
      ...(answer === undefined ? {} : { answer }),
      ...(keyboard === undefined || index < messages.length - 1 ? {} : { keyboard }),
    };
    return { chat: String(chat), body };
  });
}

/** What is told without having been asked for, in a topic where it is followed there. */
export const noticeLetters = (chat: string, sections: readonly Section[], topic?: string): Letter[] =>
  unasked(
    lettersOf(
      { chat: Number(chat), unasked: true, ...(topic === undefined ? {} : { thread: Number(topic) }) },
      sections,
    ),
  );
