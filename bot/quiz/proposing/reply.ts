import { z } from 'zod';

/** What a model proposes: one question with one right option. Lengths far above what the checks take; they only keep nonsense out. */
const text = z.string().max(2_000).transform((one) => one.normalize('NFC').trim()); // prettier-ignore
const replySchema = z.object({
  question: text,
  options: z.array(text).min(2).max(10),
  correct: z.int().nonnegative(),
  quote: text,
  key: text,
});
export type Reply = z.infer<typeof replySchema>;

/** Null where it is none; small models write a fence or a sentence around the JSON. */
export function readReply(written: string): Reply | null {
  const json = written.slice(written.indexOf('{'), written.lastIndexOf('}') + 1);
  try {
    return replySchema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
