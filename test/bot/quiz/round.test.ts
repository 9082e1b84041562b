import { describe, expect, it } from 'vitest';
import {
  attemptsOf,
  COUNT_IN,
  MOST_AWAY,
  newRound,
  openItem,
  ranking,
  replay,
  standings,
  teamStandings,
} from '../../../bot/quiz/round.ts';
import { roundWith } from '../../fixtures/quiz-items.ts';
import { play, playing } from '../../support/quiz-round.ts';

describe('a live round', () => {
  it('is brought on by time alone: counts in, asks, closes, rests, asks, and ends', () => {
    const round = play({ questions: roundWith().questions.slice(0, 2) });
    expect(round.duties()).toBeNull();
    round.at(0, { kind: 'started' });
    const seen: string[] = [];
    for (let due = round.duties(); due !== null; due = round.duties()) {
      const { after, ...happening } = due;
      seen.push(`${String(after)} ${happening.kind}`);
      expect(round.at(after, happening)).toBe('taken');
    }
    expect(COUNT_IN).toBe(5);
    expect(seen).toEqual(['5 asked', '27 closed', '32 asked', '54 closed', '54 ended']);
    expect(round.effects).toEqual(
      ['tell_started', 'ask', 'tell_closed', 'ask', 'tell_closed', 'tell_results'], // prettier-ignore
    );
    expect(round.at(60, { kind: 'started' })).toBe('ended');
  });

  it('goes on without questions that were taken out, closes the one that is open, and scores no answer to them', () => {
    const round = playing({ questions: roundWith().questions.slice(0, 5) });
    round.vote(6, 'Lan', 0);
    round.vote(8, 'Minh', 0);
    round.at(27, { kind: 'closed', item: 0, by: 'time' });
    round.at(32, { kind: 'asked', item: 1 });
    round.vote(33, 'Minh', 1, false);
    round.vote(34, 'Chi', 1);
    expect(round.at(35, { kind: 'voided', items: [1, 2, 4, 9] })).toBe('taken');
    expect(round.effects.at(-1)).toBe('stop');
    expect(round.vote(36, 'Lan', 1)).toBe('voided');
    expect(round.vote(36, 'Lan', 1, true, true), 'the platform took it in time').toBe('taken');
    expect(round.at(36, { kind: 'voided', items: [2, 1] })).toBe('already');
    expect(round.duties()).toEqual({ after: 40, kind: 'asked', item: 3 });
    expect(round.at(40, { kind: 'asked', item: 2 })).toBe('already');
    round.at(40, { kind: 'asked', item: 3 });
    round.vote(42, 'Chi', 3);
    round.at(62, { kind: 'closed', item: 3, by: 'time' });
    expect(round.duties()).toEqual({ after: 62, kind: 'ended', by: 'items' });
    round.at(62, { kind: 'ended', by: 'items' });
    expect(round.at(63, { kind: 'voided', items: [0] }), 'what has ended stays').toBe('ended');
    expect(standings(round.state())).toMatchObject([
      { name: 'Lan', right: 1, answered: 1, of: 2, ofAll: 2, milliseconds: 1_000 },
      { name: 'Chi', right: 1, answered: 1, of: 1, ofAll: 2, milliseconds: 2_000, from: 1 },
      { name: 'Minh', right: 1, answered: 1, of: 2, ofAll: 2, milliseconds: 3_000 },
    ]);
    expect(ranking(round.state().setup, round.events)).toEqual(standings(round.state()));
    expect(attemptsOf(round.state(), 'T').map(({ person, item }) => [person, item])).toEqual(
      [
        ['Lan', 0],
        ['Minh', 0],
        ['Chi', 3],
      ].map(([person, item]) => [person, roundWith().questions[Number(item)]?.item.id]),
    );
    expect(round.events.filter(({ kind }) => kind === 'vote')).toHaveLength(6);
  });

  it('begins at its time where it is scheduled', () => {
    const round = play({ kind: 'scheduled', startsAt: '2026-11-26T02:00:00.000Z' });
    expect(round.duties()).toMatchObject({ after: 3600, kind: 'started' });
  });

  it('counts the first answer of a person and no other', () => {
    const round = playing();
    expect(round.vote(6, 'Lan', 0, false)).toBe('taken');
    expect(round.vote(7, 'Lan', 0, true)).toBe('voted_before');
    expect(standings(round.state())).toMatchObject([{ name: 'Lan', right: 0, answered: 1 }]);
  });

  it('takes no answer before the item, after its time, nor to what is not there', () => {
    const round = playing();
    expect(round.vote(6, 'Lan', 1)).toBe('not_open');
    expect(round.vote(25.001, 'Lan', 0)).toBe('too_late');
    expect(round.vote(25, 'Lan', 0)).toBe('taken');
    const ballot = { person: 'Minh', item: 0, name: null, update: null, sealed: false };
    expect(round.at(6, { kind: 'vote', ...ballot, options: [9] })).toBe('unknown_option');
    expect(round.at(6, { kind: 'vote', ...ballot, options: [] })).toBe('unknown_option');
  });

  it('counts what the platform sealed in time and told late, with the whole time of the item', () => {
    const round = playing();
    round.at(27, { kind: 'closed', item: 0, by: 'time' });
    expect(round.vote(28, 'Lan', 0, true, false)).toBe('too_late');
    expect(round.vote(90, 'Lan', 0, true, true)).toBe('taken');
    round.at(100, { kind: 'ended', by: 'trainer' });
    expect(round.vote(200, 'Minh', 0, true, true)).toBe('taken');
    expect(standings(round.state()).map(({ milliseconds }) => milliseconds)).toEqual([20_000, 20_000]);
  });

  it('starts the time when the platform has taken the item, the first time', () => {
    const round = playing({ confirms: true });
    expect(round.duties()).toBeNull();
    expect(round.vote(6, 'Lan', 0)).toBe('not_open');
    const shown = { kind: 'shown', item: 0, person: null, poll: 'p' } as const;
    round.at(30, { ...shown, message: 7 });
    expect(round.duties()).toMatchObject({ after: 52, kind: 'closed' });
    round.at(33, { ...shown, poll: 'q', message: 8 });
    expect(round.duties()).toMatchObject({ after: 52 });
    expect(round.state().items[0]).toMatchObject({ message: 8 });
    round.vote(31, 'Lan', 0);
    expect(standings(round.state())[0]).toMatchObject({ milliseconds: 1_000 });
  });

  it('ends an item once all who joined have answered, where it knows who takes part', () => {
    const round = playing({ closesWhenAll: true });
    for (const person of ['Lan', 'Minh']) round.at(5, { kind: 'joined', person, name: person, team: null });
    round.vote(7, 'Lan', 0);
    expect(round.duties()).toMatchObject({ after: 27, kind: 'closed', by: 'time' });
    round.vote(9, 'Minh', 0);
    expect(round.duties()).toMatchObject({ after: 9, kind: 'closed', by: 'all' });
  });

  it('lets the open item run to its end when it is paused, and begins no other until it is resumed', () => {
    const round = playing();
    expect(round.at(6, { kind: 'paused' })).toBe('taken');
    expect(round.at(7, { kind: 'paused' })).toBe('already');
    expect(round.vote(8, 'Lan', 0)).toBe('taken');
    round.at(27, { kind: 'closed', item: 0, by: 'time' });
    expect(round.duties()).toBeNull();
    expect(round.at(90, { kind: 'resumed' })).toBe('taken');
    expect(round.duties()).toMatchObject({ kind: 'asked', item: 1 });
    expect(round.effects.slice(-1)).toEqual(['tell_resumed']);
  });

  it('waits between two items for a trainer who left, goes on when the trainer is back, or by itself after ten minutes', () => {
    const round = playing();
    round.at(6, { kind: 'trainer_left' });
    round.at(27, { kind: 'closed', item: 0, by: 'time' });
    expect(round.duties()).toMatchObject({ after: 6 + MOST_AWAY, kind: 'resumed' });
    expect(round.at(40, { kind: 'trainer_back' })).toBe('taken');
    expect(round.duties()).toMatchObject({ after: 32, kind: 'asked', item: 1 });
  });

  it('closes the open item when the trainer ends it, and tells both', () => {
    const round = playing();
    round.vote(6, 'Lan', 0);
    round.at(8, { kind: 'ended', by: 'trainer' });
    expect(round.effects.slice(-2)).toEqual(['tell_closed', 'tell_results']);
    expect(openItem(round.state())).toBeNull();
    expect(round.duties()).toBeNull();
  });
});

describe('the score', () => {
  it('is what is right first, then the time to what is right; equals share a rank and the next is counted on', () => {
    const round = playing();
    round.vote(8, 'An', 0);
    round.vote(9, 'Bình', 0);
    round.vote(9, 'Chi', 0);
    round.vote(10, 'Dũng', 0);
    round.vote(6, 'Em', 0, false);
    expect(round.ranks()).toEqual(['1 An', '2 Bình', '2 Chi', '4 Dũng', '5 Em']);
    // The time of a wrong answer neither helps nor harms.
    expect(standings(round.state()).at(-1)).toMatchObject({ milliseconds: 0, answered: 1 });
  });

  it('scores who joins late for what remains; earlier items are missed in the figure of all alone', () => {
    const round = playing();
    round.vote(6, 'An', 0);
    round.at(27, { kind: 'closed', item: 0, by: 'time' });
    round.at(28, { kind: 'joined', person: 'Bình', name: 'Bình', team: null });
    round.at(32, { kind: 'asked', item: 1 });
    round.vote(33, 'Bình', 1);
    round.vote(34, 'An', 1);
    expect(standings(round.state())).toMatchObject([
      { name: 'An', right: 2, of: 2, ofAll: 2 },
      { name: 'Bình', right: 1, of: 1, ofAll: 2 },
    ]);
  });

  it('knows people by the order of joining alone where it is anonymous, and keeps no name', () => {
    const round = playing({ anonymous: true });
    round.vote(7, 'Nguyễn Văn Bình', 0, false);
    round.at(8, { kind: 'joined', person: 'p2', name: 'Trần Thị An', team: null });
    round.vote(9, 'p2', 0);
    expect(round.ranks()).toEqual(['1 Người 2', '2 Người 1']);
    const log = JSON.stringify(round.events.map((event) => ('name' in event ? event.name : null)));
    expect(log).not.toMatch(/Bình|An/);
  });

  it('gives a team the mean of its members, crosswise and without rounding', () => {
    const round = playing({ teams: ['Đội 1', 'Đội 2', 'Đội 3'] });
    const teams = { An: 0, Bình: 0, Chi: 1, Dũng: 2 };
    for (const [person, team] of Object.entries(teams))
      round.at(5, { kind: 'joined', person, name: person, team });
    expect(round.at(5, { kind: 'joined', person: 'Em', name: 'Em', team: 3 })).toBe('no_such_team');
    round.vote(8, 'An', 0);
    round.vote(10, 'Bình', 0);
    round.vote(9, 'Chi', 0);
    expect(teamStandings(round.state())).toMatchObject([
      { name: 'Đội 1', rank: 1, members: 2, right: 2, milliseconds: 8_000 },
      { name: 'Đội 2', rank: 1, members: 1, right: 1, milliseconds: 4_000 },
      { name: 'Đội 3', rank: 3, members: 1, right: 0 },
    ]);
    round.at(11, { kind: 'left_team', person: 'Dũng' });
    expect(round.at(12, { kind: 'left_team', person: 'Dũng' })).toBe('already');
    expect(teamStandings(round.state())).toHaveLength(2);
    expect(ranking(round.state().setup, round.events)).toEqual(standings(round.state()));
  });
});

describe('the log', () => {
  it('leads to the same state again', () => {
    const round = playing();
    round.vote(6, 'An', 0);
    round.at(7, { kind: 'paused' });
    round.at(27, { kind: 'closed', item: 0, by: 'time' });
    expect(replay(newRound(round.state().setup), round.events)).toEqual(round.state());
  });
});
