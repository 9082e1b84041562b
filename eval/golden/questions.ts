import { z } from 'zod';
import { readLines } from '../questions.ts';

/** Questions over the whole corpus: the golden sets as their files hold them, checked line by line. */

const words = z.string().trim().min(1);
/** A name of a group in a table: 40 characters fit a line beside its counts. */
const label = words.max(40);
/** `36/2018/QH14#d22.k1.a` */
const provisionId = z.string().regex(/^[^\s#]+#[^\s#]+$/u);

const answeredSchema = z.strictObject({
  outcome: z.literal('answered'),
  /**
   * A list for each part of the question: the provisions that an expert accepts as the first quote. Empty: a part that the
   * library does not decide, which the answer has to say.
   */
  provisions: z.array(z.array(provisionId)).min(1),
  /** Documents that are cited and not held, which decide a further part. */
  documents: z.array(words).optional(),
});

const notInCorpusSchema = z.strictObject({
  outcome: z.literal('not_in_corpus'),
  /** True where a provision has the question's words and does not decide it. */
  near: z.boolean(),
  /** What is missing: `amount`, `deadline`, `procedure`, … */
  reason: label,
  /** Number of the document that ended and of which the answer has to say so. */
  ended: words.optional(),
});

const expectationSchema = z
  .discriminatedUnion('outcome', [
    answeredSchema,
    z.strictObject({ outcome: z.literal('cited_not_held'), document: words }),
    notInCorpusSchema,
    z.strictObject({ outcome: z.enum(['clarify', 'small_talk', 'refused']) }),
  ])
  .refine(decidesSomething, { error: 'answered cần ít nhất một quy định' });

function decidesSomething(expect: { outcome: string; provisions?: string[][] }): boolean {
  return expect.outcome !== 'answered' || (expect.provisions ?? []).some((part) => part.length > 0);
}

const questionSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+\d*-\d+$/),
  text: z.string().min(1),
  /** The same person's earlier messages, oldest first. */
  turns: z.array(words).optional(),
  /** Day of law; the day of the run where it is absent. */
  on: z.iso.date().optional(),
  /** How it is written: `unaccented`, `nfd`, `followup`, … */
  style: label,
  topic: label,
  expect: expectationSchema,
});

export type GoldenExpectation = z.infer<typeof expectationSchema>;
export type GoldenQuestion = z.infer<typeof questionSchema>;

/** Reads a golden set. Throws a `QuestionsError` with line numbers where a line is not of the form. */
export function readGolden(jsonl: string, name: string): GoldenQuestion[] {
  return readLines(jsonl, name, questionSchema);
}
