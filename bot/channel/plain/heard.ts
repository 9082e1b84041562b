import { z } from 'zod';

const contentSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  /** `caption` may be empty. */
  z.object({ kind: z.literal('picture'), caption: z.string() }),
  /** A sticker, a voice message, a file. */
  z.object({ kind: z.literal('unreadable') }),
  /** The person opened the chat or follows the account. */
  z.object({ kind: z.literal('arrived') }),
  /** The person follows the account no more: nothing can be sent there. */
  z.object({ kind: z.literal('left') }),
]);

/** As it waits in the inbox. Read again by a newer program perhaps: members may be added, none changed. */
const heardSchema = z.object({
  chat: z.string(),
  person: z.string(),
  group: z.boolean(),
  message: z.string(),
  name: z.string().exactOptional(),
  content: contentSchema,
});

/** What a person did in a chat. Ids are the channel's own. */
export interface Heard {
  readonly chat: string;
  readonly person: string;
  readonly group: boolean;
  /** The channel's id of the message, by which it is known again. */
  readonly message: string;
  /** As the platform names the person before others; absent where it does not. */
  readonly name?: string;
  readonly content: Readonly<z.infer<typeof contentSchema>>;
}

/** Null for what this program cannot read. */
export const readHeard = (body: unknown): Heard | null => heardSchema.safeParse(body).data ?? null;

const letterSchema = z.object({ chat: z.string(), text: z.string() });

/** One message as it waits to be sent. */
export interface PlainLetter {
  readonly chat: string;
  readonly text: string;
}

/** Null for what this program cannot read. */
export const readLetter = (body: unknown): PlainLetter | null => letterSchema.safeParse(body).data ?? null;
