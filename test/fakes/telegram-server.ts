import { endTopic, setMembership, upgrade } from './telegram/changes.ts';
import { createFaults, type Draw, type Fault } from './telegram/faults.ts';
import { holdDocument } from './telegram/files.ts';
import { serve } from './telegram/http.ts';
import { addGroup, addPerson, edit, press, react, write, type Writing } from './telegram/people.ts';
import { askInline } from './telegram/inline.ts';
import { untilQuiet } from './quiet.ts';
import { createSignal } from './telegram/signal.ts';
import { createUpdates, type Updates } from './telegram/updates.ts';
import type { Chat, InlineShown, Person, Seen, WireMessage, World } from './telegram/world.ts';
import { createWorld } from './telegram/world.ts';

/**
 * A strict double of Telegram's Bot API server, over HTTP on 127.0.0.1. It refuses what Telegram refuses, in Telegram's
 * own form, delivers updates by long polling or webhook, and records what a person would see.
 *
 * Where the rules come from:
 * - Bot API documentation (core.telegram.org/bots/api): methods, limits of texts, buttons, commands and notifications,
 *   HTML style, getUpdates (offset, limit, timeout, allowed_updates), webhooks and their secret header.
 * - Source of the official server (tdlib/telegram-bot-api, `Client.cpp`) and library (tdlib/td, `MessageEntity.cpp`,
 *   `ReplyMarkup.cpp`, `LinkManager.cpp`): error codes and wording, the order of checks, 409 for a second poller,
 *   byte offsets of HTML errors, button addresses.
 * Stricter than Telegram, on purpose: text is counted in UTF-16 units (the server counts code points); bare `&` and `>`,
 * unknown attributes, nested quotes and more than 100 entities are refused (Telegram shows them as text or drops them).
 * Topics: one that nobody wrote in, or that was deleted, is refused as `message thread not found`, a closed one as `TOPIC_CLOSED`
 * (the bot has no right to manage topics here).
 * Files: getFile refuses unknown ids and more than 20 MB; a link works only after getFile (for an hour at Telegram).
 * Looser: JSON bodies only; no rate limits of its own (ask for `flood`); every group message reaches the bot, unless privacy
 * mode is asked for (`privacy.ts`).
 */
export interface TelegramServer {
  /** For grammY's `apiRoot`. */
  readonly root: string;
  readonly token: string;
  readonly bot: Person;
  readonly world: World;
  readonly updates: Updates;
  readonly calls: readonly { readonly method: string; readonly parameters: unknown }[];
  /** What the rules refused; a well-behaved bot leaves it empty. */
  readonly refused: string[];
  person(name: string): Person;
  /** A supergroup, unless a plain group is asked for. */
  group(title: string, type?: 'group' | 'supergroup'): Chat;
  /** A plain group becomes a supergroup, which is returned; see `changes.ts` for `left`. */
  upgrade(group: Chat, by: Person, left?: () => Promise<void>): Promise<Chat>;
  /** A person blocks the bot or lets it in again; in a group somebody removes or adds it. */
  membership(from: Person, status: 'kicked' | 'left' | 'member' | 'administrator', chat?: Chat): void;
  /** A topic of a forum is closed, or deleted with its messages. */
  endTopic(group: Chat, thread: number, how: 'closed' | 'deleted'): void;
  say(from: Person, text: string): WireMessage;
  write(writing: Writing): { message: WireMessage; update: number | null };
  /** Sends a file, as the private chat's or the group's; `size` is what Telegram states where that is not the truth. */
  sendFile(from: Person, file: SentDocument, more?: Partial<Writing>): WireMessage;
  /** Edits a message, a second after it was sent where nothing else is said; the update's id, null where the bot does not hear of it. */
  edit(message: WireMessage, text: string, after?: number): number | null;
  /** Changes reactions; the update's id, null where the bot does not hear of it. */
  react(seen: Seen, from: Person | null, after: readonly string[], before?: readonly string[]): number | null;
  press(seen: Seen, label: string, from: Person): Promise<{ readonly text: string; readonly alert: boolean }>;
  /** Types `@bot query` in some chat; what Telegram shows above the keyboard. */
  inline(from: Person, query: string): Promise<InlineShown>;
  /** What the bot has written in a chat, oldest first. */
  seen(chat: { readonly id: number }): readonly Seen[];
  /** Waits until the bot has written `count` messages in a chat. */
  until(chat: { readonly id: number }, count: number): Promise<readonly Seen[]>;
  /** Waits for any state of the double. */
  when(condition: () => boolean): Promise<void>;
  fail(method: string, fault: Fault, times?: number): void;
  /** Asks for a fault at every call of a method. */
  failSome(method: string, draw: Draw): void;
  faultsLeft(method: string): number;
  /** Resolves once nobody is connected: whatever a dead program had sent has been read. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

/** A file of a person. */
export interface SentDocument {
  readonly name: string | null;
  readonly bytes: Uint8Array;
  readonly size?: number | null;
}

export interface TelegramServerOptions {
  readonly token?: string;
  readonly username?: string;
  /** Whether the inline mode is on; it is unless this is false. */
  readonly inline?: boolean;
  /** Privacy mode, in which most bots are; off unless this is true. */
  readonly privacy?: boolean;
  /** Where webhook updates are posted in place of the HTTPS address that the bot sets. */
  readonly relay?: string;
}

export async function startTelegramServer(options: TelegramServerOptions = {}): Promise<TelegramServer> {
  const token = options.token ?? '123456789:DOUBLE-token_for-tests-0123456789';
  const bot = {
    id: 123_456_789,
    is_bot: true,
    first_name: 'Kỷ Cương',
    username: options.username ?? 'ky_cuong_bot',
  };
  const signal = createSignal();
  const world = createWorld(bot, options.inline ?? true, options.privacy);
  const updates = createUpdates(signal.fire);
  const faults = createFaults();
  const calls: { method: string; parameters: unknown }[] = [];
  const refused: string[] = [];
  const call = { world, updates, relay: options.relay ?? '', fetch: globalThis.fetch };
  const { server, root } = await serve({ token, faults, calls, refused, fire: signal.fire, call });
  const seen = (chat: { readonly id: number }) => world.seen.filter((message) => message.chat === chat.id);

  return {
    root,
    token,
    bot,
    world,
    updates,
    calls,
    refused,
    person: (name) => addPerson(world, name),
    group: (title, type) => addGroup(world, title, type),
    upgrade: (group, by, left) =>
      upgrade(world, updates, { group, by, ...(left === undefined ? {} : { left }) }),
    membership: (from, status, chat = world.chats.get(from.id)) => {
      if (chat) setMembership(world, updates, { chat, from, status });
    },
    endTopic: (group, thread, how) => endTopic(world, group, thread, how),
    say: (from, text) => write(world, updates, { from, text }).message,
    write: (writing) => write(world, updates, writing),
    sendFile: (from, { name, bytes, size }, more = {}) => {
      const document = holdDocument(world, name, bytes, size);
      return write(world, updates, { from, ...more, content: { ...more.content, document } }).message;
    },
    edit: (message, text, after = 1) => edit(world, updates, message, text, after),
    react: (seen, from, after, before = []) => react(world, updates, { seen, from, before, after }),
    press: (message, label, from) => {
      const query = press(world, updates, message, label, from);
      return signal.until(() => world.notifications.find((shown) => shown.query === query));
    },
    inline: (from, query) => {
      const id = askInline(world, updates, from, query);
      return signal.until(() => world.inline.find((shown) => shown.query === id));
    },
    seen,
    until: (chat, count) => signal.until(() => (seen(chat).length >= count ? seen(chat) : undefined)),
    when: async (condition) => void (await signal.until(() => (condition() ? true : undefined))),
    fail: (method, fault, times = 1) => faults.add(method, fault, times),
    failSome: (method, draw) => faults.draw(method, draw),
    faultsLeft: (method) => faults.left(method),
    quiet: () => untilQuiet(server),
    close: async () => {
      updates.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
