import { z } from 'zod';
import type { Day } from '../../knowledge/types.ts';
import type { Question } from '../answer.ts';
import { batchLineSchema, MAX_TURNS, type Answer } from '../contract.ts';
import type { Line } from './input.ts';

/** What a batch needs of the world. */
export interface BatchParts {
  readonly answer: (question: Question) => Promise<Answer>;
  readonly today: () => Day;
  /** Writes one line to standard output. */
  readonly say: (line: string) => Promise<void>;
  /** Writes one line to standard error. */
  readonly complain: (line: string) => void;
}

/** Answers a batch, one object a line in the order of the lines that are not blank. Returns how many lines were bad. */
export async function runBatch(lines: AsyncIterable<Line>, parts: BatchParts): Promise<number> {
  let bad = 0;
  for await (const line of lines) {
    if (line.text?.trim() === '') continue;
    const result = await answerLine(line, parts);
    if ('error' in result) {
      bad += 1;
      parts.complain(`Dòng ${line.number}: ${result.error}`);
    }
    await parts.say(JSON.stringify(result));
  }
  return bad;
}

type BatchResult = ({ id: string | number } & Answer) | { id?: string | number; line: number; error: string };

async function answerLine(line: Line, { answer, today }: BatchParts): Promise<BatchResult> {
  const given = jsonOf(line.text);
  const parsed = batchLineSchema.safeParse(given);
  if (!parsed.success)
    return { ...idOf(given), line: line.number, error: faultOf(line.text, given, parsed.error) };
  const { id, text, on = today(), turns } = parsed.data;
  try {
    return { id, ...(await answer({ text, on, turns: turns.slice(-MAX_TURNS) })) };
  } catch {
    return { id, line: line.number, error: 'có lỗi khi trả lời câu này; các dòng khác vẫn được trả lời.' };
  }
}

function jsonOf(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The id of a bad line where it has one, so that its error can be told apart. */
function idOf(given: unknown): { id?: string | number } {
  const found = z.object({ id: batchLineSchema.shape.id }).safeParse(given);
  return found.success ? { id: found.data.id } : {};
}

const example = '{"id": "1", "text": "câu hỏi"}';
const fieldCures: Readonly<Record<string, string>> = {
  id: '"id" phải là chuỗi hoặc số',
  text: '"text" phải là một chuỗi',
  on: '"on" phải là một ngày có thật, dạng "2026-11-23"',
  turns: '"turns" phải là danh sách các chuỗi',
};

function faultOf(text: string | null, given: unknown, error: z.ZodError): string {
  if (text === null) return 'dòng quá dài; mỗi dòng chỉ ghi một câu hỏi.';
  if (given === undefined) return `không phải JSON; mỗi dòng ghi một đối tượng như ${example}.`;
  const cures = error.issues.map(
    (issue) => fieldCures[String(issue.path[0])] ?? `phải là một đối tượng như ${example}`,
  );
  return `${[...new Set(cures)].join('; ')}.`;
}
