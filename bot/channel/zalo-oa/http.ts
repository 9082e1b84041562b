import { z } from 'zod';
import { fetchOver, post as postOver, type Fetch, type Posted } from '../chat/fetch.ts';
import { networkCause } from '../chat/retry.ts';
import { ZaloOaError } from './errors.ts';
import { MAX_ANSWER_BYTES } from './limits.ts';

/** `error` may be absent or 0 where all is well; it comes with HTTP 200 too. */
const answerSchema = z.looseObject({ error: z.coerce.number().nullish() });
export type Answered = z.infer<typeof answerSchema>;

const overWire = fetchOver(MAX_ANSWER_BYTES);

/** One POST; without a `fetch` over node's own HTTP. Rejects where Zalo refuses, by `error` or by status; the error names neither address nor token. */
export async function post(
  what: string,
  url: string,
  { fetch = overWire, ...posted }: Omit<Posted, 'most'> & { readonly fetch?: Fetch | undefined },
): Promise<Answered> {
  const { status, text } = await postOver(fetch, url, { most: MAX_ANSWER_BYTES, ...posted }).catch(
    (error: unknown) => {
      throw new ZaloOaError(what, 0, `network: ${networkCause(error)}`);
    },
  );
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
