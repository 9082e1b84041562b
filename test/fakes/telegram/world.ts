import type { Entity, FormattedText } from './html.ts';
import { badRequest, forbidden } from './refusal.ts';
import type { Keyboard } from './rules.ts';

export interface Person {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly username?: string;
}
export interface Chat {
  readonly id: number;
  readonly type: 'private' | 'group' | 'supergroup';
  readonly title?: string;
  readonly first_name?: string;
}
/** A message in the wire form, as far as the double knows it. */
export interface WireMessage {
  readonly message_id: number;
  readonly date: number;
  readonly chat: Chat;
  readonly from: Person;
  readonly text?: string;
  readonly entities?: readonly Entity[];
  readonly reply_markup?: { readonly inline_keyboard: Keyboard };
  readonly reply_to_message?: WireMessage;
  readonly message_thread_id?: number;
  readonly edit_date?: number;
  readonly [content: string]: unknown;
}
/** A message of the bot as a person sees it. */
export interface Seen {
  readonly id: number;
  readonly chat: number;
  text: string;
  entities: readonly Entity[];
  keyboard: Keyboard;
  edits: number;
  readonly replyTo: number | null;
  readonly thread: number | null;
  wire: WireMessage;
}

/** A file that a person sent; `path` is where it can be fetched, once the bot has asked. */
export interface HeldFile {
  readonly bytes: Uint8Array;
  /** Bytes as Telegram states them; null where it leaves them out. */
  readonly size: number | null;
  readonly path: string;
  /** True from the first getFile on: until then there is no link. */
  offered: boolean;
}

/** One result as a person sees it, and the message that a tap would send. */
export interface InlineResult {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly message: FormattedText;
  readonly keyboard: Keyboard;
}
export interface InlineShown {
  readonly query: string;
  readonly results: readonly InlineResult[];
  readonly cache: number;
  readonly personal: boolean;
  readonly button: { readonly text: string; readonly start_parameter: string } | null;
}

/** A poll of the bot, see `polls.ts`. */
export interface HeldPoll {
  readonly id: string;
  readonly message: WireMessage;
  readonly chat: number;
  readonly thread: number | null;
  readonly question: string;
  readonly options: readonly string[];
  readonly right: number;
  readonly explanation: string | null;
  readonly seconds: number | null;
  /** By person, the first and only vote. */
  readonly votes: Map<number, number>;
  closed: boolean;
}

/** Chats, their messages, and who may be written to. */
export interface World {
  readonly bot: Person;
  readonly chats: Map<number, Chat>;
  readonly seen: Seen[];
  readonly messages: Map<string, WireMessage>;
  readonly blocked: Set<number>;
  readonly migrated: Map<number, number>;
  /** Topics of forums, by `chat:thread`; one that nobody has written in, or that was deleted, is not there. */
  readonly topics: Map<string, 'open' | 'closed'>;
  /** Forums whose general topic is closed. */
  readonly generalClosed: Set<number>;
  /** Of groups the bot gets only what is meant for it: @BotFather, `/setprivacy`. */
  readonly privacy: boolean;
  /** What the bot is in chats where that has changed. */
  readonly memberships: Map<number, string>;
  /** Groups in which the bot is an administrator. */
  readonly administered: Set<number>;
  readonly commands: Map<string, readonly { command: string; description: string }[]>;
  readonly openQueries: Set<string>;
  readonly notifications: { readonly query: string; readonly text: string; readonly alert: boolean }[];
  /** By file_id. */
  readonly files: Map<string, HeldFile>;
  /** Whether the bot's owner has switched the inline mode on at @BotFather. */
  readonly inlineOn: boolean;
  /** Inline queries that are still open, and what was answered. */
  readonly openInline: Set<string>;
  readonly inline: InlineShown[];
  readonly polls: HeldPoll[];
  /** Groups whose members may not send polls. */
  readonly pollsForbidden: Set<number>;
  /** The server is one that knows `correct_option_id` alone. */
  oldPolls: boolean;
  readonly actions: { readonly chat: number; readonly action: string }[];
  nextId: number;
}

export function createWorld(bot: Person, inlineOn: boolean, privacy = false): World {
  return {
    bot,
    inlineOn,
    privacy,
    memberships: new Map(),
    chats: new Map(),
    seen: [],
    messages: new Map(),
    blocked: new Set(),
    migrated: new Map(),
    topics: new Map(),
    generalClosed: new Set(),
    administered: new Set(),
    commands: new Map(),
    openQueries: new Set(),
    notifications: [],
    files: new Map(),
    openInline: new Set(),
    inline: [],
    polls: [],
    pollsForbidden: new Set(),
    oldPolls: false,
    actions: [],
    nextId: 1,
  };
}

/** 23 November 2026, 00:00 UTC, plus one second per id: dates rise, and no clock is read. */
const START_OF_DATES = 1_795_392_000;
export const dateOf = (id: number) => START_OF_DATES + id;

/** The chat of a call, or the refusal for one that the bot may not write to. */
export function writableChat(world: World, id: number): Chat {
  const chat = world.chats.get(id);
  if (!chat) throw badRequest('chat not found');
  const newId = world.migrated.get(id);
  if (newId !== undefined)
    throw badRequest('group chat was upgraded to a supergroup chat', { migrate_to_chat_id: newId });
  if (!world.blocked.has(id)) return chat;
  throw forbidden(
    chat.type === 'private' ? 'bot was blocked by the user' : `bot was kicked from the ${chat.type} chat`,
  );
}

/**
 * Refuses what a topic does not take. A message that answers one of a topic goes into that topic, also where it does not
 * name it. Server source: errors of messages.sendMessage pass as they are, unknown threads are refused before.
 */
export function checkTopic(world: World, chat: Chat, thread: number | undefined): void {
  if (thread === undefined && world.generalClosed.has(chat.id)) throw badRequest('TOPIC_CLOSED');
  if (thread === undefined || chat.type !== 'supergroup') return;
  const state = world.topics.get(`${chat.id}:${thread}`);
  if (state === undefined) throw badRequest('message thread not found');
  if (state === 'closed') throw badRequest('TOPIC_CLOSED');
}

const key = (chat: number, message: number) => `${chat}:${message}`;
export const messageOf = (world: World, chat: number, id: number) => world.messages.get(key(chat, id));

/** Gives a message its id and keeps it. */
export function addMessage(
  world: World,
  chat: Chat,
  content: Omit<WireMessage, 'message_id' | 'date' | 'chat'>,
): WireMessage {
  const id = world.nextId++;
  const message = { ...content, message_id: id, date: dateOf(id), chat } as WireMessage;
  world.messages.set(key(chat.id, id), message);
  return message;
}

export function wireMarkup(keyboard: Keyboard): Pick<WireMessage, 'reply_markup'> | object {
  return keyboard.length > 0 ? { reply_markup: { inline_keyboard: keyboard } } : {};
}

/** Changes what is seen of a bot's message; Telegram refuses an edit that changes nothing. */
export function editSeen(
  world: World,
  seen: Seen,
  formatted: FormattedText,
  keyboard: Keyboard,
): WireMessage {
  const looks = (text: string, entities: unknown, shown: Keyboard) => JSON.stringify([text, entities, shown]);
  if (looks(seen.text, seen.entities, seen.keyboard) === looks(formatted.text, formatted.entities, keyboard))
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  Object.assign(seen, {
    text: formatted.text,
    entities: formatted.entities,
    keyboard,
    edits: seen.edits + 1,
  });
  const reply_markup = { inline_keyboard: keyboard };
  seen.wire = { ...seen.wire, text: seen.text, entities: seen.entities, reply_markup };
  world.messages.set(key(seen.chat, seen.id), seen.wire);
  return seen.wire;
}
