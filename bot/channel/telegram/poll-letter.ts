import { z } from 'zod';
import type { Letter } from '../../channel.ts';
import type { QuizVoice, RoundPoll } from '../../quiz.ts';
import { noticeSections } from '../chat/notice-sections.ts';
import { lettersOf } from './outbox.ts';

/** A poll as it waits to be sent, or the end of one. Read again by a newer program perhaps: members may be added, none changed. */
const pollSchema = z.object({
  chat: z.int(),
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
export const readPollLetter = (body: unknown) => letterSchema.safeParse(body).data ?? null;

/** What a round says on Telegram. */
export const telegramVoice: Required<QuizVoice> = {
  tell: (chat, notice) => lettersOf({ chat: Number(chat) }, noticeSections(notice)),
  poll: (chat, poll) => [pollLetter(chat, poll)],
  stop: (chat, message) => [{ chat, body: { chat: Number(chat), stop: message } }],
};

function pollLetter(
  chat: string,
  { round, item, question, options, right, explanation, seconds, typed }: RoundPoll,
): Letter {
  const poll = { round, item, question, options: [...options], right, explanation, seconds, typed };
  const body: PollLetter = { chat: Number(chat), poll };
  return { chat, body };
}
