import { z } from 'zod';
import { ZaloOaError } from './errors.ts';
import { post } from './http.ts';
import type { ZaloOaApp } from './options.ts';
import type { Kept } from './token-file.ts';

/** `expires_in` comes as text or as a number of seconds. */
const grantedSchema = z.looseObject({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.coerce.number().positive().max(1e9),
});

/** What is exchanged for tokens; each works once. */
export type Grant =
  | { readonly kind: 'refresh'; readonly token: string }
  | { readonly kind: 'code'; readonly code: string; readonly verifier: string };

/** Seconds that Zalo may take to give tokens. */
const EXCHANGE_TIMEOUT = 30;

/** Exchanges a refresh token or a consent's code for tokens. Never tried again by itself: what was sent may be used up. */
export async function exchange(app: ZaloOaApp, grant: Grant): Promise<Kept> {
  const form = new URLSearchParams({ app_id: app.appId });
  if (grant.kind === 'refresh') {
    form.set('grant_type', 'refresh_token');
    form.set('refresh_token', grant.token);
  } else {
    form.set('grant_type', 'authorization_code');
    form.set('code', grant.code);
    form.set('code_verifier', grant.verifier);
  }
  const headers = { 'content-type': 'application/x-www-form-urlencoded', secret_key: app.appSecret };
  const url = `${app.oauthRoot}/v4/oa/access_token`;
  const granted = grantedSchema.safeParse(
    await post('access_token', url, {
      ...{ fetch: app.fetch, headers, body: form.toString(), seconds: EXCHANGE_TIMEOUT },
    }),
  );
  if (!granted.success) throw new ZaloOaError('access_token', 502, 'no tokens in the answer');
  const { access_token: access, refresh_token: refresh, expires_in: seconds } = granted.data;
  const accessUntil = new Date(app.now().getTime() + seconds * 1000).toISOString();
  return { access, refresh, accessUntil, refreshing: false };
}
