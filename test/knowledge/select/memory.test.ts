import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemory, pathOf } from '../../../knowledge/select/memory.ts';

const words = (text: string) => text.split(' ');
const memory = createMemory([
  { words: words('nhan phong bi dip tet co bi cam khong'), provisions: ['36/2018/QH14#d22.k2'] },
  { words: words('duoc bieu qua thi nop lai trong may ngay'), provisions: ['59/2019/NĐ-CP#d26.k2'] },
  { words: words('phong bi bao nhieu tien thi bi phat'), provisions: [] },
]);

describe('the memory of written questions', () => {
  it('recalls the provision of a like question, and what it lies within', () => {
    const { provisions, within, best } = memory.recall(words('nhan phong bi dip le'));
    expect([...provisions.keys()][0]).toBe('36/2018/QH14#d22.k2');
    expect(best).toBeGreaterThan(0.3);
    expect(within.get('36/2018/QH14#d22')).toBe(best);
    expect(within.get('36/2018/QH14')).toBe(best);
  });

  it('recalls that a like question was not decided', () => {
    expect(memory.recall(words('phong bi bao nhieu thi bi phat tien')).undecided).toBeGreaterThan(0.5);
  });

  it('leaves out the question that is being learned', () => {
    const asked = words('nhan phong bi dip tet co bi cam khong');
    expect(memory.recall(asked).best).toBeCloseTo(1);
    expect(memory.recall(asked, { from: 0, end: 1 }).provisions.has('36/2018/QH14#d22.k2')).toBe(false);
  });

  it('gives likenesses between 0 and 1 for any words', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('phong', 'bi', 'qua', 'tet', 'xyz', ''), { maxLength: 12 }),
        (asked) => {
          const { provisions, undecided } = memory.recall(asked);
          for (const { best } of provisions.values()) expect(best).toBeLessThanOrEqual(1 + 1e-9);
          expect(undecided).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  it('lets like questions vote: a question of two places below a khoản is one vote for that', () => {
    const { votes, undecidedVotes } = memory.recall(words('nhan phong bi dip le'));
    expect(votes.get('36/2018/QH14#d22.k2')).toBeGreaterThan(0.5);
    expect(votes.get('36/2018/QH14')).toBeGreaterThanOrEqual(votes.get('36/2018/QH14#d22.k2') ?? 1);
    expect((votes.get('36/2018/QH14') ?? 0) + undecidedVotes).toBeLessThanOrEqual(1 + 1e-9);
  });

  it('says what a provision lies within', () => {
    expect(pathOf('80/2025/QH15#d37.k1.a')).toEqual([
      '80/2025/QH15',
      '80/2025/QH15#d37',
      '80/2025/QH15#d37.k1',
    ]);
  });
});
