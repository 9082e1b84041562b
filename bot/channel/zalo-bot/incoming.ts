import { z } from 'zod';
import { wellFormed } from '../chat/well-formed.ts';
import type { Heard } from '../plain/heard.ts';
import type { Me } from './client.ts';

const id = z.union([z.string().min(1).max(200), z.number()]).transform(String);

/** Characters of a person's name that are kept. */
const NAME_LENGTH = 200;

const messageSchema = z.looseObject({
  message_id: id,
  from: z.looseObject({ id, is_bot: z.boolean().optional(), display_name: z.string().nullish().catch(null) }),
  chat: z.looseObject({ id, chat_type: z.string().optional() }),
  text: z.string().nullish(),
  caption: z.string().nullish(),
});
type Message = z.infer<typeof messageSchema>;

const bareSchema = z.looseObject({ event_name: z.string(), message: z.unknown().optional() });
const wrappedSchema = z.looseObject({ result: bareSchema });

/** What came, or why it is left. */
export type Incoming =
  | { readonly kind: 'heard'; readonly heard: Heard }
  /** Nothing for people: an event of a later version, a bot's message. */
  | { readonly kind: 'none' }
  | { readonly kind: 'malformed' };

/** Reads an update in both forms: `{event_name, message}`, alone or as `result` of an envelope. */
export function readIncoming(update: unknown, me: Me): Incoming {
  const wrapped = wrappedSchema.safeParse(update);
  const event = wrapped.success ? wrapped.data.result : bareSchema.safeParse(update).data;
  if (event === undefined) return { kind: 'malformed' };
  const [, sort] = /^message\.(\w+)\.received$/.exec(event.event_name) ?? [];
  if (sort === undefined) return { kind: 'none' };
  const message = messageSchema.safeParse(event.message);
  if (!message.success) return { kind: 'malformed' };
  if (message.data.from.is_bot === true) return { kind: 'none' };
  return { kind: 'heard', heard: heardOf(message.data, sort, me) };
}

/** In a private chat the person is the chat, so that private commands work there whatever ids the platform gives. */
function heardOf(message: Message, sort: string, me: Me): Heard {
  const group = message.chat.chat_type?.toUpperCase() === 'GROUP';
  const chat = message.chat.id;
  const person = group ? message.from.id : chat;
  const name = nameOf(message);
  return {
    ...{ chat, person, group, message: message.message_id, content: contentOf(message, sort, me) },
    ...(name === '' ? {} : { name }),
  };
}

/** Whatever stands there: a name keeps no message away. Cut between characters, not within one. */
const nameOf = ({ from }: Message): string =>
  wellFormed([...(from.display_name?.trim() ?? '')].slice(0, NAME_LENGTH).join(''));

function contentOf({ text, caption }: Message, sort: string, me: Me): Heard['content'] {
  if (sort === 'text') return { kind: 'text', text: withoutName(text ?? '', me) };
  if (sort === 'image') return { kind: 'picture', caption: withoutName(caption ?? text ?? '', me) };
  return { kind: 'unreadable' };
}

/** The text without `@name` of the bot: in groups it is what brings a message here. */
function withoutName(text: string, { account_name: account, display_name: display }: Me): string {
  const names = [display, account].filter((name): name is string => name !== undefined && name !== '');
  // The longer first: one name may begin with the other.
  const sorted = names.sort((a, b) => b.length - a.length).map((name) => name.normalize('NFC'));
  return sorted.reduce(
    (rest, name) => rest.replace(new RegExp(`@${escaped(name)}(?![\\p{L}\\p{N}_])`, 'giu'), ' '),
    text.normalize('NFC'),
  );
}

const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
