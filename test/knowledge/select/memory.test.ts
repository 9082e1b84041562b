import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemory } from '../../../knowledge/select/memory.ts';
import { numberPlaces } from '../../../knowledge/select/places.ts';

const words = (text: string) => text.split(' ');
const questions = [
  { words: words('nhan phong bi dip tet co bi cam khong'), provisions: ['36/2018/QH14#d22.k2'] },
  { words: words('duoc bieu qua thi nop lai trong may ngay'), provisions: ['59/2019/NĐ-CP#d26.k2'] },
  { words: words('phong bi bao nhieu tien thi bi phat'), provisions: [] },
];
const { ids, numberOf } = numberPlaces(questions);
const memory = createMemory(questions);

describe('the memory of written questions', () => {
  it('recalls the provision of a like question, and what it lies within', () => {
    const { met, within, likest } = memory.recall(words('nhan phong bi dip le'));
    expect(ids[met[0] ?? -1]).toBe('36/2018/QH14#d22.k2');
    expect(likest).toBeGreaterThan(0.3);
    expect(within[numberOf('36/2018/QH14#d22')]).toBe(likest);
    expect(within[numberOf('36/2018/QH14')]).toBe(likest);
  });

  it('recalls that a like question was not decided', () => {
    expect(memory.recall(words('phong bi bao nhieu thi bi phat tien')).undecided).toBeGreaterThan(0.5);
  });

  it('leaves out the question that is being learned', () => {
    const asked = words('nhan phong bi dip tet co bi cam khong');
    expect(memory.recall(asked).likest).toBeCloseTo(1);
    const { met, best } = memory.recall(asked, { from: 0, end: 1 });
    expect(met).not.toContain(numberOf('36/2018/QH14#d22.k2'));
    expect(best[numberOf('36/2018/QH14#d22.k2')]).toBe(0);
  });

  it('gives likenesses between 0 and 1 for any words', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('phong', 'bi', 'qua', 'tet', 'xyz', ''), { maxLength: 12 }),
        (asked) => {
          const { best, second, undecided } = memory.recall(asked);
          for (const one of best) expect(one).toBeLessThanOrEqual(1 + 1e-9);
          second.forEach((one, place) => expect(one).toBeLessThanOrEqual(best[place] ?? 0));
          expect(undecided).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  it('lets like questions vote: a question of two places below a khoản is one vote for that', () => {
    const { votes, undecidedVotes } = memory.recall(words('nhan phong bi dip le'));
    const [law, clause] = ['36/2018/QH14', '36/2018/QH14#d22.k2'].map((id) => votes[numberOf(id)] ?? -1);
    expect(clause).toBeGreaterThan(0.5);
    expect(law).toBeGreaterThanOrEqual(clause ?? 1);
    expect((law ?? 1) + undecidedVotes).toBeLessThanOrEqual(1 + 1e-9);
  });

  it('keeps nothing of one question for the next', () => {
    const asked = words('nhan phong bi dip le');
    const first = memory.recall(asked);
    const before = [first.best, first.second, first.sum, first.within, first.votes].map((one) => [...one]);
    memory.recall(words('duoc bieu qua thi phat bao nhieu tien'));
    const again = memory.recall(asked);
    const after = [again.best, again.second, again.sum, again.within, again.votes].map((one) => [...one]);
    expect(after).toEqual(before);
  });
});
