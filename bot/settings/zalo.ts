import type { z } from 'zod';
import type { schemas } from './variables.ts';

export interface ZaloBotSettings {
  readonly token: string;
  readonly apiRoot: string;
  /** Null: polling. */
  readonly webhook: { readonly url: string; readonly secret: string } | null;
}
export interface ZaloOaSettings {
  readonly appId: string;
  readonly appSecret: string;
  /** Registered at the application's page; the secret signs deliveries. */
  readonly webhook: { readonly url: string; readonly secret: string };
  /** Where Zalo sends the administrator after the consent; null: `npm run zalo -- login` cannot be used. */
  readonly redirectUrl: string | null;
  readonly apiRoot: string;
  readonly oauthRoot: string;
}

type Values = z.infer<z.ZodObject<typeof schemas>>;
const withoutSlash = (url: string) => url.replace(/\/+$/, '');

export function zaloBotOf(values: Values): ZaloBotSettings | null {
  const { ZALO_BOT_TOKEN: token, ZALO_BOT_WEBHOOK_URL: url, ZALO_BOT_WEBHOOK_SECRET: secret } = values;
  if (token === undefined) return null;
  const webhook = url === undefined || secret === undefined ? null : { url, secret };
  return { token, apiRoot: withoutSlash(values.ZALO_BOT_API_ROOT), webhook };
}

export function zaloOaOf(values: Values): ZaloOaSettings | null {
  const { ZALO_OA_APP_ID: appId, ZALO_OA_APP_SECRET: appSecret, ZALO_OA_REDIRECT_URL: redirect } = values;
  const { ZALO_OA_WEBHOOK_URL: url, ZALO_OA_WEBHOOK_SECRET: secret } = values;
  if (appId === undefined || appSecret === undefined || url === undefined || secret === undefined)
    return null;
  return {
    appId,
    appSecret,
    webhook: { url, secret },
    redirectUrl: redirect ?? null,
    apiRoot: withoutSlash(values.ZALO_OA_API_ROOT),
    oauthRoot: withoutSlash(values.ZALO_OA_OAUTH_ROOT),
  };
}
