import { autoRetry } from '@grammyjs/auto-retry';
import { HttpError, type Api, type Transformer } from 'grammy';
import type { Cutting } from '../chat/wire.ts';
import { MAX_RETRIES, MAX_RETRY_AFTER, type Pace } from './limits.ts';
import type { Wire } from './wire.ts';

/** Calls that somebody else tries again, with a longer memory than this process, or that are too late when tried again. */
const triedOnce: ReadonlySet<string> = new Set([
  'getUpdates',
  'sendMessage',
  'sendPoll',
  'stopPoll',
  'answerInlineQuery',
]);

/** Seconds by which the answer to an empty poll may be late. */
const POLL_MARGIN = 10;

/**
 * Puts every call on the wire, within limits: each attempt, the retries after floods (`retry_after`), server and network faults,
 * and the whole. Polls and messages are not retried here: the runner and the outbox do that. Firing `closing` cuts every call
 * but polls.
 */
export function limitCalls(api: Api, wire: Wire, pace: Pace, closing: AbortSignal): void {
  const retry = autoRetry({ maxDelaySeconds: MAX_RETRY_AFTER, maxRetryAttempts: MAX_RETRIES });
  // grammY's own client, which stands before it, is not asked.
  const attempt: Transformer = (_, method, payload, signal) => {
    const signals: Cutting[] = signal === undefined ? [] : [signal];
    if (method === 'getUpdates') return wire(method, payload, { signals, seconds: pace.poll + POLL_MARGIN });
    // What is retried is cut as a whole.
    if (triedOnce.has(method)) signals.push(closing);
    return wire(method, payload, { signals, seconds: pace.attempt });
  };
  const retryMost: Transformer = (prev, method, payload, signal) =>
    triedOnce.has(method) ? prev(method, payload, signal) : retry(prev, method, payload, signal);
  const whole: Transformer = (prev, method, payload, signal) => {
    if (triedOnce.has(method)) return prev(method, payload, signal);
    return within(pace.call, [signal, closing], async (limited) => {
      try {
        return await prev(method, payload, limited);
      } catch (error) {
        // The plugin throws an error of no class when it is cut while resting.
        throw error instanceof HttpError ? error : new HttpError(`'${method}' was cut`, error);
      }
    });
  };
  // The first one installed stands next to the wire.
  api.config.use(attempt, retryMost, whole);
}

/** The signal type of grammY: that of a polyfill, of which native signals have every part that is used. */
export type Signal = NonNullable<Parameters<Transformer>[3]>;
type AnySignal = Signal | AbortSignal | undefined;

/** Runs `work` with a signal that fires after `seconds` or with any of `others`. */
export async function within<T>(
  seconds: number,
  others: readonly AnySignal[],
  work: (signal: Signal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, seconds * 1000);
  for (const other of others) {
    if (other?.aborted) abort();
    other?.addEventListener('abort', abort);
  }
  try {
    return await work(controller.signal as unknown as Signal);
  } finally {
    clearTimeout(timer);
    others.forEach((other) => other?.removeEventListener('abort', abort));
  }
}
