import { z } from 'zod';
import { itemSchema } from '../../quiz-shape.ts';
import type { StoredSession } from '../../quiz-practice.ts';

/** A sitting of one person in one chat, as it is stored. */

const openSchema = z.object({
  /** As it was shown: what is edited or retired meanwhile is judged by that. */
  item: itemSchema,
  /** The options as shown, each as its index in the item. */
  order: z.array(z.int()),
  /** ISO time. */
  shown: z.string(),
  /** The person has not learned its provision yet. */
  fresh: z.boolean(),
  /** Asked outside the schedule: the answer is remembered, and no due day changes. */
  extra: z.boolean().default(false),
});
/** The item that waits for its answer. */
export type Open = Readonly<z.infer<typeof openSchema>>;

const answeredSchema = z.object({
  item: itemSchema,
  order: z.array(z.int()),
  choice: z.int().nullable(),
  correct: z.boolean(),
  /** When its provision is asked again, ISO time; null where the answer does not count, or nothing is planned. */
  due: z.string().nullable(),
  /** Asked outside the schedule: the answer is remembered, and no due day changes. */
  extra: z.boolean().default(false),
});
/** The item that was answered last, for a page that shows it. */
export type Answered = Readonly<z.infer<typeof answeredSchema>>;

const sessionSchema = z.object({
  begun: z.string(),
  /** What is still to be asked. */
  rest: z.array(z.object({ provision: z.string(), fresh: z.boolean(), extra: z.boolean().default(false) })),
  /** As it was typed; empty for none. */
  topic: z.string().default(''),
  /** Topics of the lexicon that it is about: of a provision the items on these are asked. */
  about: z.array(z.string()).default([]),
  /** What was found for it, as it was said; empty for none. */
  found: z.string().default(''),
  /** Items shown so far, with the open one. */
  shown: z.int(),
  answered: z.int(),
  right: z.int(),
  open: openSchema.nullable(),
  last: answeredSchema.nullable(),
});
export type Session = Readonly<z.infer<typeof sessionSchema>>;

/** One provision to be asked. */
export type Planned = Session['rest'][number];

/** How many items the session has. */
export const sizeOf = ({ shown, rest }: Session): number => shown + rest.length;

/**
 * How long an open item waits, milliseconds: 12 hours. A letter typed on the next day is no answer to yesterday's item.
 */
const OPEN_FOR_MS = 12 * 60 * 60 * 1_000;

/** The session of a row; null for none, for one of a form that this program does not know, and for one long left. */
export function readSession(stored: StoredSession | null, now: Date): Session | null {
  const session = lastSession(stored);
  const shown = session?.open?.shown ?? null;
  return shown === null || now.getTime() - Date.parse(shown) > OPEN_FOR_MS ? null : session;
}

/** The session as it was left, over or not. */
export const lastSession = (stored: StoredSession | null): Session | null =>
  sessionSchema.safeParse(stored?.body).data ?? null;
