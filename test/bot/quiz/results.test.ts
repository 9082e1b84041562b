import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  analyseItems,
  byPerson,
  byUnit,
  byWeek,
  group,
  heatMap,
  maySeeNames,
  shareOf,
} from '../../../bot/quiz/results.ts';
import { correlation } from '../../../bot/quiz/results/items.ts';
import type { Attempt } from '../../../bot/quiz-practice.ts';
import { itemsOfDirective } from '../../fixtures/practice-items.ts';
import { directiveLibrary } from '../../support/practice.ts';

const attempt = (changes: Partial<Attempt> = {}): Attempt => ({
  person: 'an',
  item: 'i1',
  provision: '30-CT/TU#m3.d2',
  topic: 'alcohol',
  round: 'r1',
  correct: true,
  choice: 0,
  ms: 5_000,
  at: '2026-11-23T01:00:00.000Z',
  unit: 'Phòng A',
  ...changes,
});
/** So many attempts by as many people, so many of them right. */
const many = (right: number, answers: number, changes: Partial<Attempt> = {}): Attempt[] =>
  Array.from({ length: answers }, (_, index) =>
    attempt({ person: `p${String(index)}`, correct: index < right, ...changes }),
  );

describe('a share', () => {
  // Worked by hand from Wilson's formula; the same as statsmodels' proportion_confint(method="wilson").
  it.each([
    [8, 10, 0.4902, 0.9433],
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [1, 2, 0.0945, 0.9055],
    [45, 60, 0.6277, 0.8422],
  ])('of %i in %i lies between %f and %f', (right, answers, low, high) => {
    const share = shareOf(right, answers);
    expect(share.low).toBeCloseTo(low, 4);
    expect(share.high).toBeCloseTo(high, 4);
    expect(share.share).toBe(right / answers);
    expect(share.few).toBe(answers < 10);
  });

  it('of nothing is not known', () =>
    expect(shareOf(0, 0)).toEqual({ right: 0, answers: 0, share: null, low: 0, high: 1, few: true }));
});

describe('results', () => {
  it('count by topic, provision and unit, the least known first and one wrong answer not before many', () => {
    const attempts = [
      ...many(3, 20, { topic: 'alcohol' }),
      ...many(0, 1, { topic: 'smoking' }),
      ...many(18, 20, { topic: null, ms: null }),
    ];
    expect(group(attempts, 'topic').map(({ key, right, answers, people, ms, few }) => [key, right, answers, people, ms, few])).toEqual([
      ['alcohol', 3, 20, 20, 5_000, false],
      ['smoking', 0, 1, 1, 5_000, true],
      [null, 18, 20, 20, null, false],
    ]); // prettier-ignore
    expect(
      group([attempt({ ms: 1_000 }), attempt({ ms: 2_000 }), attempt({ ms: 9_000 })], 'unit'),
    ).toMatchObject([{ key: 'Phòng A', answers: 3, people: 1, ms: 2_000 }]);
    expect(group([attempt({ ms: 1_000 }), attempt({ ms: 2_000 })], 'unit')[0]?.ms).toBe(1_500);
  });

  it('follow weeks from Monday in Viet Nam', () => {
    const at = (time: string, correct: boolean) => attempt({ at: time, correct });
    const weeks = byWeek([
      // Monday 23 November at 00:30 there, which is Sunday by UTC; then Sunday evening before it.
      at('2026-11-22T17:30:00.000Z', true),
      at('2026-11-22T16:30:00.000Z', false),
      at('2026-11-29T16:00:00.000Z', true),
      at('2026-12-01T01:00:00.000Z', false),
    ]);
    expect(weeks.map(({ key, right, answers }) => [key, right, answers])).toEqual([
      ['2026-11-16', 0, 1],
      ['2026-11-23', 2, 2],
      ['2026-11-30', 0, 1],
    ]);
  });

  it('make a heat map of topics and provisions', () => {
    const { rows } = heatMap([
      ...many(19, 20, { topic: 'alcohol', provision: 'a' }),
      ...many(10, 20, { topic: 'alcohol', provision: 'b' }),
      ...many(4, 20, { topic: 'smoking', provision: 'c' }),
      ...many(0, 20, { topic: 'smoking', provision: null }),
    ]);
    expect(rows.map(({ topic, cells }) => [topic.key, topic.answers, cells.map(({ key }) => key)])).toEqual([
      ['smoking', 20, ['c']],
      ['alcohol', 40, ['b', 'a']],
    ]);
  });

  const results = fc.array(
    fc.record({
      person: fc.constantFrom('a', 'b', 'c'),
      topic: fc.constantFrom('x', 'y', null),
      provision: fc.constantFrom('p', 'q', null),
      unit: fc.constantFrom('u', null),
      correct: fc.boolean(),
    }),
  );

  it('lose and invent no attempt, and do not hang on their order', () => {
    fc.assert(
      fc.property(results, fc.constantFrom('person', 'unit', 'topic', 'provision'), (drawn, by) => {
        const attempts = drawn.map((one) => attempt(one));
        const lines = group(attempts, by);
        const sum = (count: (line: (typeof lines)[number]) => number) =>
          lines.reduce((total, line) => total + count(line), 0);
        expect(sum(({ answers }) => answers)).toBe(attempts.length);
        expect(sum(({ right }) => right)).toBe(attempts.filter(({ correct }) => correct).length);
        for (const { low, share, high } of lines) {
          expect(low).toBeLessThanOrEqual((share ?? 0) + 1e-12);
          expect(high).toBeGreaterThanOrEqual((share ?? 1) - 1e-12);
        }
        expect(group(attempts.toReversed(), by)).toEqual(lines);
      }),
    );
  });
});

describe('the analysis of items', () => {
  const items = itemsOfDirective(directiveLibrary());
  const single = items.find(({ type }) => type === 'single_choice') ?? items[0];

  it('correlates as worked by hand', () => {
    // Means 0.5 and 2; products 0.5 + 0 + 0.5 + 0; squares 1 and 2: 1 / √2.
    expect(correlation([[1, 3], [1, 2], [0, 1], [0, 2]])).toBeCloseTo(Math.SQRT1_2, 12); // prettier-ignore
    expect(correlation([[1, 1], [1, 0]])).toBeNull(); // prettier-ignore
    expect(correlation([])).toBeNull();
  });

  it('lies between -1 and 1, the same with the sides changed', () => {
    const pairs = fc.array(fc.tuple(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })));
    fc.assert(
      fc.property(pairs, (drawn) => {
        const found = correlation(drawn);
        if (found === null) return;
        expect(Math.abs(found)).toBeLessThanOrEqual(1);
        expect(correlation(drawn.map(([a, b]) => [b, a]))).toBeCloseTo(found, 9);
      }),
    );
  });

  /** Ten who know all but the last item, ten who know that alone. */
  const twoHalves = (people: number): Attempt[] =>
    Array.from({ length: people }, (_, index) => index).flatMap((index) =>
      ['i1', 'i2', 'i3', 'odd'].map((item) =>
        attempt({ person: `p${String(index)}`, item, correct: index < people / 2 === (item !== 'odd') }),
      ),
    );

  it('finds an item that those who know get wrong, from twenty people', () => {
    // Others of i1: (1 + 1 + 0) / 3 against (0 + 0 + 1) / 3, so 1; those of the odd one: 1 against 0, so -1.
    const found = analyseItems(twoHalves(20), []);
    expect(found.map(({ item, discrimination, faults }) => [item, discrimination, faults])).toEqual([
      ['i1', expect.closeTo(1, 9), []],
      ['i2', expect.closeTo(1, 9), []],
      ['i3', expect.closeTo(1, 9), []],
      ['odd', expect.closeTo(-1, 9), ['negative']],
    ]);
    expect(analyseItems(twoHalves(18), []).every(({ discrimination }) => discrimination === null)).toBe(true);
  });

  it('counts what was chosen, and finds an option that nobody takes', () => {
    const item = single?.id ?? '';
    const chosen = (choices: readonly number[]) =>
      choices.map((choice, index) =>
        attempt({ person: `p${String(index)}`, item, choice, correct: choice === 1 }),
      );
    const twenty = [...Array.from({ length: 12 }, () => 1), ...Array.from({ length: 8 }, () => 0)];
    expect(analyseItems(chosen(twenty), items)).toMatchObject([
      { choices: [8, 12, 0, 0], difficulty: { right: 12, answers: 20, share: 0.6 }, faults: ['unpicked'] },
    ]);
    expect(analyseItems(chosen([...twenty.slice(2), 2, 3]), items)[0]?.faults).toEqual([]);
    expect(analyseItems(chosen(twenty.slice(1)), items)[0]?.faults).toEqual([]);
    expect(analyseItems(chosen(twenty), [])[0]?.choices).toBeNull();
  });

  it('finds what everybody or nobody knows, from ten people', () => {
    expect(analyseItems(many(10, 10), [])[0]?.faults).toEqual(['all_right']);
    expect(analyseItems(many(0, 10), [])[0]?.faults).toEqual(['all_wrong']);
    expect(analyseItems(many(9, 9), [])[0]?.faults).toEqual([]);
  });

  it('counts a person’s first attempt alone', () => {
    const later = attempt({ correct: true, at: '2026-11-24T01:00:00.000Z' });
    expect(analyseItems([later, attempt({ correct: false })], [])[0]?.difficulty).toMatchObject({
      right: 0,
      answers: 1,
    });
  });
});

describe('names', () => {
  const attempts = [attempt({ person: 'an' }), attempt({ person: 'binh', correct: false })];
  const names = new Map([['an', 'Nguyễn Văn An']]);
  const owner = { trainer: 'trainer-1' };
  const shown = (person: string, role: 'asker' | 'trainer' | 'administrator') =>
    byPerson(attempts, { person, role }, owner, names).map(({ name }) => name);

  it('are seen by the trainer of the round and administrators, and by nobody else', () => {
    expect(shown('trainer-1', 'trainer')).toEqual(['Người chưa có tên', 'Nguyễn Văn An']);
    expect(shown('x', 'administrator')).toHaveLength(2);
    expect(shown('trainer-2', 'trainer')).toEqual([]);
    expect(shown('trainer-1', 'asker')).toEqual([]);
    expect(shown('an', 'asker')).toEqual(['Nguyễn Văn An']);
    expect(shown('binh', 'asker')).toEqual(['Bạn']);
    expect(maySeeNames({ person: 'trainer-1', role: 'trainer' }, { trainer: null })).toBe(false);
  });

  it('of small units stay hidden too', () => {
    const units = [...many(1, 4, { unit: 'nhỏ' }), ...many(1, 5, { unit: 'vừa' })];
    const seen = (role: 'asker' | 'administrator') =>
      byUnit(units, { person: 'x', role }, owner).map(({ key }) => key);
    expect(seen('asker')).toEqual(['vừa']);
    expect(seen('administrator').sort()).toEqual(['nhỏ', 'vừa']);
  });
});
