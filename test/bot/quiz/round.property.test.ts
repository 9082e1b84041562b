import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Happening, RoundEvent, RoundSetup } from '../../../bot/quiz-rounds.ts';
import {
  newRound,
  nextDue,
  nextFor,
  openItem,
  ranking,
  replay,
  standings,
  step,
  teamStandings,
  type RoundState,
} from '../../../bot/quiz/round.ts';
import { roundWith } from '../../fixtures/quiz-items.ts';

/** What people, platform and trainer try, whether it fits or not; between them the clock brings what is due. */
type Try =
  | { readonly act: 'vote'; readonly person: number; readonly item: number; readonly option: number; readonly sealed: boolean } // prettier-ignore
  | { readonly act: 'join'; readonly person: number; readonly team: number | null }
  | { readonly act: 'leave'; readonly person: number }
  | { readonly act: 'steer'; readonly kind: 'paused' | 'resumed' | 'trainer_left' | 'trainer_back' | 'ended' }
  | { readonly act: 'void'; readonly items: readonly number[] }
  | { readonly act: 'wait' };

const person = fc.nat(6);
const tries: fc.Arbitrary<{ readonly after: number; readonly tried: Try }> = fc.record({
  // Few different times, so that ties happen.
  after: fc.constantFrom(0, 0, 1_000, 2_000, 7_000, 20_000),
  tried: fc.oneof(
    { weight: 12, arbitrary: fc.record({ act: fc.constant('vote' as const), person, item: fc.nat(3), option: fc.nat(4), sealed: fc.boolean() }) }, // prettier-ignore
    {
      weight: 2,
      arbitrary: fc.record({ act: fc.constant('join' as const), person, team: fc.option(fc.nat(3)) }),
    },
    { weight: 1, arbitrary: fc.record({ act: fc.constant('leave' as const), person }) },
    {
      weight: 2,
      arbitrary: fc.record({
        act: fc.constant('steer' as const),
        kind: fc.constantFrom('paused', 'resumed', 'trainer_left', 'trainer_back', 'ended'),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        act: fc.constant('void' as const),
        items: fc.array(fc.nat(4), { maxLength: 2 }),
      }),
    },
    { weight: 4, arbitrary: fc.constant({ act: 'wait' as const }) },
  ),
});

const setups: fc.Arbitrary<RoundSetup> = fc.record({
  kind: fc.constantFrom('live' as const, 'assignment' as const),
  anonymous: fc.boolean(),
  closesWhenAll: fc.boolean(),
  confirms: fc.boolean(),
  teams: fc.constantFrom([], ['Đội 1', 'Đội 2', 'Đội 3']),
}).map((changes) => roundWith({ ...changes, questions: roundWith().questions.slice(0, 4), ...(changes.kind === 'live' ? {} : { seconds: null, deadline: '2026-11-26T01:05:00.000Z' }) })); // prettier-ignore

function happeningOf(tried: Exclude<Try, { act: 'wait' }>): Happening {
  switch (tried.act) {
    case 'vote': {
      const { item, option, sealed } = tried;
      const name = `Tên ${String(tried.person)}`;
      return {
        ...{ kind: 'vote', person: `p${String(tried.person)}`, item, options: [option], name, update: null },
        sealed,
      };
    }
    case 'join':
      return { kind: 'joined', person: `p${String(tried.person)}`, name: null, team: tried.team };
    case 'leave':
      return { kind: 'left_team', person: `p${String(tried.person)}` };
    case 'void':
      return { kind: 'voided', items: tried.items };
    case 'steer':
      return tried.kind === 'ended' ? { kind: 'ended', by: 'trainer' } : { kind: tried.kind };
  }
}

interface Played {
  readonly state: RoundState;
  readonly events: readonly RoundEvent[];
}

function play(setup: RoundSetup, all: readonly { after: number; tried: Try }[]): Played {
  let state = newRound(setup);
  let now = Date.parse(setup.at);
  const events: RoundEvent[] = [];
  const take = (happening: Happening, at: number): boolean => {
    const next = step(state, happening, at);
    if (next.kind === 'refused') return false;
    state = next.state;
    events.push(next.event);
    return true;
  };
  take({ kind: 'started' }, now);
  for (const { after, tried } of all) {
    now += after;
    for (let due = nextDue(state); due !== null && due.at <= now; due = nextDue(state))
      expect(take(due.happening, now), JSON.stringify(due)).toBe(true);
    const open = openItem(state);
    if (open !== null && setup.confirms)
      take({ kind: 'shown', item: open, person: null, poll: 'p', message: 1 }, now);
    if (setup.kind === 'assignment')
      for (const one of state.players.keys()) {
        const item = nextFor(state, one);
        if (item !== null) take({ kind: 'shown', item, person: one, poll: null, message: null }, now);
      }
    if (tried.act !== 'wait') take(happeningOf(tried), now);
  }
  return { state, events };
}

const played = fc.tuple(setups, fc.array(tries, { maxLength: 60 })).map(([setup, all]) => play(setup, all));

describe('whatever people, platform and trainer do', () => {
  it('the ranking from the log alone is that of the machine', () => {
    fc.assert(
      fc.property(played, ({ state, events }) => {
        expect(ranking(state.setup, events)).toEqual(standings(state));
      }),
      { numRuns: 400 },
    );
  });

  it('the log leads to the same state again, cut anywhere and gone on with', () => {
    fc.assert(
      fc.property(played, fc.nat(), ({ state, events }, cut) => {
        const fresh = newRound(state.setup);
        expect(replay(fresh, events)).toEqual(state);
        const place = events.length === 0 ? 0 : cut % events.length;
        expect(replay(replay(fresh, events.slice(0, place)), events.slice(place))).toEqual(state);
      }),
      { numRuns: 200 },
    );
  });

  it('an answer of a person to an item is in the log once, and nothing else scores', () => {
    fc.assert(
      fc.property(played, ({ state, events }) => {
        const votes = events.filter((event) => event.kind === 'vote');
        const keys = votes.map(({ person, item }) => `${person} ${String(item)}`);
        expect(new Set(keys).size).toBe(votes.length);
        const answered = standings(state).reduce((sum, one) => sum + one.answered, 0);
        // What was taken out is kept, and counts for nobody.
        const voids = new Set(events.flatMap((event) => (event.kind === 'voided' ? event.items : [])));
        expect(answered).toBe(votes.filter(({ item }) => !voids.has(item)).length);
        for (const { of, ofAll } of standings(state)) expect(of).toBeLessThanOrEqual(ofAll);
      }),
      { numRuns: 200 },
    );
  });

  it('nobody is asked what was taken out, and what is left is asked', () => {
    fc.assert(
      fc.property(played, ({ state, events }) => {
        const out = new Set<number>();
        for (const event of events) {
          if (event.kind === 'voided') for (const item of event.items) out.add(item);
          if (event.kind === 'asked' || (event.kind === 'shown' && event.person !== null))
            expect(out.has(event.item), JSON.stringify(event)).toBe(false);
          if (event.kind === 'ended' && event.by === 'items') {
            const asked = new Set(events.flatMap((one) => (one.kind === 'asked' ? [one.item] : [])));
            for (const item of state.setup.questions.keys())
              expect(asked.has(item) || out.has(item)).toBe(true);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('ranks are fair: nobody better is behind, equals share, and a rank is one more than those who are better', () => {
    fc.assert(
      fc.property(played, ({ state }) => {
        const all = standings(state);
        for (const one of all) {
          const better = all.filter(
            (other) =>
              other.right > one.right || (other.right === one.right && other.milliseconds < one.milliseconds),
          );
          expect(one.rank).toBe(better.length + 1);
        }
        const teams = teamStandings(state);
        const mean = (one: (typeof teams)[number]) => one.right / one.members;
        teams.forEach((one, index) => {
          const before = teams[index - 1];
          if (before !== undefined) expect(mean(before)).toBeGreaterThanOrEqual(mean(one) - 1e-12);
        });
      }),
      { numRuns: 200 },
    );
  });
});
