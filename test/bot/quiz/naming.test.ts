import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RoundEvent } from '../../../bot/quiz-rounds.ts';
import { apartFrom, newRound, ranking, replay, standings } from '../../../bot/quiz/round.ts';
import { roundWith } from '../../fixtures/quiz-items.ts';

const at = '2026-11-26T01:00:00.000Z';
const joined = (person: string, name: string | null): RoundEvent => ({ kind: 'joined', person, name, team: null, at }); // prettier-ignore
const calledIn = (events: readonly RoundEvent[]) =>
  standings(replay(newRound(roundWith()), events)).map(({ name }) => name);

describe('people of one round', () => {
  it('who join under a name that somebody has get a number behind it', () => {
    const events = [
      joined('a', 'Lan'),
      joined('b', 'Minh'),
      joined('c', ' lan '),
      joined('d', 'LAN'),
      joined('e', 'Lan (2)'),
    ];
    expect(calledIn(events)).toEqual(['Lan', 'Minh', 'lan (2)', 'LAN (3)', 'Lan (2) (2)']);
  });

  it('who give no name are called by the order of joining, and nobody takes such a name', () => {
    const events = [joined('a', null), joined('b', 'Người 3'), joined('c', ' ')];
    expect(calledIn(events)).toEqual(['Người 1', 'Người 3 (2)', 'Người 3']);
  });

  it('keep their numbers where somebody before them has deleted what they did', () => {
    const gone: RoundEvent = { kind: 'forgotten', at };
    expect(calledIn([joined('a', null), gone, joined('c', null)])).toEqual(['Người 1', 'Người 3']);
  });

  it('are never called alike, and a second count calls them the same', () => {
    const names = fc.constantFrom('Lan', 'lan', 'Lan (2)', 'Người 1', 'người  2', '', null, 'Mai');
    fc.assert(
      fc.property(fc.array(fc.option(names, { nil: undefined }), { maxLength: 12 }), (drawn) => {
        const events = drawn.map((name, index): RoundEvent => (name === undefined ? { kind: 'forgotten', at } : joined(`p${String(index)}`, name))); // prettier-ignore
        const called = calledIn(events).map((name) => name.toLowerCase());
        expect(new Set(called).size).toBe(called.length);
        expect(ranking(roundWith(), events)).toEqual(standings(replay(newRound(roundWith()), events)));
      }),
      { numRuns: 300 },
    );
  });

  it('are called as they wish where nobody has the name', () => {
    expect(apartFrom(['Minh'], 'Nguyễn Thị Lan')).toBe('Nguyễn Thị Lan');
  });
});
