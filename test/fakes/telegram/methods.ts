import { z } from 'zod';
import { offerFile } from './files.ts';
import { inlineAnswer } from './inline.ts';
import { sendPoll, stopPoll } from './polls.ts';
import { badRequest, RefusedCall } from './refusal.ts';
import { checkNotification, commandsOf, formattedText, keyboardOf } from './rules.ts';
import type { Updates } from './updates.ts';
import { webhookParameters } from './webhook.ts';
import {
  addMessage,
  checkTopic,
  editSeen,
  messageOf,
  wireMarkup,
  writableChat,
  type Seen,
  type World,
} from './world.ts';

export interface Call {
  readonly world: World;
  readonly updates: Updates;
  readonly parameters: unknown;
  readonly gone: AbortSignal;
  /** Where updates for a webhook are delivered. */
  readonly relay: string;
  readonly fetch: typeof fetch;
}
type Method = (call: Call) => unknown;

const replySchema = z.object({
  message_id: z.int(),
  allow_sending_without_reply: z.boolean().default(false),
});
const sendSchema = z.object({
  chat_id: z.int(),
  text: z.string().default(''),
  parse_mode: z.string().optional(),
  message_thread_id: z.int().optional(),
  reply_parameters: replySchema.optional(),
  reply_markup: z.unknown().optional(),
});
const editSchema = z.object({
  chat_id: z.int(),
  message_id: z.int(),
  text: z.string().optional(),
  parse_mode: z.string().optional(),
  reply_markup: z.unknown().optional(),
});
const pollSchema = z.object({
  offset: z.int().default(0),
  limit: z.int().min(1).max(100).default(100),
  timeout: z.int().min(0).max(50).default(0),
  allowed_updates: z.array(z.string()).nullable().default(null),
});
const answerSchema = z.object({
  callback_query_id: z.string(),
  text: z.string().optional(),
  show_alert: z.boolean().default(false),
});
// Documentation, sendChatAction.
const actions = [
  'typing',
  'upload_photo',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
];
const fileSchema = z.object({ file_id: z.string().min(1) });
const actionSchema = z.object({
  chat_id: z.int(),
  action: z.enum(actions),
  message_thread_id: z.int().optional(),
});

function read<T>(schema: z.ZodType<T>, parameters: unknown): T {
  const parsed = schema.safeParse(parameters);
  if (parsed.success) return parsed.data;
  const missingChat = parsed.error.issues.some((issue) => issue.path[0] === 'chat_id');
  throw badRequest(
    missingChat ? 'chat_id is empty' : `wrong parameter ${parsed.error.issues[0]?.path.join('.')} in request`,
  );
}

const sendMessage: Method = ({ world, parameters }) => {
  const {
    chat_id,
    text,
    parse_mode,
    message_thread_id: thread,
    reply_parameters: reply,
    reply_markup,
  } = read(sendSchema, parameters);
  const chat = writableChat(world, chat_id);
  const formatted = formattedText(text, parse_mode);
  const keyboard = keyboardOf(reply_markup);
  const replied = reply && messageOf(world, chat_id, reply.message_id);
  if (reply && !replied && !reply.allow_sending_without_reply)
    throw badRequest('message to be replied not found');
  checkTopic(world, chat, thread ?? replied?.message_thread_id);
  const wire = addMessage(world, chat, {
    from: world.bot,
    ...formatted,
    ...wireMarkup(keyboard),
    ...(replied ? { reply_to_message: replied } : {}),
    ...(thread === undefined ? {} : { message_thread_id: thread }),
  });
  const place = {
    id: wire.message_id,
    chat: chat_id,
    replyTo: replied?.message_id ?? null,
    thread: thread ?? null,
  };
  world.seen.push({ ...place, ...formatted, keyboard, edits: 0, wire });
  return wire;
};

function seenMessage(world: World, chat: number, id: number): Seen {
  writableChat(world, chat);
  const seen = world.seen.find((message) => message.chat === chat && message.id === id);
  if (!seen) throw badRequest('message to edit not found');
  return seen;
}

const editMessageText: Method = ({ world, parameters }) => {
  const { chat_id, message_id, text, parse_mode, reply_markup } = read(editSchema, parameters);
  const seen = seenMessage(world, chat_id, message_id);
  return editSeen(world, seen, formattedText(text ?? '', parse_mode), keyboardOf(reply_markup));
};

const editMessageReplyMarkup: Method = ({ world, parameters }) => {
  const { chat_id, message_id, reply_markup } = read(editSchema, parameters);
  const seen = seenMessage(world, chat_id, message_id);
  return editSeen(world, seen, seen, keyboardOf(reply_markup));
};

const answerCallbackQuery: Method = ({ world, parameters }) => {
  const { callback_query_id: query, text, show_alert: alert } = read(answerSchema, parameters);
  checkNotification(text);
  if (!world.openQueries.delete(query))
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  world.notifications.push({ query, text: text ?? '', alert });
  return true;
};

const setMyCommands: Method = ({ world, parameters }) => {
  const { commands, scope, language_code } = commandsOf(parameters);
  if (scope.chat_id !== undefined) writableChat(world, scope.chat_id);
  const place = scope.chat_id === undefined ? scope.type : `${scope.type}:${scope.chat_id}`;
  world.commands.set(`${place}/${language_code}`, commands);
  return true;
};

const deleteMyCommands: Method = ({ world, parameters }) => {
  const { scope, language_code } = commandsOf({ ...Object(parameters), commands: [] });
  if (scope.chat_id !== undefined) writableChat(world, scope.chat_id);
  const place = scope.chat_id === undefined ? scope.type : `${scope.type}:${scope.chat_id}`;
  world.commands.delete(`${place}/${language_code}`);
  return true;
};

const sendChatAction: Method = ({ world, parameters }) => {
  const { chat_id: chat, action, message_thread_id: thread } = read(actionSchema, parameters);
  checkTopic(world, writableChat(world, chat), thread);
  world.actions.push({ chat, action });
  return true;
};

const getFile: Method = ({ world, parameters }) => offerFile(world, read(fileSchema, parameters).file_id);

const answerInlineQuery: Method = ({ world, parameters }) => {
  const shown = inlineAnswer(parameters);
  if (!world.openInline.delete(shown.query))
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  world.inline.push(shown);
  return true;
};

const getUpdates: Method = ({ updates, parameters, gone }) => {
  const { allowed_updates: allowed, ...rest } = read(pollSchema, parameters);
  return updates.poll({ ...rest, allowed, gone });
};

const setWebhook: Method = ({ updates, parameters, relay, fetch }) => {
  const { url, secret_token: secret, allowed_updates } = webhookParameters(parameters);
  updates.setWebhook(url === '' ? null : { url, secret, relay, fetch }, allowed_updates);
  return true;
};

const deleteWebhook: Method = ({ updates }) => {
  updates.setWebhook(null, null);
  return true;
};

const getWebhookInfo: Method = ({ updates }) => ({
  url: updates.webhook()?.url ?? '',
  has_custom_certificate: false,
  pending_update_count: updates.waiting().length,
  ...updates.lastError(),
});

const getMe: Method = ({ world }) => ({
  ...world.bot,
  can_join_groups: true,
  can_read_all_group_messages: true,
  supports_inline_queries: world.inlineOn,
  has_main_web_app: false,
});

const methods: Readonly<Record<string, Method>> = {
  getMe,
  getUpdates,
  setWebhook,
  deleteWebhook,
  getWebhookInfo,
  sendMessage,
  editMessageText,
  editMessageReplyMarkup,
  answerCallbackQuery,
  setMyCommands,
  deleteMyCommands,
  sendChatAction,
  getFile,
  answerInlineQuery,
  sendPoll: ({ world, parameters }) => sendPoll(world, parameters),
  stopPoll: ({ world, updates, parameters }) => stopPoll(world, updates, parameters),
};

/** Runs one method; an unknown one is refused as the Bot API refuses it. */
export async function callMethod(name: string, call: Call): Promise<unknown> {
  const method = methods[name];
  if (!method) throw new RefusedCall(404, 'Not Found: method not found');
  return method(call);
}
