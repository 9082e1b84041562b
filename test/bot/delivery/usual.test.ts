import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createUsual } from '../../../bot/delivery/usual.ts';

const after = (calls: readonly number[]) => {
  const usual = createUsual(33);
  calls.forEach(usual.took);
  return usual.patience();
};

it('is the most allowed until something is known, then some times what calls take', () => {
  expect(after([])).toBe(33);
  expect(after(Array<number>(60).fill(4))).toBeCloseTo(12, 1);
  expect(after(Array<number>(60).fill(100))).toBe(33);
});

it('is soon the most again where a platform becomes slow', () => {
  expect(after([...Array<number>(60).fill(4), ...Array<number>(3).fill(100)])).toBe(33);
});

it('calls late what takes ten times the usual, within limits, and says nothing before anything is known', () => {
  const usual = createUsual(33);
  expect(usual.late(99, 200)).toBe(200);
  const lateAfter = (took: number): number => {
    for (let call = 0; call < 60; call += 1) usual.took(took);
    return usual.late(99, 200);
  };
  expect([lateAfter(3), lateAfter(50)]).toEqual([99, 200]);
  expect(lateAfter(15)).toBeCloseTo(150, 0);
});

it('lies between a tick and the most, whatever calls took', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 60_000, noNaN: true })), (calls) => {
      const patience = after(calls);
      return patience >= 8 && patience <= 33;
    }),
  );
});
