import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benchMarks, markedRegressions, signTest } from '../../eval/marks.ts';

const sha256 = 'a'.repeat(64);
const marked = (marks: string, hash = sha256) => ({ 'golden-dev': { sha256: hash, marks } });

describe('the sign test', () => {
  it('is the share of ways to fall at least so', () => {
    expect(signTest(0, 0)).toBe(1);
    expect(signTest(3, 0)).toBeCloseTo(1 / 8);
    expect(signTest(3, 1)).toBeCloseTo(5 / 16);
  });

  it('is a chance, the smaller the more got worse', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), (poorer, better) => {
        const chance = signTest(poorer, better);
        expect(chance).toBeGreaterThan(0);
        expect(chance).toBeLessThanOrEqual(1);
        expect(signTest(poorer + 1, better)).toBeLessThanOrEqual(chance + 1e-12);
      }),
    );
  });
});

describe('the comparison question by question', () => {
  const then = marked('2'.repeat(100));

  it('bears what may be noise, and a drop never', () => {
    expect(markedRegressions(then, marked(`1111${'2'.repeat(96)}`))).toEqual([]);
    expect(markedRegressions(then, marked(`11111${'2'.repeat(95)}`))[0]).toMatch(
      /5 câu kém đi, 0 câu tốt lên/,
    );
  });

  it('weighs what got better against what got worse', () => {
    const before = marked(`11111${'2'.repeat(95)}`);
    expect(markedRegressions(before, marked(`22222${'1'.repeat(6)}${'2'.repeat(89)}`))).toEqual([]);
  });

  it('asks for a new baseline where the questions are others, and passes over sets that were not asked', () => {
    expect(markedRegressions(then, marked('2'.repeat(100), 'b'.repeat(64)))[0]).toMatch(/record/);
    expect(markedRegressions({}, then)[0]).toMatch(/chưa có mốc/);
    expect(markedRegressions(then, {})).toEqual([]);
  });

  it('marks the first place highest and what was not found lowest', () => {
    const { marks } = benchMarks({ places: '12a-' } as Parameters<typeof benchMarks>[0], sha256);
    expect(marks).toBe('980-');
    expect([...marks].sort().reverse().join('')).toBe(marks);
  });
});
