import { z } from 'zod';
import { badRequest } from './refusal.ts';
import type { Updates } from './updates.ts';
import {
  addMessage,
  checkTopic,
  writableChat,
  type HeldPoll,
  type Person,
  type WireMessage,
  type World,
} from './world.ts';

/**
 * Quiz polls as the Bot API takes them. Sources: documentation (sendPoll, stopPoll, PollAnswer, Poll) for limits; server source
 * (`Client.cpp`, `get_poll_options`, `MessagesManager`) for the wording of refusals. Stricter on purpose: lengths are counted in UTF-16
 * units, white space alone is no text, unknown parameters are refused (Telegram leaves them), and two options alike too.
 */
const optionSchema = z.strictObject({ text: z.string() });
const sendSchema = z.strictObject({
  chat_id: z.int(),
  message_thread_id: z.int().optional(),
  question: z.string(),
  options: z.array(optionSchema),
  type: z.literal('quiz'),
  is_anonymous: z.literal(false),
  correct_option_ids: z.array(z.int()).optional(),
  correct_option_id: z.int().optional(),
  explanation: z.string().optional(),
  open_period: z.int().optional(),
});
const stopSchema = z.strictObject({ chat_id: z.int(), message_id: z.int() });

const MOST = { question: 300, option: 100, explanation: 200, options: 12, feeds: 2 };

/** Sends a poll. `old`: a server that knows `correct_option_id` alone. */
export function sendPoll(world: World, parameters: unknown): WireMessage {
  const parsed = sendSchema.safeParse(parameters);
  if (!parsed.success)
    throw badRequest(`wrong parameter ${parsed.error.issues[0]?.path.join('.') ?? ''} in request`);
  const { chat_id, question, options, explanation, open_period: period } = parsed.data;
  const { message_thread_id: thread } = parsed.data;
  const chat = writableChat(world, chat_id);
  checkTopic(world, chat, thread);
  if (world.pollsForbidden.has(chat_id)) throw badRequest('not enough rights to send polls to the chat');
  checkText('poll question', question, MOST.question);
  if (options.length < 2) throw badRequest('poll must have at least 2 option');
  if (options.length > MOST.options) throw badRequest(`poll can't have more than ${MOST.options} options`);
  for (const { text } of options) checkText('poll options', text, MOST.option);
  if (new Set(options.map(({ text }) => text.trim())).size < options.length)
    throw badRequest('POLL_OPTION_DUPLICATE');
  if (explanation !== undefined) checkExplanation(explanation);
  if (period !== undefined && (period < 5 || period > 600)) throw badRequest("can't use open_period");
  const right = rightOf(world, parsed.data);
  if (options[right] === undefined) throw badRequest('wrong correct option ID specified');
  const id = String(5_000_000_000 + world.nextId++);
  const poll = { id, question, options: options.map(({ text }) => ({ text, voter_count: 0 })), type: 'quiz' };
  const message = addMessage(world, chat, {
    ...{ from: world.bot, poll },
    ...(thread === undefined ? {} : { message_thread_id: thread }),
  });
  world.polls.push({
    ...{
      id,
      message,
      chat: chat_id,
      thread: thread ?? null,
      question,
      options: options.map(({ text }) => text),
      right,
    },
    ...{ explanation: explanation ?? null, seconds: period ?? null, votes: new Map(), closed: false },
  });
  return message;
}

function rightOf(world: World, sent: z.infer<typeof sendSchema>): number {
  const many = world.oldPolls ? undefined : sent.correct_option_ids;
  if (many !== undefined && many.length !== 1) throw badRequest('wrong correct option IDs specified');
  const right = many?.[0] ?? sent.correct_option_id;
  if (right === undefined) throw badRequest('correct_option_id must be specified for quiz polls');
  return right;
}

function checkText(what: string, text: string, most: number): void {
  if (/\p{Surrogate}/u.test(text)) throw badRequest('Strings must be encoded in UTF-8');
  if (text.trim() === '') throw badRequest(`${what} must be non-empty`);
  if (text.length > most) throw badRequest(`${what} length must not exceed ${most}`);
}
function checkExplanation(text: string): void {
  if (text.length > MOST.explanation) throw badRequest('message is too long');
  if (text.split('\n').length > MOST.feeds + 1) throw badRequest('quiz explanation has too many line feeds');
}

export function stopPoll(world: World, updates: Updates, parameters: unknown): unknown {
  const { chat_id, message_id } = stopSchema.parse(parameters);
  writableChat(world, chat_id);
  const poll = world.polls.find((one) => one.chat === chat_id && one.message.message_id === message_id);
  if (poll === undefined) throw badRequest('message with poll to stop not found');
  if (poll.closed) throw badRequest('poll has already been closed');
  closePoll(updates, poll);
  return wirePoll(poll);
}

const wirePoll = (poll: HeldPoll) => ({
  id: poll.id,
  question: poll.question,
  options: poll.options.map((text, index) => ({
    text,
    voter_count: [...poll.votes.values()].filter((option) => option === index).length,
  })),
  total_voter_count: poll.votes.size,
  is_closed: poll.closed,
  is_anonymous: false,
  type: 'quiz',
});

/** Its time is over, or the bot has stopped it. */
export function closePoll(updates: Updates, poll: HeldPoll): void {
  poll.closed = true;
  updates.push('poll', wirePoll(poll));
}

/** A person answers; false, and nothing told, where the poll is closed or the person has answered. Telegram tells of the poll too. */
export function votePoll(updates: Updates, poll: HeldPoll, from: Person, option: number): boolean {
  if (poll.closed || poll.votes.has(from.id)) return false;
  poll.votes.set(from.id, option);
  updates.push('poll', wirePoll(poll));
  updates.push('poll_answer', { poll_id: poll.id, user: from, option_ids: [option] });
  return true;
}
