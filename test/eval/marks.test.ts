import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  absentMarks,
  benchMarks,
  markedRegressions,
  markedSchema,
  spellingMarks,
  toBaseline,
} from '../../eval/marks.ts';
import { signTest } from '../../eval/sign-test.ts';

const sha256 = 'a'.repeat(64);
const marked = (marks: string, hash = sha256) => ({
  'golden-dev': { sha256: hash, marks, ids: [...marks].map((_, at) => `câu-${at}`) },
});

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

  it('names the questions that got worse, with both marks, and of many the first', () => {
    const [few] = markedRegressions(then, marked(`${'2'.repeat(95)}10111`));
    expect(few).toMatch(/kém đi: câu-95 2→1, câu-96 2→0, câu-97 2→1, câu-98 2→1, câu-99 2→1$/);
    expect(markedRegressions(then, marked('0'.repeat(100)))[0]).toMatch(/câu-29 2→0 và 70 câu nữa$/);
  });

  it('keeps no ids in the baseline', () => {
    expect(markedSchema.parse(toBaseline(then)['golden-dev'])).toEqual({ sha256, marks: '2'.repeat(100) });
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
    const { marks } = benchMarks({ places: '12a-', ids: ['a', 'b', 'c', 'd'] }, sha256);
    expect(marks).toBe('980-');
    expect([...marks].sort().reverse().join('')).toBe(marks);
  });

  it('marks a question by the spellings that give the same clause', () => {
    const spelt = (id: string, same: boolean) => ({ id, spelling: 'plain', same, right: true });
    const results = [
      spelt('a', true),
      spelt('a', false),
      spelt('b', true),
      spelt('b', true),
      spelt('c', false),
    ];
    expect(spellingMarks(results, sha256)).toEqual({ sha256, marks: '120', ids: ['a', 'b', 'c'] });
  });

  it('marks a question without its answer by the held ones that are surer, whatever the scale', () => {
    const asked = [0.9, 0.8, 0.7, 0.6].map((held, at) => ({
      id: `q${at}`,
      held,
      without: { law: { probability: [0.1, 0.65, 0.75, 0.95][at] ?? 0, shown: 'x' } },
    }));
    expect(absentMarks(asked, sha256)).toEqual({
      law: { sha256, marks: '9750', ids: ['q0', 'q1', 'q2', 'q3'] },
    });
    const squared = asked.map(({ id, held, without: { law } }) => ({
      id,
      held: held ** 2,
      without: { law: { ...law, probability: law.probability ** 2 } },
    }));
    expect(absentMarks(squared, sha256)).toEqual(absentMarks(asked, sha256));
  });
});
