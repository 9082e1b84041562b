import type { Document, Message, MessageEntity, UserFromGetMe } from 'grammy/types';

/** What a message asks of the bot. */
export type Incoming =
  | { readonly kind: 'question'; readonly text: string }
  /** `named`: written to this bot alone, in a private chat or as `/name@bot`. */
  | { readonly kind: 'command'; readonly name: string; readonly rest: string; readonly named: boolean }
  /** A file for the bot. */
  | { readonly kind: 'file'; readonly document: Document }
  /** A photo or the like with words under it. */
  | { readonly kind: 'captioned'; readonly text: string }
  /** A photo, a voice message: anything a person sends that is not text. */
  | { readonly kind: 'unreadable' }
  /** Not for the bot: talk of a group, a service message, another bot's command. */
  | { readonly kind: 'none' };

const NONE: Incoming = { kind: 'none' };

/** What people send that is not text; every other message without text is a service message. */
const contents = [
  'animation', 'audio', 'contact', 'dice', 'document', 'game', 'live_photo', 'location', 'paid_media', 'photo',
  'poll', 'checklist', 'sticker', 'story', 'venue', 'video', 'video_note', 'voice',
]; // prettier-ignore

/** Reads a message; in groups only what names the bot, answers it or commands it. */
export function readIncoming(message: Message, me: UserFromGetMe): Incoming {
  if (message.from === undefined || isBot(message)) return NONE;
  const text = message.text;
  if (text === undefined) return unreadable(message, me);
  const entities = message.entities ?? [];
  const command = commandOf(message, text, me);
  if (command !== null) return command;
  const spoken = withoutMentions(text, entities, me);
  if (!isPrivate(message) && spoken === text && !answersBot(message, me)) return NONE;
  const question = spoken.replace(/[ \t]+/g, ' ').trim();
  return question === ''
    ? { kind: 'command', name: 'help', rest: '', named: true }
    : { kind: 'question', text: question };
}

/** Another bot: two bots that answer each other never end. An anonymous administrator writes through a bot, with `sender_chat`. */
const isBot = (message: Message) => message.from?.is_bot === true && message.sender_chat === undefined;

export const isPrivate = (message: Message) => message.chat.type === 'private';

function unreadable(message: Message, me: UserFromGetMe): Incoming {
  const sent = contents.some((name) => name in message);
  const caption = message.caption ?? '';
  const spoken = withoutMentions(caption, message.caption_entities ?? [], me);
  const forBot = isPrivate(message) || spoken !== caption || answersBot(message, me);
  if (!sent || !forBot) return NONE;
  // A moving picture has a document too, for old clients.
  const document = message.animation === undefined ? message.document : undefined;
  if (document !== undefined) return { kind: 'file', document };
  const text = spoken.replace(/[ \t]+/g, ' ').trim();
  return text === '' ? { kind: 'unreadable' } : { kind: 'captioned', text };
}

const answersBot = (message: Message, me: UserFromGetMe) => message.reply_to_message?.from?.id === me.id;

/** A command at the head of the text; `none` where it is another bot's; null where there is no command. */
function commandOf(message: Message, text: string, me: UserFromGetMe): Incoming | null {
  const head = message.entities?.find((entity) => entity.type === 'bot_command' && entity.offset === 0);
  if (head === undefined) return null;
  const [name = '', addressee] = text.slice(1, head.length).split('@');
  // Telegram's own commands have no hyphen: it sees `/hoi` here.
  const hyphened = /^\/hoi-nguoi(?=\s|$)/i.exec(text)?.[0];
  if (hyphened !== undefined)
    return {
      kind: 'command',
      name: 'hoinguoi',
      rest: text.slice(hyphened.length).trim(),
      named: isPrivate(message),
    };
  if (addressee !== undefined && !sameName(addressee, me)) return NONE;
  const named = addressee !== undefined || isPrivate(message);
  return { kind: 'command', name: name.toLowerCase(), rest: text.slice(head.length).trim(), named };
}

const sameName = (name: string, me: UserFromGetMe) => name.toLowerCase() === me.username.toLowerCase();

/** The text without the bot's name; the same string where it is not named. */
function withoutMentions(text: string, entities: readonly MessageEntity[], me: UserFromGetMe): string {
  const named = entities.filter((entity) => {
    if (entity.type === 'text_mention') return entity.user.id === me.id;
    return (
      entity.type === 'mention' && sameName(text.slice(entity.offset + 1, entity.offset + entity.length), me)
    );
  });
  return named
    .sort((a, b) => b.offset - a.offset)
    .reduce((rest, { offset, length }) => `${rest.slice(0, offset)} ${rest.slice(offset + length)}`, text);
}
