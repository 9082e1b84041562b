import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import { badRequest } from './refusal.ts';

export interface WireUpdate {
  readonly update_id: number;
  readonly [kind: string]: unknown;
}
export interface Webhook {
  /** What the bot set. */
  readonly url: string;
  readonly secret: string;
  /** Where the double delivers instead: the inside of the proxy that ends TLS in front of the bot. */
  readonly relay: string;
  readonly fetch: typeof fetch;
}

const setWebhookSchema = z.object({
  url: z.string().default(''),
  secret_token: z.string().default(''),
  max_connections: z.int().min(1).max(100).default(40),
  allowed_updates: z.array(z.string()).nullable().default(null),
  drop_pending_updates: z.boolean().default(false),
});

/** The parameters of setWebhook, or the refusal. */
export function webhookParameters(parameters: unknown): z.infer<typeof setWebhookSchema> {
  const parsed = setWebhookSchema.safeParse(parameters);
  if (!parsed.success) throw badRequest(`invalid webhook parameters: ${parsed.error.message}`);
  const { url, secret_token: secret } = parsed.data;
  if (url === '') return parsed.data;
  if (!URL.canParse(url)) throw badRequest('invalid webhook URL specified');
  if (!url.startsWith('https://')) throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  if (secret.length > 256) throw badRequest('secret token is too long');
  if (!/^[A-Za-z0-9_-]*$/.test(secret)) throw badRequest('secret token contains unallowed characters');
  return parsed.data;
}

/** What the server tells of the last delivery that failed, in its words. */
export interface LastError {
  /** Unix time, seconds. */
  readonly last_error_date: number;
  readonly last_error_message: string;
}

/** Server source: a status is told with its reason phrase, no answer as what went wrong below. */
export const lastError = (status: number): LastError => ({
  last_error_date: Math.floor(Date.now() / 1000),
  last_error_message:
    status === 0
      ? 'Connection refused'
      : `Wrong response from the webhook: ${status} ${STATUS_CODES[status] ?? ''}`.trim(),
});

/** Posts one update; the HTTP status, or 0 where no answer came. A failed one is tried again after a short rest. */
export async function deliverToWebhook(webhook: Webhook, update: WireUpdate): Promise<number> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (webhook.secret !== '') headers['X-Telegram-Bot-Api-Secret-Token'] = webhook.secret;
  const request = { method: 'POST', headers, body: JSON.stringify(update) };
  const status = await webhook.fetch(webhook.relay, request).then(
    async (response) => {
      await response.arrayBuffer();
      return response.status;
    },
    () => 0,
  );
  // Milliseconds; Telegram starts at about a second and backs off, the double does not make tests wait.
  if (status < 200 || status > 299) await new Promise((resolve) => setTimeout(resolve, 50));
  return status;
}
