import type { Sent } from '../../delivery.ts';
import { faultOf } from '../chat/log.ts';
import type { Again } from '../chat/retry.ts';

/** The platform refused a call, or its answer could not be read. Neither address (it holds the token) nor text in it. */
export class ZaloBotError extends Error {
  override readonly name = 'ZaloBotError';
  readonly method: string;
  /** `error_code` of the envelope, else the HTTP status; 0 where no answer came. */
  readonly code: number;
  /** Seconds that the server asks to wait; 0 where it names none. */
  readonly wait: number;

  constructor(method: string, code: number, description: string, wait = 0) {
    super(`${method}: ${code === 0 ? '' : `${code} `}${description}`);
    this.method = method;
    this.code = code;
    this.wait = wait;
  }
}

/** Seconds of a poll without news: no error. Documentation of getUpdates. */
export const isIdle = (error: unknown) => error instanceof ZaloBotError && error.code === 408;

/** No bot with this token. */
export const isWrongToken = (error: unknown) =>
  error instanceof ZaloBotError && [401, 403, 404].includes(error.code);

/** Floods, faults of the server and of the network pass; a refusal stays one. */
export const again: Again = (error) => {
  if (!(error instanceof ZaloBotError)) return null;
  const { code, wait } = error;
  return code === 0 || code === 408 || code === 429 || code >= 500 ? wait : null;
};

/** What a fault says of the letter. A token that is not known (401) is the bot's fault, and may be mended. */
export function outcomeOf(error: unknown): Sent {
  const wait = again(error);
  const reason = faultOf(error);
  const code = error instanceof ZaloBotError ? error.code : 0;
  if (wait !== null) {
    const after = wait === 0 ? null : wait;
    return { kind: 'later', after, reason, ...(code === 429 ? { trouble: 'limit' } : {}) };
  }
  if (code === 401) return { kind: 'later', after: null, reason, trouble: 'token' };
  return error instanceof ZaloBotError ? { kind: 'refused', reason } : { kind: 'later', after: null, reason };
}
