import { z } from 'zod';

/** What goes between the bot and the process that takes in a file. */

/** Pages, tables and the rest of a text go there and back unread. */
const textSchema = z.looseObject({ name: z.string(), text: z.string() });

export const jobSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('preview'), path: z.string() }),
  z.object({ kind: z.literal('publish'), path: z.string(), texts: z.array(textSchema) }),
]);
export type Job = z.infer<typeof jobSchema>;

export const outcomeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('read'),
    words: z.string(),
    documents: z.int().nonnegative(),
    texts: z.array(textSchema),
  }),
  z.object({ kind: z.literal('published'), words: z.string(), snapshot: z.string().nullable() }),
  /** `disk`: the message is a sentence for people, about the data folder. */
  z.object({ kind: z.literal('fault'), disk: z.boolean(), message: z.string() }),
]);
export type Outcome = z.infer<typeof outcomeSchema>;
