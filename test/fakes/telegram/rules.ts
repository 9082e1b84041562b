import { z } from 'zod';
import { parseTelegramHtml, type FormattedText } from './html.ts';
import { badRequest } from './refusal.ts';

/** What the Bot API asks of texts, keyboards and commands, each rule with the refusal that breaks it. */

/** Documentation, sendMessage: "1-4096 characters after entities parsing"; counted here in UTF-16 units, the smaller reading. */
const MAX_TEXT = 4096;
/** Server source, get_formatted_text: bytes of the text before parsing. */
const MAX_RAW_BYTES = 1 << 15;
/** Library source: formatting past this many entities is dropped in silence; the double refuses instead. */
const MAX_ENTITIES = 100;
/** Documentation, InlineKeyboardButton: bytes of callback_data. */
const MAX_CALLBACK_DATA = 64;
/** Documentation, answerCallbackQuery: characters of its text. */
const MAX_NOTIFICATION = 200;

/** Text with its entities as Telegram would show it: white space at both ends is cut. */
export function formattedText(text: string, parseMode: string | undefined): FormattedText {
  if (text === '') throw badRequest('Message text is empty');
  if (/\p{Surrogate}/u.test(text)) throw badRequest('Strings must be encoded in UTF-8');
  if (Buffer.byteLength(text) > MAX_RAW_BYTES) throw badRequest('Text is too long');
  if (parseMode !== undefined && parseMode.toLowerCase() !== 'html')
    throw badRequest('Unsupported parse_mode');
  const parsed = parseMode === undefined ? { text, entities: [] } : parseTelegramHtml(text);
  if (parsed.text.trim() === '') throw badRequest('Message text is empty');
  if (parsed.text.length > MAX_TEXT) throw badRequest('Message is too long');
  if (parsed.entities.length > MAX_ENTITIES) throw badRequest('Too many entities');
  return trimmed(parsed);
}

function trimmed({ text, entities }: FormattedText): FormattedText {
  const cut = text.length - text.trimStart().length;
  const kept = text.trim();
  const moved = entities.map((entity) => {
    const start = Math.max(0, entity.offset - cut);
    const end = Math.min(kept.length, entity.offset + entity.length - cut);
    return { ...entity, offset: start, length: end - start };
  });
  return { text: kept, entities: moved.filter((entity) => entity.length > 0) };
}

const buttonSchema = z.strictObject({
  text: z.string(),
  url: z.string().optional(),
  callback_data: z.string().optional(),
});
export type Button = z.infer<typeof buttonSchema>;
export type Keyboard = readonly (readonly Button[])[];
const markupSchema = z.strictObject({ inline_keyboard: z.array(z.array(buttonSchema)) });

/** The inline keyboard of a call, checked; no keyboard is an empty one. */
export function keyboardOf(markup: unknown): Keyboard {
  if (markup === undefined) return [];
  const parsed = markupSchema.safeParse(markup);
  if (!parsed.success)
    throw badRequest(`Can't parse reply keyboard markup JSON object: ${parsed.error.message}`);
  parsed.data.inline_keyboard.flat().forEach(checkButton);
  return parsed.data.inline_keyboard.filter((row) => row.length > 0);
}

function checkButton(button: Button): void {
  if (button.text === '') throw badRequest('Inline keyboard button text must be non-empty');
  if (!button.url && !button.callback_data)
    throw badRequest("Can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
  if (button.url && button.callback_data) throw badRequest('BUTTON_TYPE_INVALID');
  if (button.url) checkButtonUrl(button.url);
  if (Buffer.byteLength(button.callback_data ?? '') > MAX_CALLBACK_DATA)
    throw badRequest('BUTTON_DATA_INVALID');
}

function checkButtonUrl(url: string): void {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const web = parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.hostname.includes('.');
  if (!web) throw badRequest(`Inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
}

export function checkNotification(text: string | undefined): void {
  if ((text ?? '').length > MAX_NOTIFICATION) throw badRequest('MESSAGE_TOO_LONG');
}

const scopes = [
  'default',
  'all_private_chats',
  'all_group_chats',
  'all_chat_administrators',
  'chat',
  'chat_administrators',
  'chat_member',
];
const commandsSchema = z.object({
  commands: z.array(z.object({ command: z.string(), description: z.string() })).max(100),
  scope: z.object({ type: z.enum(scopes), chat_id: z.number().optional() }).default({ type: 'default' }),
  language_code: z.string().default(''),
});
export type CommandList = z.infer<typeof commandsSchema>;

/** Documentation, BotCommand: 1-32 of a-z, 0-9 and underscores; description 1-256; two-letter language. */
export function commandsOf(parameters: unknown): CommandList {
  const parsed = commandsSchema.safeParse(parameters);
  if (!parsed.success) throw badRequest(`Can't parse BotCommand: ${parsed.error.message}`);
  for (const { command, description } of parsed.data.commands) {
    if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
    if (description.length < 1 || description.length > 256)
      throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
  }
  const { scope } = parsed.data;
  if (scope.type.startsWith('chat') && scope.chat_id === undefined) throw badRequest('chat_id is empty');
  if (!/^([a-z]{2})?$/.test(parsed.data.language_code)) throw badRequest('LANG_CODE_INVALID');
  return parsed.data;
}
