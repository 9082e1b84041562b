import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayInVietNam } from '../../../../bot/day.ts';
import { createResults, type ManyRounds } from '../../../../bot/quiz/results.ts';
import type { Attempt } from '../../../../bot/quiz-practice.ts';
import { questionsOf, quizItems } from '../../../fixtures/quiz-items.ts';
import { createMemoryStore } from '../../../fakes/memory-store.ts';
import { keepPlayed } from '../../../support/quiz/played-round.ts';
import { directiveLibrary } from '../../../support/practice.ts';

/** Sums over many rounds against a count of the stored attempts that knows nothing of how they are made. */

const PEOPLE = ['an', 'binh', 'chi', 'dung', 'giang', 'ha', 'khanh', 'lan', 'mai', 'nam', 'oanh', 'phuc'] as const; // prettier-ignore
const ITEMS = 3;
const drawnRound = fc.record({
  day: fc.integer({ min: 1, max: 28 }),
  month: fc.constantFrom('08', '09', '10', '11'),
  trainer: fc.constantFrom('trainer-a', 'trainer-b'),
  anonymous: fc.boolean(),
  teams: fc.boolean(),
  people: fc.uniqueArray(fc.constantFrom(...PEOPLE), { minLength: 0 }),
  answers: fc.array(fc.constantFrom(true, false, null), { minLength: PEOPLE.length * ITEMS, maxLength: PEOPLE.length * ITEMS }),
  voids: fc.constantFrom([], [1]),
}); // prettier-ignore
type DrawnRound = typeof drawnRound extends fc.Arbitrary<infer One> ? One : never;

async function world(rounds: readonly DrawnRound[]) {
  const store = createMemoryStore();
  await store.putUnit('an', 'Phòng Tài chính');
  for (const [index, one] of rounds.entries()) {
    const people = one.people.map((person, at) => ({
      ...{ person, name: `Tên ${person}`, team: at % 2 },
      answers: one.answers.slice(at * ITEMS, (at + 1) * ITEMS),
    }));
    await keepPlayed(
      store,
      {
        ...{ id: `round-${String(index)}`, code: `CCCCC${String(index + 2)}`, title: `Bài ${String(index)}` },
        at: `2026-${one.month}-${String(one.day).padStart(2, '0')}T01:00:00.000Z`,
        questions: questionsOf(quizItems.slice(0, ITEMS)),
        ...{ trainer: one.trainer, anonymous: one.anonymous, teams: one.teams ? ['Đội 1', 'Đội 2'] : [] },
      },
      people,
      one.voids,
    );
  }
  const results = createResults({
    store,
    people: { role: (person) => Promise.resolve(person === 'chief' ? 'administrator' : person.startsWith('trainer') ? 'trainer' : 'asker') },
    library: directiveLibrary,
    topicName: (topic) => topic,
    now: () => new Date('2026-11-29T03:00:00.000Z'),
    retentionDays: 120,
  }); // prettier-ignore
  const attempts = await store.attempts({ person: null, round: null, since: '' });
  return { results, attempts, store };
}

const count = (attempts: readonly Attempt[]) =>
  `${String(attempts.filter(({ correct }) => correct).length)}/${String(attempts.length)}`;
const said = ({ right, answers }: { right: number; answers: number }) =>
  `${String(right)}/${String(answers)}`;
const sums = (lines: readonly { label: string; right: number; answers: number }[]) =>
  new Map(lines.map((line) => [line.label, said(line)]));
function counts(attempts: readonly Attempt[], labelOf: (one: Attempt) => string): Map<string, string> {
  const labels = [...new Set(attempts.map(labelOf))];
  return new Map(labels.map((label) => [label, count(attempts.filter((one) => labelOf(one) === label))]));
}
/** Right of all that was asked in the rounds that a person took part in, of those that somebody answered. */
function askedIn(rounds: readonly DrawnRound[], open: readonly Attempt[]): Map<string, string> {
  const answered = rounds.filter((_, index) => open.some(({ round }) => round === `round-${String(index)}`));
  return new Map(
    PEOPLE.flatMap((person) => {
      const own = answered.filter(({ people }) => people.includes(person));
      const asked = own.reduce((sum, { voids }) => sum + ITEMS - voids.length, 0);
      const right = open.filter((one) => one.person === person && one.correct).length;
      return own.length === 0 ? [] : [[`Tên ${person}`, said({ right, answers: asked })] as const];
    }),
  );
}
const EVERYTHING = { from: null, to: null, codes: [] };

/** What a trainer, or an administrator, sees against the attempts of the rounds that are theirs. */
function expectSame(seen: ManyRounds, own: readonly Attempt[], rounds: readonly DrawnRound[]): void {
  const roundOf = ({ round }: Attempt) => rounds[Number(round?.slice('round-'.length))];
  const open = own.filter((one) => roundOf(one)?.anonymous === false);
  expect(said(seen.all)).toBe(count(own));
  expect(seen.people).toBe(new Set(own.map(({ person }) => person)).size);
  expect(sums(seen.topics)).toEqual(counts(own, ({ topic }) => topic ?? ''));
  expect(new Map(seen.rules.map((line) => [line.rule.provision, said(line)]))).toEqual(counts(own, ({ provision }) => provision ?? '')); // prettier-ignore
  expect(sums(seen.persons)).toEqual(askedIn(rounds, open));
  expect([...seen.persons.map(({ high }) => high)].sort((a, b) => a - b)).toEqual(
    seen.persons.map(({ high }) => high),
  );
  expect(sums(seen.rounds)).toEqual(
    counts(own, ({ round }) => `Bài ${String(round?.slice('round-'.length))}`),
  );
  const cells = seen.heat.flatMap(({ cells: inTopic }) => inTopic);
  expect(cells.reduce((sum, { answers }) => sum + answers, 0)).toBe(own.length);
  for (const lines of [seen.periods, seen.units.length > 0 ? seen.units : seen.periods])
    expect(lines.reduce((sum, { answers }) => sum + answers, 0)).toBe(own.length);
  for (const line of [...seen.persons, ...seen.units])
    expect(line.points.reduce((sum, point) => sum + (point?.answers ?? 0), 0)).toBe(line.answers);
}

describe('many rounds', () => {
  it('sum up to the attempts of exactly the rounds that somebody may see, whatever was played', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(drawnRound, { maxLength: 6 }), async (rounds) => {
        const { results, attempts } = await world(rounds);
        for (const who of ['trainer-a', 'trainer-b', 'chief']) {
          const own = attempts.filter(({ round }) => who === 'chief' || rounds[Number(round?.slice('round-'.length))]?.trainer === who); // prettier-ignore
          const seen = await results.many(who, EVERYTHING);
          if (seen === null) throw new Error(`${who} sees nothing`);
          expectSame(seen, own, rounds);
        }
        for (const who of ['an', null]) {
          expect(await results.many(who, EVERYTHING)).toBeNull();
          expect(await results.manyFile(who, EVERYTHING, 'ket-qua.xlsx')).toBe('refused');
        }
      }),
      { numRuns: 40 },
    );
  });

  it('take those that ended within the days, by the calendar of Viet Nam', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(drawnRound, { maxLength: 5 }), fc.integer({ min: 1, max: 28 }), async (rounds, day) => {
        const { results, attempts } = await world(rounds);
        const from = `2026-09-${String(day).padStart(2, '0')}`;
        const seen = await results.many('chief', { from, to: '2026-10-15', codes: [] });
        const within = attempts.filter(({ at }) => dayInVietNam(new Date(at)) >= from && dayInVietNam(new Date(at)) <= '2026-10-15');
        expect(said(seen?.all ?? { right: 0, answers: 0 })).toBe(count(within));
      }),
      { numRuns: 30 },
    ); // prettier-ignore
  });

  it('tell no team of fewer than five of an anonymous round, alone or as what is left over', async () => {
    await fc.assert(
      fc.asyncProperty(drawnRound, async (one) => {
        const { results } = await world([{ ...one, anonymous: true, teams: true }]);
        const seen = await results.many('chief', EVERYTHING);
        expect(seen?.persons).toEqual([]);
        for (const { people, label } of seen?.units ?? [])
          expect([label, people >= 5 || label.startsWith('Không ghi')]).toEqual([label, true]);
        if ((seen?.units.length ?? 0) > 1) for (const { people } of seen?.units ?? []) expect(people).toBeGreaterThanOrEqual(5); // prettier-ignore
      }),
      { numRuns: 60 },
    );
  });

  it('say which rounds are counted: of those that ended some were answered by nobody, and of people those with names', async () => {
    const played = (people: DrawnRound['people'], anonymous: boolean): DrawnRound => ({
      ...{ day: 2, month: '11', trainer: 'trainer-a', anonymous, teams: false, people, voids: [] },
      answers: PEOPLE.flatMap(() => [true, null, null]),
    });
    const { results } = await world([played(['an', 'binh'], false), played(['an'], true), played([], false)]);
    const seen = await results.many('trainer-a', EVERYTHING);
    expect(seen).toMatchObject({
      looked: 3,
      left: 0,
      older: false,
      rounds: { length: 2 },
      choices: { length: 3 },
    });
    expect(seen?.persons.map(({ label, right, answers, rounds }) => [label, right, answers, rounds])).toEqual(
      [
        ['Tên an', 1, 3, 1],
        ['Tên binh', 1, 3, 1],
      ],
    );
  });

  it('keep people of one name apart, and call who gave none as their newest round did', async () => {
    const store = createMemoryStore();
    const kept = (code: string, at: string, people: readonly (readonly [string, string | null])[]) =>
      keepPlayed(
        store,
        { id: code, code, at, trainer: 'chief', questions: questionsOf(quizItems.slice(0, 1)) },
        people.map(([person, name]) => ({ person, name, answers: [true] })),
      );
    await kept('BBBBBB', '2026-11-02T01:00:00.000Z', [['p1', 'Lan'], ['p2', null]]); // prettier-ignore
    await kept('CCCCCC', '2026-11-09T01:00:00.000Z', [['p3', 'lan '], ['p4', 'Mai'], ['p2', null]]); // prettier-ignore
    const results = createResults({
      ...{ store, library: directiveLibrary, topicName: String, retentionDays: 90 },
      people: { role: () => Promise.resolve('administrator') },
      now: () => new Date('2026-11-29T03:00:00.000Z'),
    });
    const labels = (await results.many('chief', EVERYTHING))?.persons.map(({ label }) => label);
    expect(labels?.sort()).toEqual(['Lan', 'Mai', 'Người 3 (bài CCCCCC)', 'lan (2)']);
  });

  it('count an item whose words were changed between two rounds as two', async () => {
    const store = createMemoryStore();
    const [item] = quizItems;
    if (item === undefined) throw new Error('no item');
    const people = [{ person: 'an', name: 'An', answers: [true] }];
    const kept = (id: string, at: string, stem: string) =>
      keepPlayed(store, { id, code: id, at, trainer: 'chief', questions: questionsOf([{ ...item, stem }]) }, people);
    await kept('BBBBBB', '2026-11-02T01:00:00.000Z', 'Lời cũ?');
    await kept('CCCCCC', '2026-11-09T01:00:00.000Z', item.stem);
    const results = createResults({
      ...{ store, library: directiveLibrary, topicName: String, retentionDays: 90 },
      people: { role: () => Promise.resolve('administrator') },
      now: () => new Date('2026-11-29T03:00:00.000Z'),
    });
    const seen = await results.many('chief', EVERYTHING);
    expect(seen?.items.map(({ stem, answers, rounds }) => [stem, answers, rounds])).toEqual([
      [item.stem, 1, 1],
      ['Lời cũ?', 1, 1],
    ]);
    const bytes = await results.manyFile('chief', EVERYTHING, 'cau-hoi.csv');
    expect(new TextDecoder().decode(bytes instanceof Uint8Array ? bytes : undefined)).toContain(`${item.id} (lời văn cũ 1)`);
  }); // prettier-ignore
});
