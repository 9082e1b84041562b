import { z } from 'zod';
import { post, type Answered, type Fetch, type Posted } from '../chat/fetch.ts';
import { networkCause, withRetries } from '../chat/retry.ts';
import { again, ZaloBotError } from './errors.ts';
import { MAX_ANSWER_BYTES, type Pace } from './limits.ts';

/** The platform's methods, over HTTP. Answers are read with zod; errors never hold the token. */
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
  readonly pace: Pace;
  readonly fetch: Fetch;
  /** Fires when calls in work are cut at the stop. */
  readonly closing: AbortSignal;
}

/** Seconds by which the answer to an empty poll may be late. */
const POLL_MARGIN = 10;

export function createClient(needs: ClientNeeds): ZaloBotClient {
  const { pace, closing } = needs;
  const once = (method: string, parameters: object, signals: readonly AbortSignal[], seconds?: number) =>
    callOnce(needs, method, parameters, { signals, ...(seconds === undefined ? {} : { seconds }) });
  const attempt = (method: string, parameters: object) => once(method, parameters, [closing], pace.attempt);
  const call = (method: string, parameters: object) =>
    withRetries((signal) => once(method, parameters, [signal]), { pace, again, closing });
  return {
    getMe: async (signal) => parse('getMe', meSchema, await once('getMe', {}, [signal])),
    getUpdates: async (signal) =>
      listOf(await once('getUpdates', { timeout: pace.poll }, [signal], pace.poll + POLL_MARGIN)),
    getWebhookUrl: async () =>
      parse('getWebhookInfo', webhookSchema, await attempt('getWebhookInfo', {}))?.url ?? '',
    setWebhook: async (url, secret) => void (await call('setWebhook', { url, secret_token: secret })),
    deleteWebhook: async () => void (await call('deleteWebhook', {})),
    sendMessage: async (chat, text) => void (await attempt('sendMessage', { chat_id: chat, text })),
    // A courtesy: not tried again.
    sendTyping: async (chat) => void (await attempt('sendChatAction', { chat_id: chat, action: 'typing' })),
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
  limits: Pick<Posted, 'signals' | 'seconds'>,
): Promise<unknown> {
  const answered = await post(fetch, `${root}/bot${token}/${method}`, {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(parameters),
    most: MAX_ANSWER_BYTES,
    ...limits,
  }).catch((error: unknown) => {
    // Not the error itself: what it says is not known to be without the address, and the address holds the token.
    throw new ZaloBotError(method, 0, `network: ${networkCause(error)}`);
  });
  return resultOf(method, token, answered);
}

function resultOf(method: string, token: string, { status, header, text }: Answered): unknown {
  // What stands in between sends elsewhere; the platform itself does not.
  if (status >= 300 && status < 400) throw new ZaloBotError(method, 0, `network: redirected (${status})`);
  const wait = Number(header('retry-after') ?? '') || 0;
  const fine = status >= 200 && status < 300;
  const envelope = envelopeSchema.safeParse(text === null ? null : jsonOf(text));
  if (!envelope.success)
    throw new ZaloBotError(method, fine ? 502 : status, 'the answer is no envelope', wait);
  const { ok, result, description = '', error_code: code = status } = envelope.data;
  if (ok && fine) return result;
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
