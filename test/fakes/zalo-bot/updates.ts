import type { Signal } from '../telegram/signal.ts';
import { no, ok, type Answered } from './answered.ts';

export interface ZaloBotServerOptions {
  /** How polls give out an update. Default `object`. */
  readonly updates?: 'object' | 'array';
  /** Default `wrapped`: `{ok, result}`. */
  readonly delivered?: 'wrapped' | 'bare';
  /** What a poll gets while a webhook is set. Default `refused`. */
  readonly besideWebhook?: 'refused' | 'silent';
  /** Where deliveries go in place of the https address. */
  readonly relay?: string;
}

/** Milliseconds after which a failed delivery is tried again; the platform waits longer. */
const REDELIVER = 30;

/** Updates on their way to the bot, by polls or by deliveries. */
export interface Updates {
  readonly deliveries: number[];
  webhook(): { readonly url: string; readonly secret: string } | null;
  setWebhook(url: string, secret: string): void;
  deleteWebhook(): void;
  push(update: object): void;
  poll(seconds: number, gone: AbortSignal): Promise<Answered>;
  /** Resolves when no delivery is under way. */
  close(): Promise<void>;
}

export function createUpdates(signal: Signal, options: ZaloBotServerOptions): Updates {
  const deliveries: number[] = [];
  const waiting: object[] = [];
  let webhook: { url: string; secret: string } | null = null;
  let delivering = Promise.resolve();
  let closed = false;

  async function poll(seconds: number, gone: AbortSignal): Promise<Answered> {
    if (webhook !== null && options.besideWebhook !== 'silent')
      return no(400, 'Bad Request: getUpdates is not available while a webhook is set');
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      signal.fire();
    }, seconds * 1000);
    gone.addEventListener('abort', () => signal.fire());
    const found = await signal.until(() => {
      if (gone.aborted || late || closed) return null;
      return webhook === null ? waiting.shift() : undefined;
    });
    clearTimeout(timer);
    if (found === null) return no(408, 'Request timeout');
    return ok(options.updates === 'array' ? [found] : found);
  }

  function setWebhook(url: string, secret: string): void {
    webhook = { url, secret };
    for (const update of waiting.splice(0)) deliver(update);
  }

  function push(update: object): void {
    if (webhook === null) waiting.push(update);
    else deliver(update);
    signal.fire();
  }

  function deliver(update: object): void {
    delivering = delivering.then(async () => {
      let status = 0;
      while (!closed && webhook !== null && !(status >= 200 && status < 300)) {
        status = await post(update, webhook.secret);
        deliveries.push(status);
        signal.fire();
        if (status < 200 || status > 299) await new Promise((resolve) => setTimeout(resolve, REDELIVER));
      }
    });
  }

  async function post(update: object, secret: string): Promise<number> {
    const body = options.delivered === 'bare' ? update : { ok: true, result: update };
    const headers = { 'content-type': 'application/json', 'X-Bot-Api-Secret-Token': secret };
    const request = { method: 'POST', headers, body: JSON.stringify(body) };
    return fetch(options.relay ?? '', request).then(
      (response) => response.status,
      () => 0,
    );
  }

  return {
    deliveries,
    webhook: () => webhook,
    setWebhook,
    deleteWebhook: () => {
      webhook = null;
      signal.fire();
    },
    push,
    poll,
    close: () => {
      closed = true;
      signal.fire();
      return delivering;
    },
  };
}
