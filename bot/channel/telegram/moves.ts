import type { Message } from 'grammy/types';
import type { Desk } from '../../channel.ts';
import { MAX_REMEMBERED_CHATS } from '../chat/limits.ts';
import { describeError } from './errors.ts';
import type { TelegramOptions } from './options.ts';

/** Groups that became supergroups, which gives them another id. Told by Telegram once, or at a message to the old one. */
export interface Moves {
  /** The id under which a chat goes on. */
  now(chat: number): number;
  /** Has the desk move what it remembers, the first time; resolves when that is done. Never rejects. */
  learn(from: number, to: number): Promise<void>;
  /** The bot is out of a group, perhaps since that is getting another id: `close` is called later, unless a move is learned. */
  leave(chat: number, close: () => Promise<void>): void;
  /** The bot is in again. */
  stay(chat: number): void;
  /** Whether a group goes on under this id. */
  arrived(chat: number): boolean;
  /** Whether a group was left just now. */
  leaving(chat: number): boolean;
  /** Nothing is closed any more: Telegram says again who is out, when something is sent there. */
  stop(): void;
}

/** `patience`: seconds between leaving and closing. */
export function createMoves(
  { desk, log, token }: Pick<TelegramOptions, 'desk' | 'log' | 'token'>,
  patience: number,
): Moves {
  const left = new Map<number, NodeJS.Timeout>();
  const stay = (chat: number): void => {
    clearTimeout(left.get(chat));
    left.delete(chat);
  };
  const moved = new Map<number, { readonly to: number; readonly done: Promise<void> }>();
  const moveOnce = (from: number, to: number) =>
    moveOver(desk, from, to).catch((error: unknown) => {
      moved.delete(from);
      log.error({ fault: describeError(error, token) }, 'telegram: the memory of a group was not moved');
    });
  return {
    now: (chat) => moved.get(chat)?.to ?? chat,
    learn: async (from, to) => {
      stay(from);
      const known = moved.get(from);
      if (known?.to === to) return known.done;
      // Where it is forgotten, Telegram says it again.
      if (moved.size >= MAX_REMEMBERED_CHATS) moved.clear();
      const done = moveOnce(from, to);
      moved.set(from, { to, done });
      await done;
    },
    leave: (chat, close) => {
      if (moved.has(chat) || left.has(chat)) return;
      const closeNow = (): void => {
        left.delete(chat);
        close().catch((error: unknown) =>
          log.error({ fault: describeError(error, token) }, 'telegram: a group that was left was not closed'),
        );
      };
      left.set(chat, setTimeout(closeNow, patience * 1000).unref());
    },
    stay,
    arrived: (chat) => [...moved.values()].some(({ to }) => to === chat),
    leaving: (chat) => left.has(chat),
    stop: () => [...left.keys()].forEach(stay),
  };
}

const moveOver = async (desk: Desk, from: number, to: number) =>
  desk.move?.({ channel: 'telegram', from: String(from), to: String(to) });

/** The move that a service message tells: in the old group, and once more in the new one. */
export function moveOf({ chat, migrate_to_chat_id: to, migrate_from_chat_id: from }: Message) {
  if (to !== undefined) return { from: chat.id, to };
  return from === undefined ? null : { from, to: chat.id };
}
