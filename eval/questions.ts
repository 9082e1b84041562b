import { z } from 'zod';
import { verdictSchema } from '../bot/contract.ts';

/** The question sets as their files hold them, checked line by line. */

const vietnamese = z.locales.vi().localeError;
const words = z.string().trim().min(1);
/** A name of a group in a table: 40 characters fit a line beside its counts. */
const label = words.max(40);

/** The clause that must be quoted first, and where it stands. */
const answeredSchema = z.strictObject({
  outcome: z.literal('answered'),
  verdict: verdictSchema.optional(),
  /** Label of the mục; `mo-dau` for the preamble, `ket` for the closing sentence. */
  section: z.string().regex(/^(?:\d+|mo-dau|ket)$/),
  /** Counted from 1; null where the section has a single paragraph. */
  paragraph: z.int().positive().nullable(),
  /** Verbatim. */
  clause: words,
  /** Other clauses, verbatim, that decide the question as well; each may stand elsewhere. */
  also: z.array(words).min(1).optional(),
});

const expectationSchema = z.discriminatedUnion('outcome', [
  answeredSchema,
  z.strictObject({ outcome: z.literal('cited_not_held'), document: words }),
  z.strictObject({ outcome: z.enum(['not_in_corpus', 'clarify', 'small_talk', 'refused']) }),
]);

const questionSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+\d*-\d+$/),
  text: z.string().min(1),
  /** How it is written: `unaccented`, `nfd`, `followup`, … */
  style: label,
  topic: label,
  /** The same person's earlier messages, oldest first. */
  turns: z.array(words).default([]),
  expect: expectationSchema,
  /** Why this is expected; for those who read the set. */
  why: words,
});

export type ExpectedClause = z.infer<typeof answeredSchema>;
export type Expectation = z.infer<typeof expectationSchema>;
export type JudgedQuestion = z.infer<typeof questionSchema>;

/** A question file that cannot be used: every bad line with what is wrong in it, never the line itself. */
export class QuestionsError extends Error {
  override readonly name = 'QuestionsError';
}

/** Reads one JSON object a line; blank lines are passed over. `name` stands before each line number in errors. */
export function readQuestions(jsonl: string, name: string): JudgedQuestion[] {
  return readLines(jsonl, name, questionSchema);
}

/** The same for questions of another shape. */
export function readLines<Question extends { readonly id: string }>(
  jsonl: string,
  name: string,
  schema: z.ZodType<Question>,
): Question[] {
  const problems: string[] = [];
  const questions: Question[] = [];
  const lines = new Map<string, number>();
  for (const [index, line] of jsonl.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const read = readLine(line, schema);
    const first = read.question && lines.get(read.question.id);
    if (read.question) lines.set(read.question.id, index + 1);
    if (read.question) questions.push(read.question);
    const repeated = first === undefined ? [] : [`id đã có ở dòng ${first}`];
    problems.push(...[...read.problems, ...repeated].map((what) => `${name}, dòng ${index + 1}: ${what}`));
  }
  if (problems.length === 0 && questions.length === 0) problems.push(`${name}: không có câu hỏi nào`);
  if (problems.length > 0) throw new QuestionsError(problems.join('\n'));
  return questions;
}

function readLine<Question>(
  line: string,
  schema: z.ZodType<Question>,
): { question?: Question; problems: string[] } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    // The parser's own message quotes the line, which a held-out set must not show.
    return { problems: ['không phải JSON'] };
  }
  const parsed = schema.safeParse(value, { error: vietnamese });
  if (parsed.success) return { question: parsed.data, problems: [] };
  return { problems: parsed.error.issues.map(describe) };
}

function describe({ path, message }: z.core.$ZodIssue): string {
  return path.length === 0 ? message : `${path.join('.')}: ${message}`;
}
