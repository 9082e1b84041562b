import { describe, expect, it } from 'vitest';
import { nextFor, ranking, standings } from '../../../bot/quiz/round.ts';
import { play } from '../../support/quiz-round.ts';

describe('an assignment', () => {
  const changes = {
    kind: 'assignment',
    seconds: null,
    deadline: '2026-11-26T03:00:00.000Z',
    reminders: ['2026-11-26T02:00:00.000Z'],
  } as const;
  const shown = (person: string, item: number) =>
    ({ kind: 'shown', person, item, poll: null, message: null }) as const;

  it('lets everyone go at their own pace, each item from when it was shown, until the deadline', () => {
    const round = play(changes);
    round.at(0, { kind: 'started' });
    for (const person of ['An', 'Bình']) round.at(1, { kind: 'joined', person, name: person, team: null });
    expect(round.vote(2, 'An', 0)).toBe('not_open');
    round.at(10, shown('An', 0));
    round.vote(13, 'An', 0);
    expect(nextFor(round.state(), 'An')).toBe(1);
    expect(nextFor(round.state(), 'Bình')).toBe(0);
    round.at(500, shown('Bình', 0));
    round.vote(502, 'Bình', 0);
    expect(round.ranks()).toEqual(['1 Bình', '2 An']);
    expect(standings(round.state())[0]).toMatchObject({ of: 8, ofAll: 8 });
    expect(round.duties()).toMatchObject({ after: 3600, kind: 'reminded', index: 0 });
    round.at(3600, { kind: 'reminded', index: 0 });
    expect(round.duties()).toMatchObject({ after: 7200, kind: 'ended', by: 'deadline' });
    round.at(7200, { kind: 'ended', by: 'deadline' });
    round.at(7201, shown('An', 1));
    expect(round.vote(7201, 'An', 1)).toBe('ended');
    expect(ranking(round.state().setup, round.events)).toEqual(standings(round.state()));
  });
});
