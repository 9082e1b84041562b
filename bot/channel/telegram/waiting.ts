import type { Context, MiddlewareFn } from 'grammy';
import { MAX_WAITING_PER_CHAT } from '../chat/limits.ts';

/**
 * Lets at most a few updates of one chat wait; further ones are dropped, `whenFull` is called for the first of them,
 * and again only after the chat has caught up. Stands before `sequentialize`, which queues without end.
 */
export function limitWaiting(whenFull: (context: Context) => Promise<void>): MiddlewareFn {
  const waiting = new Map<number, number>();
  const told = new Set<number>();
  return async (context, next) => {
    const chat = context.chat?.id;
    if (chat === undefined) return next();
    const before = waiting.get(chat) ?? 0;
    if (before >= MAX_WAITING_PER_CHAT) {
      if (told.has(chat)) return;
      told.add(chat);
      return whenFull(context);
    }
    waiting.set(chat, before + 1);
    await next().finally(() => {
      const left = (waiting.get(chat) ?? 1) - 1;
      if (left > 0) return void waiting.set(chat, left);
      waiting.delete(chat);
      told.delete(chat);
    });
  };
}
