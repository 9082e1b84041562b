import { z } from 'zod';
import { networkCause, withRetries } from '../chat/retry.ts';
import { readLimited } from '../chat/delivery.ts';
import { again, ZaloBotError } from './errors.ts';
import { MAX_ANSWER_BYTES, type Pace } from './limits.ts';

/** The platform's methods, over `fetch`. Answers are read with zod; errors never hold the token. */
export interface ZaloBotClient {
  /** Who the bot is; not tried again. */
  getMe(signal: AbortSignal): Promise<Me>;
  /** One poll; not tried again. The updates as they came, unread. */
  getUpdates(signal: AbortSignal): Promise<readonly unknown[]>;
  /** Empty where none is set; not tried again. */
  getWebhookUrl(): Promise<string>;
  setWebhook(url: string, secret: string): Promise<void>;
  deleteWebhook(): Promise<void>;
  /** Not tried again: the outbox does that. */
  sendMessage(chat: string, text: string): Promise<void>;
  sendTyping(chat: string): Promise<void>;
}

const envelopeSchema = z.looseObject({
  ok: z.boolean(),
  result: z.unknown().optional(),
  description: z.string().optional(),
  error_code: z.number().optional(),
});

const meSchema = z.looseObject({
  id: z.union([z.string(), z.number()]).transform(String),
  account_name: z.string().default(''),
  display_name: z.string().optional(),
});
export type Me = z.infer<typeof meSchema>;
const webhookSchema = z.looseObject({ url: z.string().nullish() }).nullish();

export interface ClientNeeds {
  readonly token: string;
  readonly root: string;
  readonly fetch: typeof fetch;
  readonly pace: Pace;
  /** Fires when calls in work are cut at the stop. */
  readonly closing: AbortSignal;
}

/** Seconds by which the answer to an empty poll may be late. */
const POLL_MARGIN = 10;

export function createClient(needs: ClientNeeds): ZaloBotClient {
  const { pace, closing } = needs;
  const once = (method: string, parameters: object, signal: AbortSignal) =>
    callOnce(needs, method, parameters, signal);
  const attempt = () => AbortSignal.any([closing, AbortSignal.timeout(pace.attempt * 1000)]);
  const call = (method: string, parameters: object) =>
    withRetries((signal) => once(method, parameters, signal), { pace, again, closing });
  return {
    getMe: async (signal) => parse('getMe', meSchema, await once('getMe', {}, signal)),
    getUpdates: async (signal) => {
      const late = AbortSignal.timeout((pace.poll + POLL_MARGIN) * 1000);
      const result = await once('getUpdates', { timeout: pace.poll }, AbortSignal.any([signal, late]));
      return listOf(result);
    },
    getWebhookUrl: async () =>
      parse('getWebhookInfo', webhookSchema, await once('getWebhookInfo', {}, attempt()))?.url ?? '',
    setWebhook: async (url, secret) => void (await call('setWebhook', { url, secret_token: secret })),
    deleteWebhook: async () => void (await call('deleteWebhook', {})),
    sendMessage: async (chat, text) => void (await once('sendMessage', { chat_id: chat, text }, attempt())),
    // A courtesy: not tried again.
    sendTyping: async (chat) =>
      void (await once('sendChatAction', { chat_id: chat, action: 'typing' }, attempt())),
  };
}

/** One update, an array of them, or nothing. */
function listOf(result: unknown): readonly unknown[] {
  if (Array.isArray(result)) return result;
  const empty = typeof result === 'object' && result !== null && Object.keys(result).length === 0;
  return result === null || result === undefined || empty ? [] : [result];
}

async function callOnce(
  { token, root, fetch }: ClientNeeds,
  method: string,
  parameters: object,
  signal: AbortSignal,
): Promise<unknown> {
  const request = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(parameters),
    signal,
  };
  try {
    const response = await fetch(`${root}/bot${token}/${method}`, { ...request, redirect: 'error' });
    const body = await readLimited(response.body, MAX_ANSWER_BYTES);
    return resultOf(method, token, response, body);
  } catch (error) {
    if (error instanceof ZaloBotError) throw error;
    // Not the error itself: it may name the address, and the address holds the token.
    throw new ZaloBotError(method, 0, `network: ${networkCause(error)}`);
  }
}

function resultOf(method: string, token: string, response: Response, body: string | null): unknown {
  const wait = Number(response.headers.get('retry-after') ?? '') || 0;
  const envelope = envelopeSchema.safeParse(body === null ? null : jsonOf(body));
  if (!envelope.success) {
    const code = response.ok ? 502 : response.status;
    throw new ZaloBotError(method, code, 'the answer is no envelope', wait);
  }
  const { ok, result, description = '', error_code: code = response.status } = envelope.data;
  if (ok && response.ok) return result;
  throw new ZaloBotError(method, code, description.replaceAll(token, '[token]').slice(0, 200), wait);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function parse<T>(method: string, schema: z.ZodType<T>, result: unknown): T {
  const parsed = schema.safeParse(result);
  if (parsed.success) return parsed.data;
  throw new ZaloBotError(
    method,
    502,
    `result not understood at ${parsed.error.issues[0]?.path.join('.') ?? ''}`,
  );
}
