import { GrammyError, type Api } from 'grammy';
import type { Message, PollAnswer, Update, User } from 'grammy/types';
import type { Sent } from '../../delivery.ts';
import { isBadRequest, isOutage, isWrongToken, migratedTo, topicFault } from './errors.ts';
import type { Moves } from './moves.ts';
import type { TelegramQuiz } from './options.ts';
import { readPollLetter, type PollLetter } from './poll-letter.ts';
import { outcomeOf } from './sending.ts';

interface PollParts {
  readonly api: Api;
  readonly token: string;
  readonly moves: Moves;
  readonly quiz: TelegramQuiz | null;
}

const pollName = ({ name }: TelegramQuiz, id: string): string => name(`poll ${id}`);

/** Tries once to send a poll or to end one; null for every other letter. */
export function createPollSender({
  api,
  token,
  moves,
  quiz,
}: PollParts): (body: unknown) => Promise<Sent | null> {
  return async (body) => {
    const letter = readPollLetter(body);
    if (letter === null) return null;
    try {
      if ('stop' in letter) await stop(moves.now(letter.chat), letter.stop);
      else await send(letter, moves.now(letter.chat));
      return { kind: 'accepted' };
    } catch (error) {
      return outcomeOf(error, token);
    }
  };

  /** The round hears that it is shown before the letter goes: where the process dies between, it is sent again and both are known. */
  async function send({ chat, thread, poll }: PollLetter, place: number): Promise<void> {
    const at = quiz?.now() ?? null;
    // Where the group has moved, its topics have other ids.
    const sent = await sendMoved(chat, poll, place, place === chat ? thread : undefined);
    const { round, item } = poll;
    if (quiz === null || at === null) return;
    const name = sent.poll === undefined ? null : pollName(quiz, sent.poll.id);
    const message = sent.poll === undefined ? null : sent.message_id;
    await quiz.service.shown({ round, item, poll: name, message, at });
  }
  async function sendMoved(
    chat: number,
    poll: PollLetter['poll'],
    place: number,
    thread: number | undefined,
  ): Promise<Message> {
    const topic = thread === undefined ? {} : { message_thread_id: thread };
    try {
      return await sendPoll(api, place, poll, topic);
    } catch (error) {
      const to = migratedTo(error);
      if (to !== null && to !== place) {
        await moves.learn(chat, to);
        return sendMoved(chat, poll, to, undefined);
      }
      // A topic that was closed or deleted takes nothing: the round goes on in the group itself.
      if (thread !== undefined && topicFault(error) !== null) return sendMoved(chat, poll, place, undefined);
      if (!isRefusal(error)) throw error;
      // A group may forbid polls: there the item is read and typed.
      return api.sendMessage(place, poll.typed, topic);
    }
  }
  /** One that is closed already, or deleted, is as good. */
  async function stop(chat: number, message: number): Promise<void> {
    await api.stopPoll(chat, message).catch((error: unknown) => {
      if (!isBadRequest(error, /poll|message/i)) throw error;
    });
  }
}

const isRefusal = (error: unknown): boolean =>
  error instanceof GrammyError && error.error_code === 400 && !isOutage(error) && !isWrongToken(error);

/** Servers before the one that takes several right answers know `correct_option_id` alone. */
async function sendPoll(
  api: Api,
  chat: number,
  poll: PollLetter['poll'],
  topic: { readonly message_thread_id?: number },
): Promise<Message> {
  const options = poll.options.map((text) => ({ text }));
  const rest = {
    type: 'quiz' as const,
    is_anonymous: false,
    ...topic,
    ...(poll.explanation === '' ? {} : { explanation: poll.explanation }),
    ...(poll.seconds === null ? {} : { open_period: poll.seconds }),
  };
  try {
    return await api.sendPoll(chat, poll.question, options, { ...rest, correct_option_ids: [poll.right] });
  } catch (error) {
    if (!isBadRequest(error, /correct[_ ]option/i)) throw error;
    const older = { ...rest, correct_option_id: poll.right };
    return api.sendPoll(chat, poll.question, options, older as unknown as typeof rest);
  }
}

/** What an update means for rounds; true where that is all there is to it. `at`: when it arrived. */
export async function hearPolls(quiz: TelegramQuiz, update: Update, at: string): Promise<boolean> {
  const { poll, poll_answer: answer, message } = update;
  if (poll !== undefined) {
    await quiz.service.pollSeen(pollName(quiz, poll.id), poll.question);
    return true;
  }
  if (answer !== undefined) {
    await vote(quiz, answer, String(update.update_id), at);
    return true;
  }
  const { left_chat_member: left, new_chat_members: joined = [] } = message ?? {};
  if (message === undefined || (left === undefined && joined.length === 0)) return false;
  const place = { channel: 'telegram', chat: String(message.chat.id) } as const;
  if (left !== undefined) await quiz.service.moved({ ...place, person: quiz.name(String(left.id)) }, false);
  for (const { id } of joined) await quiz.service.moved({ ...place, person: quiz.name(String(id)) }, true);
  return false;
}

/** An answer is taken back with no options at all, which a quiz does not allow. */
async function vote(quiz: TelegramQuiz, answer: PollAnswer, id: string, at: string): Promise<void> {
  const voter = answer.user?.id ?? answer.voter_chat?.id;
  if (voter === undefined || answer.option_ids.length === 0) return;
  await quiz.service.voted({
    poll: pollName(quiz, answer.poll_id),
    person: quiz.name(String(voter)),
    name: answer.user === undefined ? (answer.voter_chat?.title ?? null) : nameOf(answer.user),
    options: answer.option_ids,
    at,
    update: { channel: 'telegram', id },
  });
}

export const nameOf = ({ first_name: first, last_name: last }: User): string =>
  [first, last].filter((part) => part !== undefined && part !== '').join(' ');
