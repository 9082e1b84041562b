import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proportion } from '../../eval/measures/wilson.ts';

describe('the Wilson interval', () => {
  // Published: R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is %f to %f', (count, of, low, high) => {
    const measured = proportion(count, of);
    expect(measured.share).toBe(count / of);
    expect(measured.low).toBeCloseTo(low, 4);
    expect(measured.high).toBeCloseTo(high, 4);
  });

  it('of nothing counted has no share and says nothing', () => {
    expect(proportion(0, 0)).toEqual({ count: 0, of: 0, share: null, low: 0, high: 1 });
  });

  it('holds the share, stays within 0 to 1, and mirrors the share of the rest', () => {
    const counts = fc
      .integer({ min: 1, max: 100_000 })
      .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));
    fc.assert(
      fc.property(counts, ([count, of]) => {
        const one = proportion(count, of);
        const rest = proportion(of - count, of);
        const share = count / of;
        // Rounding of floating point may push a bound past the share by far less than this.
        expect(one.low).toBeLessThanOrEqual(share + 1e-12);
        expect(one.high).toBeGreaterThanOrEqual(share - 1e-12);
        expect(one.low).toBeGreaterThanOrEqual(0);
        expect(one.high).toBeLessThanOrEqual(1);
        expect(one.low).toBeCloseTo(1 - rest.high, 10);
      }),
    );
  });
});
