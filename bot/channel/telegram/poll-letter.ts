import { z } from 'zod';
import type { Letter } from '../../channel.ts';
import type { QuizVoice, RoundPoll } from '../../quiz.ts';
import { noticeSections } from '../chat/notice-sections.ts';
import { lettersOf } from './outbox.ts';
import { readPlace } from './place.ts';

/** A poll as it waits to be sent, or the end of one. Read again by a newer program perhaps: members may be added, none changed. */
const pollSchema = z.object({
  chat: z.int(),
  /** The topic of a forum. */
  thread: z.int().optional(),
  poll: z.object({
    round: z.string(),
    item: z.int(),
    question: z.string(),
    options: z.array(z.string()),
    right: z.int(),
    explanation: z.string(),
    seconds: z.int().nullable(),
    typed: z.string(),
  }),
});
const stopSchema = z.object({ chat: z.int(), stop: z.int() });
const letterSchema = z.union([pollSchema, stopSchema]);
export type PollLetter = z.infer<typeof pollSchema>;

/** Null for what is neither. */
export const readPollLetter = (body: unknown) =>
  mayBePoll(body) ? (letterSchema.safeParse(body).data ?? null) : null;

/** Most letters are none, and to have each refused by a schema costs an error with its issues. */
const mayBePoll = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && ('poll' in body || 'stop' in body);

/** What a round says on Telegram. */
export const telegramVoice: Required<QuizVoice> = {
  tell: (chat, notice, place) =>
    lettersOf({ chat: Number(chat), ...threadOf(place) }, noticeSections(notice)),
  poll: (chat, poll, place) => [pollLetter(chat, poll, place)],
  stop: (chat, message) => [{ chat, body: { chat: Number(chat), stop: message } }],
};

/** A round answers no message: of its place the topic alone. */
function threadOf(place: unknown): { readonly thread?: number } {
  const { thread } = readPlace(place);
  return thread === undefined ? {} : { thread };
}

function pollLetter(
  chat: string,
  { round, item, question, options, right, explanation, seconds, typed }: RoundPoll,
  place: unknown,
): Letter {
  const poll = { round, item, question, options: [...options], right, explanation, seconds, typed };
  const body: PollLetter = { chat: Number(chat), ...threadOf(place), poll };
  return { chat, body };
}
