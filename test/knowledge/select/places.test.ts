import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { greatest, numberPlaces, pathOf, placesOf } from '../../../knowledge/select/places.ts';

const questions = [
  { provisions: ['80/2025/QH15#d37.k1.a', '80/2025/QH15#d37.k1.b'] },
  { provisions: [] },
  { provisions: ['80/2025/QH15#d37'] },
];
const places = numberPlaces(questions);
const listed = ({ starts, numbers }: { starts: Int32Array; numbers: Int32Array }, at: number) =>
  [...numbers.subarray(starts[at], starts[at + 1])].map((number) => places.ids[number]);

describe('places in numbers', () => {
  it('say what a provision lies within', () => {
    expect(pathOf('80/2025/QH15#d37.k1.a')).toEqual([
      '80/2025/QH15',
      '80/2025/QH15#d37',
      '80/2025/QH15#d37.k1',
    ]);
    expect(listed(places.above, places.numberOf('80/2025/QH15#d37.k1.a'))).toEqual(
      pathOf('80/2025/QH15#d37.k1.a'),
    );
  });

  it('give each question its provisions, and once each what they lie within', () => {
    expect(questions.map((_, at) => listed(places.provisions, at))).toEqual(
      questions.map(({ provisions }) => provisions),
    );
    expect(listed(places.places, 0)).toEqual([
      '80/2025/QH15#d37.k1.a',
      '80/2025/QH15',
      '80/2025/QH15#d37',
      '80/2025/QH15#d37.k1',
      '80/2025/QH15#d37.k1.b',
    ]);
  });

  it('have a last number for all for which nobody wrote', () => {
    expect(places.count).toBe(places.ids.length);
    for (const id of ['1/2020/NĐ-CP#d1', '80/2025/QH15#d1', null])
      expect(places.numberOf(id)).toBe(places.count);
    const clause = { id: '80/2025/QH15#d37.k9', parent: '80/2025/QH15#d37', document: '80/2025/QH15' };
    const article = places.numberOf('80/2025/QH15#d37');
    expect(placesOf(clause, places)).toEqual({
      ...{ own: places.count, parent: article, article },
      document: places.numberOf('80/2025/QH15'),
    });
  });
});

describe('the greatest of some numbers', () => {
  it('are those that a stable sort puts first', () => {
    const worth = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 30 });
    fc.assert(
      fc.property(worth, fc.integer({ min: 1, max: 9 }), (values, limit) => {
        const all = [...values.keys()];
        const sorted = [...all].sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0)).slice(0, limit);
        expect(greatest(all, values, limit)).toEqual(sorted);
      }),
    );
  });
});
