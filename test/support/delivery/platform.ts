import { addMessage } from '../../fakes/telegram/world.ts';
import { startTelegramServer } from '../../fakes/telegram-server.ts';
import { startZaloBotServer } from '../../fakes/zalo-bot-server.ts';
import { startZaloOaServer, type SendFault } from '../../fakes/zalo-oa-server.ts';

/** A strict double of a platform as the load and kill runs use it: people who write, and what they were sent. */

export const PLATFORMS = ['telegram', 'zalo-bot', 'zalo-oa'] as const;
export type PlatformName = (typeof PLATFORMS)[number];
export type Road = 'polling' | 'webhook';

/** What the double accepted. */
export interface Accepted {
  readonly chat: string;
  readonly text: string;
  /** The id of the answer, where the message's buttons name it. */
  readonly id: string | null;
}
export interface Writer {
  readonly id: string;
  /** Writes through the double, which delivers it as the platform does. */
  say(text: string): void;
  /** What would be delivered, for a run that posts it itself. */
  delivery(text: string): { readonly headers: Readonly<Record<string, string>>; readonly body: string };
}
export type Trouble = 'flood' | 'error' | 'reset' | 'stall';

export interface Platform {
  /** Settings of the program. */
  readonly env: Readonly<Record<string, string>>;
  /** Path of the webhook. */
  readonly path: string;
  /** What the program says once the channel serves. */
  readonly serves: RegExp;
  /** Tokens of a login, in the form of `<data>/zalo-oa.json`; null where there are none. */
  readonly tokens: object | null;
  person(name: string): Writer;
  watch(accepted: (message: Accepted) => void): void;
  /** Asks at every try to send whether it goes wrong; a stall is done and answered after so many seconds. */
  trouble(draw: (chat: string) => Trouble | null, stall: number): void;
  /**
   * Whether the platform delivers a chat's next message only once the one before it was accepted. Telegram does (tdlib's
   * telegram-bot-api, `WebhookActor.cpp`: one queue a chat); of Zalo nobody says so.
   */
  readonly inOrder: boolean;
  /** Chats of what was written and not acknowledged yet, as far as the double keeps it: once for each. */
  held(): readonly string[];
  /** What the double refused by its rules. */
  readonly refused: readonly string[];
  /** Resolves once nobody is connected: whatever a dead process had sent has been read. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

/** Of an update of Telegram with a message of a person. */
const chatOf = ({ message }: object & { readonly message?: unknown }): string =>
  typeof message === 'object' && message !== null && 'chat' in message
    ? String((message.chat as { readonly id: number }).id)
    : '';

const SECRET = 'secret_of-the-webhook_0123456789';
const ADDRESS = 'https://ky-cuong.example.vn';
/** `at`: the program's address on this machine. */
export function openPlatform(name: PlatformName, road: Road, at: string): Promise<Platform> {
  if (road === 'polling' && name !== 'telegram')
    throw new Error(
      'zalo-bot gives an update out once and has no offset; zalo-oa knows no polls: webhook alone',
    );
  return { telegram: openTelegram, 'zalo-bot': openZaloBot, 'zalo-oa': openZaloOa }[name](road, at);
}

async function openTelegram(road: Road, at: string): Promise<Platform> {
  const path = '/telegram';
  const server = await startTelegramServer({ relay: `${at}${path}` });
  const { world, token, root, refused } = server;
  const hook = { TELEGRAM_WEBHOOK_URL: `${ADDRESS}${path}`, TELEGRAM_WEBHOOK_SECRET: SECRET };
  let update = 800_000_000;
  return {
    path,
    refused,
    inOrder: true,
    held: () => server.updates.waiting().map(chatOf),
    serves: /t\.me/,
    tokens: null,
    env: { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: root, ...(road === 'webhook' ? hook : {}) },
    person: (name) => {
      const from = server.person(name);
      const message = (text: string) => {
        const chat = world.chats.get(from.id);
        if (chat === undefined) throw new Error(`no chat with ${name}`);
        return addMessage(world, chat, { from, text });
      };
      return {
        id: String(from.id),
        say: (text) => void server.say(from, text),
        delivery: (text) => ({
          headers: { 'content-type': 'application/json', 'X-Telegram-Bot-Api-Secret-Token': SECRET },
          body: JSON.stringify({ update_id: update++, message: message(text) }),
        }),
      };
    },
    watch: (accepted) => {
      forget(server.calls);
      world.seen.push = (...messages) => {
        world.messages.clear();
        for (const { chat, text, keyboard } of messages) {
          const data = keyboard
            .flat()
            .map(({ callback_data }) => /^[ud]:(.+)$/.exec(callback_data ?? '')?.[1]);
          accepted({ chat: String(chat), text, id: data.find((id) => id !== undefined) ?? null });
        }
        return 0;
      };
    },
    trouble: (draw, stall) => {
      server.failSome('sendMessage', (chat) => faultOf(draw(chat), stall));
    },
    quiet: server.quiet,
    close: server.close,
  };
}

const faultOf = (trouble: Trouble | null, seconds: number) => {
  switch (trouble) {
    case 'flood':
      return { kind: 'flood', retryAfter: 1 } as const;
    case 'error':
      return { kind: 'error', code: 500, description: 'Internal Server Error' } as const;
    case 'reset':
      return { kind: 'reset' } as const;
    case 'stall':
      return { kind: 'slow', seconds } as const;
    case null:
      return null;
  }
};

/** Tells of what is pushed onto the list of what a person has seen, and keeps it no longer: a run of 15 minutes has 200,000 messages. */
function tellOf(list: readonly string[], told: (text: string) => void): void {
  (list as string[]).push = (...texts) => {
    texts.forEach(told);
    return 0;
  };
}
/** Lets a double's record go. */
function forget(list: readonly unknown[]): void {
  (list as unknown[]).push = () => 0;
}

async function openZaloBot(_: Road, at: string): Promise<Platform> {
  const path = '/zalo-bot';
  const server = await startZaloBotServer({ relay: `${at}${path}` });
  let told: (message: Accepted) => void = () => undefined;
  let message = 1;
  forget(server.calls);
  return {
    path,
    refused: server.refused,
    inOrder: false,
    held: () => [],
    serves: /Zalo Bot: /,
    tokens: null,
    env: {
      ZALO_BOT_TOKEN: server.token,
      ZALO_BOT_API_ROOT: server.root,
      ZALO_BOT_WEBHOOK_URL: `${ADDRESS}${path}`,
      ZALO_BOT_WEBHOOK_SECRET: SECRET,
    },
    person: (name) => {
      const from = server.person(name);
      tellOf(server.seen(from), (text) => told({ chat: from.id, text, id: null }));
      return {
        id: from.id,
        say: (text) => void server.say(from, text),
        delivery: (text) => ({
          headers: { 'content-type': 'application/json', 'X-Bot-Api-Secret-Token': SECRET },
          body: JSON.stringify({
            event_name: 'message.text.received',
            message: {
              from: { id: from.id, display_name: name, is_bot: false },
              chat: { id: from.id, chat_type: 'PRIVATE' },
              message_id: `load-${message++}`,
              date: 1_750_316_131_602,
              text,
            },
          }),
        }),
      };
    },
    watch: (accepted) => void (told = accepted),
    trouble: (draw, stall) => {
      server.failSome('sendMessage', (chat) => faultOf(draw(chat), stall));
    },
    quiet: server.quiet,
    close: server.close,
  };
}

async function openZaloOa(_: Road, at: string): Promise<Platform> {
  const path = '/zalo-oa';
  const server = await startZaloOaServer({ relay: `${at}${path}` });
  const { access, refresh } = server.oauth.issue();
  let told: (message: Accepted) => void = () => undefined;
  return {
    path,
    refused: server.refused,
    inOrder: false,
    held: () => [],
    serves: /Zalo OA: /,
    tokens: { access, refresh, accessUntil: '2126-01-01T00:00:00.000Z' },
    env: {
      ZALO_OA_APP_ID: server.appId,
      ZALO_OA_APP_SECRET: server.appSecret,
      ZALO_OA_WEBHOOK_URL: `${ADDRESS}${path}`,
      ZALO_OA_WEBHOOK_SECRET: server.webhookSecret,
      ZALO_OA_API_ROOT: server.root,
      ZALO_OA_OAUTH_ROOT: server.root,
    },
    person: () => {
      const from = server.person();
      tellOf(server.seen(from), (text) => told({ chat: from.id, text, id: null }));
      return {
        id: from.id,
        say: (text) => void server.say(from, text),
        delivery: (text) => server.signed(from, text),
      };
    },
    watch: (accepted) => void (told = accepted),
    trouble: (draw, stall) => server.failSome((user) => oaFault(draw(user), stall)),
    quiet: server.quiet,
    close: server.close,
  };
}

/** Zalo names no time to wait; -32 is its own "too fast". */
function oaFault(trouble: Trouble | null, slow: number): SendFault | { slow: number } | null {
  switch (trouble) {
    case 'flood':
      return { error: -32 };
    case 'error':
      return { status: 500 };
    case 'reset':
      return 'reset';
    case 'stall':
      return { slow };
    case null:
      return null;
  }
}
