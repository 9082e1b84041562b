import type { Sent } from '../../delivery.ts';
import type { Fetch } from '../chat/fetch.ts';
import type { ChatLog } from '../chat/log.ts';
import { explanationOf, isTokenRefused, outcomeOf, ZaloOaError } from './errors.ts';
import { post } from './http.ts';
import type { Pace } from './limits.ts';
import type { Tokens } from './tokens.ts';

export interface ClientNeeds {
  readonly apiRoot: string;
  readonly fetch?: Fetch;
  readonly tokens: Tokens;
  readonly pace: Pace;
  readonly closing: AbortSignal;
  readonly log: ChatLog;
}

/**
 * Tries once to send one text to a person, with a renewed token where the one at hand is refused: the outbox does the
 * waiting and the trying again. What stands in the way is told to the administrator: of one person each time, of the whole
 * account once until a text goes through.
 */
export function createSender(needs: ClientNeeds): (user: string, text: string) => Promise<Sent> {
  const { log } = needs;
  const told = new Set<number>();
  return async (user, text) => {
    try {
      await sendOnce(needs, user, text);
      told.clear();
      return { kind: 'accepted' };
    } catch (error) {
      const sent = outcomeOf(error);
      const explanation = explanationOf(error);
      if (explanation === null || !(error instanceof ZaloOaError) || error.told) return sent;
      if (sent.kind !== 'later' || !told.has(error.code))
        log.warn({ code: error.code }, `zalo_oa: ${explanation}`);
      if (sent.kind === 'later') told.add(error.code);
      return sent;
    }
  };
}

async function sendOnce(needs: ClientNeeds, user: string, text: string): Promise<void> {
  const access = await needs.tokens.access();
  try {
    await postText(needs, access, user, text);
  } catch (error) {
    if (!isTokenRefused(error)) throw error;
    await postText(needs, await needs.tokens.renew(access), user, text);
  }
}

async function postText(
  { apiRoot, fetch, pace, closing }: ClientNeeds,
  access: string,
  user: string,
  text: string,
): Promise<void> {
  await post('message/cs', `${apiRoot}/v3.0/oa/message/cs`, {
    fetch,
    headers: { 'content-type': 'application/json', access_token: access },
    body: JSON.stringify({ recipient: { user_id: user }, message: { text } }),
    signals: [closing],
    seconds: pace.attempt,
  });
}
