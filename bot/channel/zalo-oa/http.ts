import { z } from 'zod';
import { readLimited } from '../chat/delivery.ts';
import { networkCause } from '../chat/retry.ts';
import { ZaloOaError } from './errors.ts';
import { MAX_ANSWER_BYTES } from './limits.ts';

/** `error` may be absent or 0 where all is well; it comes with HTTP 200 too. */
const answerSchema = z.looseObject({ error: z.coerce.number().nullish() });
export type Answered = z.infer<typeof answerSchema>;

/** One POST. Rejects where Zalo refuses, by `error` or by status; the error names neither address nor token. */
export async function post(
  what: string,
  fetch: typeof globalThis.fetch,
  url: string,
  request: { headers: Record<string, string>; body: string; signal: AbortSignal },
): Promise<Answered> {
  try {
    const response = await fetch(url, { method: 'POST', redirect: 'error', ...request });
    const text = await readLimited(response.body, MAX_ANSWER_BYTES);
    const answer = answerSchema.safeParse(text === null ? null : jsonOf(text));
    const error = answer.success ? (answer.data.error ?? 0) : 0;
    if (error !== 0) throw new ZaloOaError(what, error, 'refused');
    if (!response.ok) throw new ZaloOaError(what, response.status, 'refused');
    if (!answer.success) throw new ZaloOaError(what, 502, 'the answer is no JSON object');
    return answer.data;
  } catch (error) {
    if (error instanceof ZaloOaError) throw error;
    throw new ZaloOaError(what, 0, `network: ${networkCause(error)}`);
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
