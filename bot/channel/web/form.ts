import type { Context } from 'hono';
import { z } from 'zod';
import { MAX_QUESTION_LENGTH, questionTooLong } from '../../contract.ts';
import { MAX_FORM_BYTES, readBody, unread } from './body.ts';
import { fault } from './fault.ts';
import { MAX_CODE_LENGTH } from './page/sign-in-page.ts';

/** What the forms of the pages send, read at the door. */

export type Fields = Readonly<Record<string, string>>;

/** The fields of a posted form, or the answer to a body that is none. Of a field sent twice the last counts. */
export async function readFields(c: Context, most = MAX_FORM_BYTES): Promise<Fields | Response> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) {
    return fault(c, { status: 415, detail: 'Hãy gửi bằng biểu mẫu trên trang này.' });
  }
  const bytes = await readBody(c, most);
  if (typeof bytes === 'string') return unread(c, bytes, most);
  return Object.fromEntries(new URLSearchParams(new TextDecoder().decode(bytes)));
}

export type AskField = { readonly text: string } | { readonly refused: string; readonly text: string };

/** The question, or why it is not taken. Browsers send line ends as CR LF, which would count twice. */
export function readQuestion(fields: Fields): AskField {
  const text = (fields['text'] ?? '').replaceAll('\r\n', '\n');
  if (text.trim() === '') return { text: '', refused: 'Hãy viết câu hỏi rồi gửi.' };
  if (text.length <= MAX_QUESTION_LENGTH) return { text };
  return { text, refused: questionTooLong(text.length) };
}

/** Ids of answers are ours; 200 characters are far more than any. */
export const voteFields = z.object({ answer: z.string().min(1).max(200), helpful: z.enum(['yes', 'no']) });

/** Ids as `newId` makes them. */
export const personFields = z.object({ answer: z.string().regex(/^[\w-]{1,64}$/) });

/** `carries`: the conversation that this browser shows comes along. */
export const signInFields = z
  .object({ code: z.string().trim().min(1).max(MAX_CODE_LENGTH), 'mang-theo': z.literal('1').optional() })
  .transform(({ code, 'mang-theo': carries }) => ({ code, carries: carries !== undefined }));
