import type { Context, MiddlewareHandler } from 'hono';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { clientAddress } from './client.ts';
import { fault } from './fault.ts';
import type { Rate } from './options.ts';

export const defaultRates = {
  ask: { requests: 30, seconds: 10 },
  read: { requests: 300, seconds: 10 },
  signIn: { requests: 10, seconds: 600 },
  crowd: { requests: 6_000, seconds: 10 },
} as const satisfies Record<string, Rate>;

/** Answers 429 with `Retry-After` once an address asked too often. Counted in memory, per process. */
export function limitRate(rate: Rate, trustProxy: boolean): MiddlewareHandler {
  const limiter = new RateLimiterMemory({ points: rate.requests, duration: rate.seconds });
  return async (c, next) => {
    const wait = await limiter.consume(clientAddress(c, trustProxy)).then(() => 0, secondsToWait);
    if (wait === 0) return next();
    const detail = `Bạn gửi quá nhanh. Hãy đợi ${wait} giây rồi thử lại.`;
    return fault(c, { status: 429, detail, headers: { 'Retry-After': String(wait) } });
  };
}

/** Codes of rounds that an address may name wrongly: a room of people who mistype, not a script that tries them all. */
const MISSES = { points: 30, duration: 60 };
/** Addresses with codes, of the ones that found a round. */
const MOST_FOUND = 10_000;

/** Null where a code may be told to be known or not; else the refusal. */
export type Guesses = (c: Context, code: string, found: boolean) => Promise<Response | null>;

/**
 * Counts by address how often a code of no round was named. Once that was too often, only codes go on that the address had found
 * before: every other one is refused, known or not, so that a refusal tells nothing.
 */
export function countGuesses(trustProxy: boolean): Guesses {
  const limiter = new RateLimiterMemory(MISSES);
  const known = new Set<string>();
  return async (c, code, found) => {
    const address = clientAddress(c, trustProxy);
    const key = `${address} ${code}`;
    if (found && known.has(key)) return null;
    const counted = await limiter.get(address);
    const spent = counted !== null && counted.consumedPoints >= MISSES.points;
    const wait = spent ? secondsToWait(counted) : 0;
    if (wait > 0) {
      const detail = `Quá nhiều mã không đúng từ địa chỉ mạng này. Hãy xem lại mã trên màn hình, đợi ${wait} giây rồi thử lại.`;
      return fault(c, { status: 429, detail, headers: { 'Retry-After': String(wait) } });
    }
    if (!found) await limiter.penalty(address);
    else if (known.size >= MOST_FOUND) known.clear();
    if (found) known.add(key);
    return null;
  };
}

function secondsToWait(refusal: unknown): number {
  if (!(refusal instanceof RateLimiterRes)) throw refusal;
  return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
}
