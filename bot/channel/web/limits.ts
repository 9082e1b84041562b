import type { MiddlewareHandler } from 'hono';
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

function secondsToWait(refusal: unknown): number {
  if (!(refusal instanceof RateLimiterRes)) throw refusal;
  return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
}
