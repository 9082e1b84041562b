import { GrammyError, type Api } from 'grammy';
import type { Message } from 'grammy/types';
import type { Sent } from '../../delivery.ts';
import {
  describeError,
  isBadRequest,
  isForbidden,
  isOutage,
  isWrongToken,
  migratedTo,
  topicFault,
} from './errors.ts';
import { readLetter, type ReadLetter } from './letter.ts';
import type { Moves } from './moves.ts';
import type { TelegramLog, TelegramNotes } from './options.ts';
import { messageName } from './reactions.ts';
import { createTopics } from './topics.ts';

export interface SenderParts {
  readonly api: Api;
  readonly log: TelegramLog;
  readonly token: string;
  readonly notes: TelegramNotes | null;
  readonly moves: Moves;
  /** A topic is gone in which something is followed. Never rejects. */
  readonly lost: (chat: number, thread: number) => Promise<void>;
}

/** Tries once to send a letter: the outbox does the waiting and the trying again. */
export function createSender({
  api,
  log,
  token,
  notes,
  moves,
  lost,
}: SenderParts): (body: unknown) => Promise<Sent> {
  const topics = createTopics();
  return async (body) => {
    const letter = readLetter(body);
    if (letter === null) return { kind: 'refused', reason: 'a letter of a form that is not known' };
    try {
      const { chat, message_id: message } = await sendTo(letter, moves.now(letter.chat));
      if (letter.answer === undefined || notes === null) return { kind: 'accepted' };
      const name = messageName(notes, chat.id, message);
      return { kind: 'accepted', note: { name, value: letter.answer } };
    } catch (error) {
      return outcomeOf(error, token, moves.leaving(letter.chat));
    }
  };

  async function sendTo(letter: ReadLetter, place: number): Promise<Message> {
    const elsewhere = place !== letter.chat;
    try {
      return await sendOnce(letter, place, elsewhere);
    } catch (error) {
      const to = migratedTo(error);
      if (to !== null && to !== place) {
        await moves.learn(letter.chat, to);
        return sendTo(letter, to);
      }
      const fault = elsewhere || letter.thread === undefined ? null : topicFault(error);
      if (fault === null) throw error;
      log.info({ fault }, 'telegram: a topic takes nothing; its letter goes to the chat');
      if (fault === 'gone' && letter.unasked === true) await lost(place, letter.thread ?? 0);
      return sendAll(topics.elsewhere(letter, fault), place);
    }
  }

  /** The last of them stands for the letter. */
  async function sendAll(letters: readonly ReadLetter[], place: number): Promise<Message> {
    const [letter, ...more] = letters;
    if (letter === undefined) throw new Error('no letter');
    const message = await sendOnce(letter, place, false);
    return more.length === 0 ? message : sendAll(more, place);
  }

  async function sendOnce(letter: ReadLetter, place: number, elsewhere: boolean): Promise<Message> {
    const options = optionsOf(letter, elsewhere);
    try {
      return await api.sendMessage(place, letter.html, { ...options, parse_mode: 'HTML' });
    } catch (error) {
      if (!isBadRequest(error, /can't parse entities/i)) throw error;
      log.error({}, 'telegram: formatted text was refused; sent plain');
      return api.sendMessage(place, letter.plain, options);
    }
  }
}

/** What a fault says of the letter. A refused token is the bot's fault, and may be mended; a group that is `leaving` may get another id. */
export function outcomeOf(error: unknown, token: string, leaving = false): Sent {
  const reason = describeError(error, token);
  if (isForbidden(error)) return leaving ? { kind: 'later', after: null, reason } : { kind: 'closed' };
  if (!isOutage(error) && !isWrongToken(error) && error instanceof GrammyError)
    return { kind: 'refused', reason };
  const after = error instanceof GrammyError ? (error.parameters.retry_after ?? null) : null;
  return { kind: 'later', after, reason, ...(isWrongToken(error) ? { trouble: 'token' } : {}) };
}

/** Where the group has moved, its topics and messages have other ids. */
function optionsOf({ thread, replyTo, keyboard }: ReadLetter, elsewhere: boolean) {
  return {
    link_preview_options: { is_disabled: true },
    ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
    ...(thread === undefined || elsewhere ? {} : { message_thread_id: thread }),
    ...(replyTo === undefined || elsewhere
      ? {}
      : { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }),
  };
}
