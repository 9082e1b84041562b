import type { Entity } from './html.ts';
import { hears } from './privacy.ts';
import type { Updates } from './updates.ts';
import {
  addMessage,
  dateOf,
  messageOf,
  type Chat,
  type Person,
  type Seen,
  type WireMessage,
  type World,
} from './world.ts';

/** What people do: they write, edit, send files and press buttons. */

export interface Writing {
  readonly from: Person;
  /** The private chat of `from` where absent. */
  readonly chat?: Chat;
  readonly text?: string;
  /** Anything but text: `{ photo: […] }`, `{ voice: {…} }`. */
  readonly content?: Readonly<Record<string, unknown>>;
  /** Id of the message that is answered. */
  readonly replyTo?: number;
  readonly thread?: number;
}

/** A person with a private chat in which the bot was started. */
export function addPerson(world: World, name: string): Person {
  const id = 1000 + world.nextId++;
  const person = { id, is_bot: false, first_name: name };
  world.chats.set(id, { id, type: 'private', first_name: name });
  return person;
}

export function addGroup(world: World, title: string, type: 'group' | 'supergroup' = 'supergroup'): Chat {
  const number = world.nextId++;
  const group = { id: type === 'group' ? -4_000_000 - number : -1_000_000_000_000 - number, type, title };
  world.chats.set(group.id, group);
  return group;
}

/** Sends a message of a person; returns it with the update's id (null where such updates are not allowed). */
export function write(
  world: World,
  updates: Updates,
  writing: Writing,
): { message: WireMessage; update: number | null } {
  const chat = writing.chat ?? world.chats.get(writing.from.id);
  if (!chat) throw new Error(`no chat with ${writing.from.first_name}`);
  const replied = writing.replyTo === undefined ? undefined : messageOf(world, chat.id, writing.replyTo);
  if (writing.thread !== undefined && !world.topics.has(`${chat.id}:${writing.thread}`))
    world.topics.set(`${chat.id}:${writing.thread}`, 'open');
  const message = addMessage(world, chat, {
    from: writing.from,
    ...(writing.text === undefined ? {} : withEntities(writing.text)),
    ...writing.content,
    ...(replied ? { reply_to_message: replied } : {}),
    ...(writing.thread === undefined ? {} : { message_thread_id: writing.thread, is_topic_message: true }),
  });
  return { message, update: hears(world, message) ? updates.push('message', message) : null };
}

/** Edits the text of a message, or the words under its picture, some seconds after it was sent. */
export function edit(
  world: World,
  updates: Updates,
  message: WireMessage,
  text: string,
  after: number,
): number | null {
  const { text: words, entities = [] } = withEntities(text);
  const mended =
    message.text === undefined
      ? { ...message, caption: words, caption_entities: entities }
      : { ...message, text: words, entities };
  const edited: WireMessage = { ...mended, edit_date: message.date + after };
  return hears(world, edited) ? updates.push('edited_message', edited) : null;
}

/**
 * Changes the reactions of a person to a message. Documentation, Update: the bot hears of it in private chats, and in
 * groups where it is an administrator; null where it does not.
 */
export function react(
  world: World,
  updates: Updates,
  { seen, from, before, after }: Reacting,
): number | null {
  const chat = world.chats.get(seen.chat);
  if (!chat || (chat.type !== 'private' && !world.administered.has(chat.id))) return null;
  const faces = (emojis: readonly string[]) => emojis.map((emoji) => ({ type: 'emoji', emoji }));
  return updates.push('message_reaction', {
    chat,
    message_id: seen.id,
    ...(from === null ? { actor_chat: chat } : { user: from }),
    date: dateOf(world.nextId++),
    old_reaction: faces(before),
    new_reaction: faces(after),
  });
}

/** `from`: null for an anonymous administrator. */
export interface Reacting {
  readonly seen: Seen;
  readonly from: Person | null;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The entities that Telegram's clients find in plain text: commands and mentions. */
function withEntities(text: string): { text: string; entities?: readonly Entity[] } {
  const found = (type: string, pattern: RegExp) =>
    [...text.matchAll(pattern)].map((match) => ({ type, offset: match.index, length: match[0].length }));
  const commands = found('bot_command', /(?<![\w/])\/[A-Za-z0-9_]{1,32}(?:@\w{3,32})?/g);
  const mentions = found('mention', /(?<![\w/])@\w{5,32}\b/g);
  const entities = [...commands, ...mentions].sort((a, b) => a.offset - b.offset);
  return entities.length > 0 ? { text, entities } : { text };
}

/** Presses the button with this label under a message of the bot; the id of the query. */
export function press(world: World, updates: Updates, seen: Seen, label: string, from: Person): string {
  const button = seen.keyboard.flat().find((candidate) => candidate.text === label);
  if (!button) throw new Error(`no button "${label}" under: ${seen.text}`);
  if (button.callback_data === undefined) throw new Error(`button "${label}" opens ${button.url}`);
  const id = `query-${world.nextId++}`;
  world.openQueries.add(id);
  const query = {
    id,
    from,
    message: seen.wire,
    chat_instance: String(seen.chat),
    data: button.callback_data,
  };
  updates.push('callback_query', query);
  return id;
}
