import fc from 'fast-check';
import { createEmptyCard, fsrs, Rating, type Grade as Rated } from 'ts-fsrs';
import { describe, expect, it } from 'vitest';
import { createSchedule, PRACTICE_PARAMETERS, type Grade } from '../../../../bot/quiz/practice/schedule.ts';
import type { Memory } from '../../../../bot/quiz-practice.ts';

const NAMES: readonly Grade[] = ['again', 'hard', 'good', 'easy'];
/** Grades as ts-fsrs's tests number them: 1 again … 4 easy. */
const named = (ratings: readonly number[]): Grade[] => ratings.map((rating) => NAMES[rating - 1] ?? 'again');
const START = new Date('2022-12-29T12:30:00.000Z');
const DAY = 24 * 60 * 60 * 1_000;

/** Answers each time on the day when it is due, as ts-fsrs's tests do. */
function whenDue(schedule: ReturnType<typeof createSchedule>, grades: readonly Grade[]): Memory[] {
  let memory: Memory | null = null;
  return grades.map((grade) => {
    memory = schedule.review(memory, grade, memory === null ? START : new Date(memory.due));
    return memory;
  });
}
const days = (memories: readonly Memory[]): number[] => memories.map(({ scheduledDays }) => scheduledDays);
const rounded = (memories: readonly Memory[], field: 'stability' | 'difficulty'): number[] =>
  memories.map((memory) => Number(memory[field].toFixed(8)));

/** The weights of `packages/fsrs/__tests__/FSRS-6.test.ts` of open-spaced-repetition/ts-fsrs: version 5's defaults too. */
const FSRS_6 = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
  1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];
/** Those of `packages/fsrs/__tests__/impl/long-term_scheduler.test.ts`. */
const LONG_TERM = [
  0.4197, 1.1869, 3.0412, 15.2441, 7.1434, 0.6477, 1.0007, 0.0674, 1.6597, 0.1712, 1.1178, 2.0225, 0.0904,
  0.3025, 2.1214, 0.2498, 2.9466, 0.4891, 0.6468,
];

describe("FSRS's own known answers (ts-fsrs, its published tests)", () => {
  it('gives the intervals of FSRS-6.test.ts, "ivl_history"', () => {
    const schedule = createSchedule({ w: FSRS_6 });
    const grades = named([3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3]);
    expect(days(whenDue(schedule, grades))).toEqual([0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]);
  });

  it('gives the first memories of FSRS-6.test.ts, "first repeat"', () => {
    const schedule = createSchedule({ w: FSRS_6 });
    const first = NAMES.map((grade) => schedule.review(null, grade, START));
    expect(first.map(({ stability }) => stability)).toEqual([0.212, 1.2931, 2.3065, 8.2956]);
    expect(first.map(({ difficulty }) => difficulty)).toEqual([6.4133, 5.11217071, 2.11810397, 1]);
    expect(first.map(({ scheduledDays }) => scheduledDays)).toEqual([0, 0, 0, 8]);
    expect(first.map(({ reps, lapses, state }) => [reps, lapses, state])).toEqual([
      [1, 0, 1],
      [1, 0, 1],
      [1, 0, 1],
      [1, 0, 2],
    ]);
  });

  it.each([
    ['short-term', { w: FSRS_6, enable_short_term: true }, 53.62691],
    ['long-term', { w: FSRS_6, enable_short_term: false }, 53.335106],
    ['long-term, as practice uses it', PRACTICE_PARAMETERS, 53.335106],
  ])('gives the memory of FSRS-6.test.ts, "memory state", %s', (_, parameters, stability) => {
    const schedule = createSchedule(parameters);
    let [memory, now]: [Memory | null, Date] = [null, START];
    for (const [index, after] of [0, 0, 1, 3, 8, 21].entries()) {
      now = new Date(now.getTime() + after * DAY);
      memory = schedule.review(memory, index === 0 ? 'again' : 'good', now);
    }
    expect(memory?.stability).toBeCloseTo(stability, 4);
    expect(memory?.difficulty).toBeCloseTo(6.3574867, 4);
  });

  it.each([
    {
      name: 'test1',
      ratings: [3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3],
      ivl: [3, 13, 48, 155, 445, 1158, 17, 3, 11, 37, 112, 307, 773],
      s: [
        3.0412, 13.09130698, 48.15848988, 154.93732625, 445.05562739, 1158.07779739, 16.63063166, 3.01732209,
        11.42247264, 37.37521902, 111.8752758, 306.5974569, 772.94026648,
      ],
      d: [
        4.49094334, 4.26664289, 4.05746029, 3.86237659, 3.68044154, 3.51076891, 4.69833071, 5.55956298,
        5.26323756, 4.98688448, 4.72915759, 4.4888015, 4.26464541,
      ],
    },
    {
      name: 'test2',
      ratings: [1, 2, 3, 4, 1, 2, 3, 4],
      ivl: [1, 2, 6, 41, 4, 7, 21, 133],
      s: [0.4197, 1.0344317, 5.5356759, 41.0033667, 4.46605519, 6.67743292, 20.88868155, 132.81849454],
      d: [7.1434, 7.03653841, 6.64066485, 5.92312772, 6.44779861, 6.45995078, 6.10293922, 5.36588547],
    },
    {
      name: 'test3',
      ratings: [2, 3, 4, 1, 2, 3, 4, 1],
      ivl: [2, 7, 54, 5, 8, 26, 171, 8],
      s: [1.1869, 6.59167572, 53.76078737, 5.0853693, 8.09786749, 25.52991279, 171.16195166, 8.11072373],
      d: [6.23225985, 5.89059466, 5.14583392, 5.884097, 5.99269555, 5.667177, 4.91430736, 5.71619151],
    },
    {
      name: 'test4',
      ratings: [3, 4, 1, 2, 3, 4, 1, 2],
      ivl: [3, 33, 4, 7, 26, 193, 9, 14],
      s: [3.0412, 32.65484522, 4.22256838, 7.2325009, 25.52681746, 193.36618775, 8.63899847, 14.31323867],
      d: [4.49094334, 3.69538259, 4.83221448, 5.12078462, 4.85403286, 4.07165035, 5.1050878, 5.34697075],
    },
    {
      name: 'test5',
      ratings: [4, 1, 2, 3, 4, 1, 2, 3],
      ivl: [15, 3, 6, 27, 240, 10, 17, 60],
      s: [15.2441, 3.25621013, 6.32684549, 26.56339029, 239.70462771, 9.75621519, 17.06035531, 59.59547542],
      d: [1.16304343, 2.99573557, 3.59851762, 3.43436666, 2.60045771, 4.03816348, 4.46259158, 4.24020203],
    },
  ])('gives the intervals and memories of long-term_scheduler.test.ts, $name', ({ ratings, ivl, s, d }) => {
    const schedule = createSchedule({ w: LONG_TERM, enable_short_term: false });
    const memories = whenDue(schedule, named(ratings));
    expect(days(memories)).toEqual(ivl);
    expect(rounded(memories, 'stability')).toEqual(s);
    expect(rounded(memories, 'difficulty')).toEqual(d);
  });

  it('gives the retrievability of FSRS-6.test.ts when a new card that was easy is due', () => {
    const schedule = createSchedule({});
    const memory = schedule.review(null, 'easy', new Date('2023-12-01T04:05:00.000Z'));
    expect(schedule.known(memory, new Date(memory.due))).toBeCloseTo(0.9024733, 6);
  });
});

describe('the schedule of practice', () => {
  const grade = fc.constantFrom(...NAMES);
  const RATED: Readonly<Record<Grade, Rated>> = {
    again: Rating.Again,
    hard: Rating.Hard,
    good: Rating.Good,
    easy: Rating.Easy,
  };

  it('equals ts-fsrs itself for whatever answers, on whatever days, through storing and reading', () => {
    const schedule = createSchedule();
    const scheduler = fsrs({ ...PRACTICE_PARAMETERS, enable_fuzz: false });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(grade, fc.integer({ min: 0, max: 400 })), { maxLength: 12 }),
        (answers) => {
          // Noon in Viet Nam: the calendar day is the same in both places.
          let now = new Date('2026-11-23T05:00:00.000Z');
          let memory: Memory | null = null;
          let card = createEmptyCard(now);
          for (const [given, after] of answers) {
            now = new Date(now.getTime() + after * DAY);
            const stored: Memory | null =
              memory === null ? null : (JSON.parse(JSON.stringify(memory)) as Memory);
            memory = schedule.review(stored, given, now);
            card = scheduler.next(card, now, RATED[given]).card;
            expect(memory).toMatchObject({
              due: card.due.toISOString(),
              stability: card.stability,
              difficulty: card.difficulty,
              scheduledDays: card.scheduled_days,
              reps: card.reps,
              lapses: card.lapses,
              state: card.state,
            });
          }
        },
      ),
    );
  });

  it('gives no interval below a day nor above a year (two days more where grades are kept apart), and the same twice', () => {
    fc.assert(
      fc.property(fc.array(grade, { minLength: 1, maxLength: 30 }), (grades) => {
        const memories = whenDue(createSchedule(), grades);
        expect(whenDue(createSchedule(), grades)).toEqual(memories);
        expect(days(memories).every((one) => one >= 1 && one <= 367)).toBe(true);
      }),
    );
  });

  it('counts days as they pass in Viet Nam', () => {
    const schedule = createSchedule();
    // 23:00 on the 23rd and 06:00 on the 24th in Viet Nam: one UTC day, two days here.
    const evening = schedule.review(null, 'good', new Date('2026-11-23T16:00:00.000Z'));
    const morning = new Date('2026-11-23T23:00:00.000Z');
    expect(schedule.known(evening, morning)).toBe(1);
    const next = schedule.review(evening, 'good', morning);
    const sameDay = schedule.review(evening, 'good', new Date('2026-11-23T16:30:00.000Z'));
    expect(next.stability).toBeGreaterThan(sameDay.stability);
  });
});
