import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultPolicy, restAfter } from '../../../bot/delivery/backoff.ts';

const policy = { first: 1, most: 300 };

describe('the rest after a failed try', () => {
  it('doubles from the first to the longest, by chance down to a half', () => {
    const whole = [1, 2, 3, 9, 10, 1000].map((attempts) => restAfter(attempts, null, policy, () => 1));
    expect(whole).toEqual([1000, 2000, 4000, 256_000, 300_000, 300_000]);
    expect(restAfter(3, null, policy, () => 0)).toBe(2000);
  });

  it('is never shorter than the platform asks, and hardly longer', () => {
    const attempts = fc.integer({ min: 1, max: 1000 });
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(attempts, fc.integer({ min: 0, max: 86_400 }), chance, (tried, after, drawn) => {
        const rest = restAfter(tried, after, policy, () => drawn);
        expect(rest).toBeGreaterThanOrEqual(after * 1000);
        expect(rest).toBeLessThanOrEqual(after * 1000 + 1000);
      }),
    );
  });

  it('gives a platform that is away more than an hour before letters are given up', () => {
    const { attempts } = defaultPolicy;
    const rests = Array.from({ length: attempts - 1 }, (_, index) =>
      restAfter(index + 1, null, defaultPolicy, () => 0),
    );
    expect(rests.reduce((sum, rest) => sum + rest, 0)).toBeGreaterThan(60 * 60_000);
  });
});
