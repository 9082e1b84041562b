import { z } from 'zod';

/** The JSON contract of an answer: `ask --json`, `ask --batch` and `POST /api/ask` print exactly this. */

const day = z.iso.date();
const nullableText = z.string().nullable();

export const spanSchema = z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() });

export const outcomeSchema = z.enum([
  'answered',
  'not_in_corpus',
  'cited_not_held',
  'clarify',
  'small_talk',
  'refused',
]);
export type Outcome = z.infer<typeof outcomeSchema>;

export const verdictSchema = z.enum(['prohibited', 'required', 'permitted', 'informational']);
export type Verdict = z.infer<typeof verdictSchema>;

/** Characters of one provision, verbatim: `text === provision.text.slice(start, end)`. */
export const quoteSchema = z.object({
  document: z.string(),
  kind: z.string(),
  title: z.string(),
  issuer: z.string(),
  issuedOn: day.nullable(),
  locator: z.string(),
  part: nullableText,
  chapter: nullableText,
  section: nullableText,
  article: nullableText,
  clause: nullableText,
  point: nullableText,
  paragraph: z.int().nullable(),
  text: z.string(),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  /** The words that matter, as offsets into `text`. */
  marks: z.array(spanSchema),
  provision: z.string(),
  sha256: z.string(),
  validity: z.object({
    status: z.enum(['in_force', 'expired', 'not_yet', 'unknown']),
    from: day.nullable(),
    until: day.nullable(),
    /** Vietnamese: how the dates are known. */
    how: z.string(),
  }),
});
export type Quote = z.infer<typeof quoteSchema>;

/** A document that a held provision cites and whose text is not held. */
export const missingSchema = z.object({ document: z.string(), title: z.string(), citedBy: z.string() });
export type Missing = z.infer<typeof missingSchema>;

export const nearestSchema = z.object({ document: z.string(), locator: z.string() });

export const answerSchema = z.object({
  outcome: outcomeSchema,
  verdict: verdictSchema.nullable(),
  /** What a person reads, whole: headline, quotes, places, validity. Plain text, Vietnamese. */
  text: z.string(),
  /** One line that says what the rule does, or what became of the question. */
  headline: z.string(),
  /** Sentences after the headline that are not quotes (why nothing is quoted, what is missing); may be empty. */
  note: z.string(),
  /** The stand-alone wording that was searched, where it differs from what was written (follow-ups); else null. */
  understood: z.string().nullable(),
  /** True where that is what was typed, mended: within quotation marks it is searched as typed. */
  mended: z.literal(true).optional(),
  /** Questions that a person may tap next: choices of `clarify`, examples of `small_talk`. */
  choices: z.array(z.string()),
  quotes: z.array(quoteSchema),
  missing: z.array(missingSchema),
  /** How likely the first quote is what decides, 0 to 1; absent where nothing was judged. */
  confidence: z.number().min(0).max(1).optional(),
  /** Only with `not_in_corpus`; never shown as sources. */
  nearest: z.array(nearestSchema).optional(),
  on: day,
  snapshot: z.string(),
  /** Milliseconds. */
  took: z.object({ search: z.number(), answer: z.number() }),
});
export type Answer = z.infer<typeof answerSchema>;

/** Longest question taken, UTF-16 units. A phone message rarely passes 500; 2,000 leaves room for a story. */
export const MAX_QUESTION_LENGTH = 2_000;

/** What every channel says beside a mended question: how to have it searched as it was typed. */
export const AS_TYPED = 'Để câu hỏi trong ngoặc kép nếu muốn tìm đúng chữ đã gõ.';

/** What every channel says of a question that is longer. */
export function questionTooLong(length: number): string {
  const [found, most] = [length, MAX_QUESTION_LENGTH].map((count) => count.toLocaleString('vi-VN'));
  return `Câu hỏi dài ${found} ký tự, tối đa là ${most}. Bạn hãy rút gọn: chỉ nêu việc cần hỏi, mỗi lần một việc.`;
}

/** Most earlier messages taken with a question; older ones cannot change a follow-up's meaning. */
export const MAX_TURNS = 10;

/** What the web and the batch command accept. */
export const askRequestSchema = z.object({
  text: z.string().max(MAX_QUESTION_LENGTH),
  on: day.optional(),
  conversation: z
    .string()
    .regex(/^[A-Za-z0-9_-]{8,64}$/)
    .optional(),
});
export type AskRequest = z.infer<typeof askRequestSchema>;

export const batchLineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  on: day.optional(),
  turns: z.array(z.string()).default([]),
});
export type BatchLine = z.infer<typeof batchLineSchema>;
