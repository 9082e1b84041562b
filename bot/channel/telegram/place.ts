import { z } from 'zod';
import type { Target } from './outbox.ts';

/** What stands beside a chat's id, kept with a question until a person replies to it. */
type Beside = Pick<Target, 'thread' | 'replyTo'>;

/** Members may be added, none changed. */
const placeSchema = z.object({ thread: z.int().optional(), replyTo: z.int().optional() });

export const placeOf = ({ thread, replyTo }: Target): Beside => ({
  ...(thread === undefined ? {} : { thread }),
  ...(replyTo === undefined ? {} : { replyTo }),
});

/** A place that cannot be read is left out: the chat alone does. */
export function readPlace(place: unknown): Beside {
  const { thread, replyTo } = placeSchema.safeParse(place).data ?? {};
  return {
    ...(thread === undefined ? {} : { thread }),
    ...(replyTo === undefined ? {} : { replyTo }),
  };
}
