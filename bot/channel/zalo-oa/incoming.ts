import { z } from 'zod';
import type { Heard } from '../plain/heard.ts';

const id = z.union([z.string().min(1).max(200), z.number()]).transform(String);
const eventSchema = z.looseObject({
  event_name: z.string(),
  timestamp: z.union([z.string(), z.number()]).transform(String).optional(),
  sender: z.looseObject({ id }).optional(),
  follower: z.looseObject({ id }).optional(),
  message: z.looseObject({ msg_id: id, text: z.string().nullish() }).optional(),
});

/** What came; `none` for an event that is nothing to answer, `malformed` where it could not be read. */
export type Incoming =
  | { readonly kind: 'heard'; readonly heard: Heard }
  | { readonly kind: 'none' }
  | { readonly kind: 'malformed' };

/** Reads an event. An account has no groups: the person is the chat. */
export function readIncoming(body: unknown): Incoming {
  const parsed = eventSchema.safeParse(body);
  if (!parsed.success) return { kind: 'malformed' };
  const { event_name: name, sender, follower, message, timestamp = '' } = parsed.data;
  if (name === 'follow' || name === 'unfollow') {
    const person = follower?.id ?? sender?.id;
    if (person === undefined) return { kind: 'malformed' };
    const kind = name === 'follow' ? 'arrived' : 'left';
    return heard(person, `${name} ${person} ${timestamp}`, { kind });
  }
  const [, sort] = /^user_send_(\w+)$/.exec(name) ?? [];
  if (sort === undefined) return { kind: 'none' };
  if (sender === undefined || message === undefined) return { kind: 'malformed' };
  return heard(sender.id, message.msg_id, contentOf(sort, message.text ?? ''));
}

function heard(person: string, message: string, content: Heard['content']): Incoming {
  return { kind: 'heard', heard: { chat: person, person, group: false, message, content } };
}

function contentOf(sort: string, text: string): Heard['content'] {
  if (sort === 'text') return { kind: 'text', text };
  return sort === 'image' ? { kind: 'picture', caption: text } : { kind: 'unreadable' };
}
