import { z } from 'zod';
import { networkCause } from '../chat/retry.ts';
import { callOverWire, type Call } from '../chat/wire.ts';
import { ZaloOaError } from './errors.ts';
import { MAX_ANSWER_BYTES } from './limits.ts';

/** `error` may be absent or 0 where all is well; it comes with HTTP 200 too. */
const answerSchema = z.looseObject({ error: z.coerce.number().nullish() });
export type Answered = z.infer<typeof answerSchema>;

/** One POST. Rejects where Zalo refuses, by `error` or by status; the error names neither address nor token. */
export async function post(
  what: string,
  url: string,
  request: Pick<Call, 'headers' | 'body' | 'signals' | 'seconds'>,
): Promise<Answered> {
  const { status, text } = await callOverWire(url, {
    method: 'POST',
    most: MAX_ANSWER_BYTES,
    ...request,
  }).catch((error: unknown) => {
    throw new ZaloOaError(what, 0, `network: ${networkCause(error)}`);
  });
  // What stands in between sends elsewhere; Zalo itself does not.
  if (status >= 300 && status < 400) throw new ZaloOaError(what, 0, `network: redirected (${status})`);
  const answer = answerSchema.safeParse(text === null ? null : jsonOf(text));
  const error = answer.success ? (answer.data.error ?? 0) : 0;
  if (error !== 0) throw new ZaloOaError(what, error, 'refused');
  if (status < 200 || status >= 300) throw new ZaloOaError(what, status, 'refused');
  if (!answer.success) throw new ZaloOaError(what, 502, 'the answer is no JSON object');
  return answer.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
