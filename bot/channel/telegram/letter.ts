import type { InlineKeyboardMarkup } from 'grammy/types';
import { z } from 'zod';

/** One message as it waits to be sent. Read again by a newer program perhaps: members may be added, none changed. */
const letterSchema = z.object({
  chat: z.int(),
  thread: z.int().optional(),
  replyTo: z.int().optional(),
  /** Goes on with the letter before it. */
  follows: z.literal(true).optional(),
  /** Nobody asked for it just now: a notice. */
  unasked: z.literal(true).optional(),
  /** Telegram's HTML, and the same without formatting. */
  html: z.string(),
  plain: z.string(),
  /** The answer that this message tells, whole or in part: a reaction to it is a vote. */
  answer: z.string().optional(),
  /** Made by `keyboard.ts`; Telegram checks it. */
  keyboard: z.custom<InlineKeyboardMarkup>((value) => typeof value === 'object').optional(),
});
export interface TelegramLetter {
  readonly chat: number;
  readonly thread?: number;
  readonly replyTo?: number;
  readonly follows?: true;
  readonly unasked?: true;
  readonly html: string;
  readonly plain: string;
  readonly answer?: string;
  readonly keyboard?: InlineKeyboardMarkup;
}

/** Null for what this program cannot read. */
export const readLetter = (body: unknown) => letterSchema.safeParse(body).data ?? null;
export type ReadLetter = NonNullable<ReturnType<typeof readLetter>>;
