import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaUnderCurve, thresholdFor, wronglyAnswered, type Decided } from '../../../eval/absent.ts';
import { bootstrap, calibrationError, reliabilityOf } from '../../../eval/absent/measure.ts';
import { seededChance } from '../../../eval/train/chance.ts';

const decided = (held: readonly number[], absent: readonly number[]): Decided[] => [
  ...held.map((probability) => ({ probability, held: true })),
  ...absent.map((probability) => ({ probability, held: false })),
];
const probability = fc.integer({ min: 0, max: 20 }).map((twentieth) => twentieth / 20);

describe('what abstention is measured by', () => {
  it('counts the pairs in the right order, ties as half', () => {
    expect(areaUnderCurve(decided([0.9, 0.8], [0.1, 0.2]))).toBe(1);
    expect(areaUnderCurve(decided([0.9, 0.4], [0.4, 0.2]))).toBe(0.875);
    expect(areaUnderCurve(decided([0.5], []))).toBe(0.5);
    const lists = fc.tuple(
      fc.array(probability, { minLength: 1, maxLength: 12 }),
      fc.array(probability, { minLength: 1, maxLength: 12 }),
    );
    fc.assert(
      fc.property(lists, ([held, absent]) => {
        const pairs = held.flatMap((one) => absent.map((other) => (Math.sign(one - other) + 1) / 2));
        const mean = pairs.reduce((sum, one) => sum + one, 0) / pairs.length;
        expect(areaUnderCurve(decided(held, absent))).toBeCloseTo(mean, 12);
      }),
    );
  });

  it('finds the threshold that answers enough of what is held, and counts what is answered wrongly at it', () => {
    const all = decided([0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.25, 0.2, 0.1], [0.95, 0.3, 0.15, 0.05]);
    expect(thresholdFor(all, 0.9)).toBe(0.2);
    expect(wronglyAnswered(all, 0.2)).toBe(0.5);
    expect(wronglyAnswered(all, thresholdFor(all, 1))).toBe(0.75);
  });

  it('sees no error where tenths hold what they say, and the whole error where they do not', () => {
    const honest = decided(Array<number>(15).fill(0.75), Array<number>(5).fill(0.75));
    expect(calibrationError(reliabilityOf(honest))).toBeCloseTo(0);
    expect(reliabilityOf(honest)[7]).toMatchObject({ count: 20, held: 0.75 });
    expect(calibrationError(reliabilityOf(decided([], [1, 1])))).toBe(1);
  });

  it('draws questions as a whole for the interval, the same for the same seed', () => {
    const chance = seededChance(4);
    const groups = Array.from({ length: 40 }, () => decided([chance()], [chance() * 0.8]));
    const interval = bootstrap(groups, areaUnderCurve, seededChance(1));
    expect(interval.low).toBeLessThan(areaUnderCurve(groups.flat()));
    expect(interval.high).toBeGreaterThan(areaUnderCurve(groups.flat()));
    expect(bootstrap(groups, areaUnderCurve, seededChance(1))).toEqual(interval);
  });
});
