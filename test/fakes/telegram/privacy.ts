import type { Entity } from './html.ts';
import type { Person, WireMessage, World } from './world.ts';

/** What people write; every other message is a service message. */
const WRITTEN = ['text', 'caption', 'photo', 'voice', 'sticker', 'document', 'video', 'location'];

/**
 * Whether the bot gets a message. In privacy mode, of groups where it is no administrator, only commands that are not
 * another bot's, what mentions it and what answers it, and service messages. Sources: @BotFather's words for `/setprivacy`
 * (messages that start with '/' or mention the bot); documentation, "Privacy mode" (replies, service messages, other bots'
 * commands, administrators). Looser: a bare command comes through also where another bot wrote last.
 */
export function hears({ privacy, administered, bot }: World, message: WireMessage): boolean {
  if (message.chat.type === 'private' || !privacy || administered.has(message.chat.id)) return true;
  if (!WRITTEN.some((kind) => kind in message)) return true;
  if (message.reply_to_message?.from.id === bot.id) return true;
  const text = message.text ?? String(message['caption'] ?? '');
  const marked = message.entities ?? (message['caption_entities'] as readonly Entity[] | undefined) ?? [];
  return text.startsWith('/') ? isFor(bot, text) : marked.some((entity) => names(bot, text, entity));
}

const isFor = ({ username = '' }: Person, command: string): boolean => {
  const [, addressee = username] = /^\/\w+@(\w+)/.exec(command) ?? [];
  return addressee.toLowerCase() === username.toLowerCase();
};

const names = ({ username = '' }: Person, text: string, { type, offset, length }: Entity): boolean =>
  type === 'mention' && text.slice(offset + 1, offset + length).toLowerCase() === username.toLowerCase();
