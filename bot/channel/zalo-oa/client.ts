import type { ChatLog } from '../chat/log.ts';
import { withRetries } from '../chat/retry.ts';
import { again, explanationOf, isTokenRefused, ZaloOaError } from './errors.ts';
import { post } from './http.ts';
import type { Pace } from './limits.ts';
import type { Tokens } from './tokens.ts';

export interface ClientNeeds {
  readonly apiRoot: string;
  readonly fetch: typeof fetch;
  readonly tokens: Tokens;
  readonly pace: Pace;
  readonly closing: AbortSignal;
  readonly log: ChatLog;
}

/** Sends one text to a person; tried again where that helps, with a renewed token once. What stands in the way is told to the administrator. */
export async function sendText(needs: ClientNeeds, user: string, text: string): Promise<void> {
  const { pace, closing, log } = needs;
  try {
    await withRetries((signal) => sendOnce(needs, user, text, signal), { pace, again, closing });
  } catch (error) {
    const explanation = explanationOf(error);
    if (explanation === null || !(error instanceof ZaloOaError)) throw error;
    if (!error.told) log.warn({ code: error.code }, `zalo_oa: ${explanation}`);
    throw new ZaloOaError('message/cs', error.code, 'refused', true);
  }
}

async function sendOnce(needs: ClientNeeds, user: string, text: string, signal: AbortSignal): Promise<void> {
  const access = await needs.tokens.access();
  try {
    await postText(needs, access, user, text, signal);
  } catch (error) {
    if (!isTokenRefused(error)) throw error;
    await postText(needs, await needs.tokens.renew(access), user, text, signal);
  }
}

async function postText(
  { apiRoot, fetch }: ClientNeeds,
  access: string,
  user: string,
  text: string,
  signal: AbortSignal,
): Promise<void> {
  await post('message/cs', fetch, `${apiRoot}/v3.0/oa/message/cs`, {
    headers: { 'content-type': 'application/json', access_token: access },
    body: JSON.stringify({ recipient: { user_id: user }, message: { text } }),
    signal,
  });
}
