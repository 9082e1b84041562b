import { GrammyError, type Api } from 'grammy';
import type { Message } from 'grammy/types';
import type { Sent } from '../../delivery.ts';
import { describeError, isBadRequest, isForbidden, isOutage, isWrongToken, migratedTo } from './errors.ts';
import { readLetter, type ReadLetter } from './letter.ts';
import type { Moves } from './moves.ts';
import type { TelegramLog, TelegramNotes } from './options.ts';
import { messageName } from './reactions.ts';

export interface SenderParts {
  readonly api: Api;
  readonly log: TelegramLog;
  readonly token: string;
  readonly notes: TelegramNotes | null;
  readonly moves: Moves;
}

/** Tries once to send a letter: the outbox does the waiting and the trying again. */
export function createSender({
  api,
  log,
  token,
  notes,
  moves,
}: SenderParts): (body: unknown) => Promise<Sent> {
  return async (body) => {
    const letter = readLetter(body);
    if (letter === null) return { kind: 'refused', reason: 'a letter of a form that is not known' };
    try {
      const { chat, message_id: message } = await sendTo(letter, moves.now(letter.chat));
      if (letter.answer === undefined || notes === null) return { kind: 'accepted' };
      const name = messageName(notes, chat.id, message);
      return { kind: 'accepted', note: { name, value: letter.answer } };
    } catch (error) {
      return outcomeOf(error, token);
    }
  };

  async function sendTo(letter: ReadLetter, place: number): Promise<Message> {
    const options = optionsOf(letter, place !== letter.chat);
    try {
      return await api.sendMessage(place, letter.html, { ...options, parse_mode: 'HTML' });
    } catch (error) {
      const to = migratedTo(error);
      if (to !== null && to !== place) {
        await moves.learn(letter.chat, to);
        return sendTo(letter, to);
      }
      if (!isBadRequest(error, /can't parse entities/i)) throw error;
      log.error({}, 'telegram: formatted text was refused; sent plain');
      return api.sendMessage(place, letter.plain, options);
    }
  }
}

/** What a fault says of the letter. A refused token is the bot's fault, and may be mended. */
export function outcomeOf(error: unknown, token: string): Sent {
  if (isForbidden(error)) return { kind: 'closed' };
  const reason = describeError(error, token);
  if (!isOutage(error) && !isWrongToken(error) && error instanceof GrammyError)
    return { kind: 'refused', reason };
  const after = error instanceof GrammyError ? (error.parameters.retry_after ?? null) : null;
  return { kind: 'later', after, reason };
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
