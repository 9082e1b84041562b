import { expect, it } from 'vitest';
import type { Store } from '../../bot/store.ts';
import { roundWith } from '../fixtures/quiz-items.ts';
import { AT, LATER, ballot, line } from './round-lines.ts';

export function setupsContract(store: () => Store): void {
  it('puts other questions into a round as long as it has not begun', async () => {
    const setup = roundWith();
    await store().putRound(setup);
    const fewer = setup.questions.slice(1);
    expect(await store().reviseRound('round-a', fewer)).toBe(true);
    expect(await store().round('round-a')).toEqual({ ...setup, questions: fewer });
    await store().record(line({ kind: 'joined', person: 'p', name: null, team: null, at: AT }));
    expect(await store().reviseRound('round-a', setup.questions)).toBe(true);
    await store().record(line({ kind: 'started', at: AT }));
    expect(await store().reviseRound('round-a', fewer)).toBe(false);
    expect(await store().round('round-a')).toEqual(setup);
    expect(await store().reviseRound('nowhere', fewer)).toBe(false);
  });

  it('gives a round back as it was set up, by id, by code and by chat, each id and code once', async () => {
    const about = {
      topics: ['alcohol'],
      documents: [],
      types: ['match' as const],
      approved: true,
      tags: ['đợt 2'],
    };
    const place = { group: true, place: { thread: 7 }, about };
    const first = roundWith({ teams: ['Đội 1', 'Đội\0 2'], deadline: LATER, ...place });
    expect(await store().putRound(first)).toBe(true);
    expect(await store().putRound(roundWith({ code: 'OTHER1' }))).toBe(false);
    expect(await store().putRound(roundWith({ id: 'round-b' }))).toBe(false);
    const second = roundWith({ id: 'round-b', code: 'OTHER1', at: LATER });
    expect(await store().putRound(second)).toBe(true);
    expect(await store().round('round-a')).toEqual(first);
    expect(await store().round('nowhere')).toBeNull();
    expect(await store().roundByCode('OTHER1')).toEqual(second);
    expect(await store().roundByCode('NONE00')).toBeNull();
    expect(await store().roundsOf('telegram', '-1001', 9)).toEqual([second, first]);
    expect(await store().roundsOf('telegram', '-1001', 1)).toEqual([second]);
    expect(await store().roundsOf('zalo_bot', '-1001', 9)).toEqual([]);
  });

  it('knows which rounds have not ended', async () => {
    await store().putRound(roundWith());
    await store().putRound(roundWith({ id: 'round-b', code: 'OTHER1', at: LATER }));
    expect((await store().openRounds()).map(({ id }) => id)).toEqual(['round-a', 'round-b']);
    expect(await store().record(line({ kind: 'ended', by: 'trainer', at: LATER }))).toBe(true);
    expect((await store().openRounds()).map(({ id }) => id)).toEqual(['round-b']);
    expect(await store().record(line({ kind: 'ended', by: 'items', at: LATER }))).toBe(false);
  });

  it('lists rounds of who set them up, of everybody, and of who took part, the newest first', async () => {
    const [first, second] = [
      roundWith({ pass: 80 }),
      roundWith({ id: 'round-b', code: 'OTHER1', trainer: 'trainer-b', kind: 'assignment', at: LATER }),
    ];
    for (const setup of [first, second]) await store().putRound(setup);
    expect(await store().round('round-a')).toEqual(first);
    await store().record(line(ballot('a')));
    await store().record(line({ kind: 'ended', by: 'trainer', at: LATER }));
    const [older, newer] = [
      { code: first.code, title: first.title, kind: 'live', at: first.at, ended: LATER },
      { code: 'OTHER1', title: second.title, kind: 'assignment', at: LATER, ended: null },
    ];
    expect(await store().ledRounds(null, 9)).toEqual([newer, older]);
    expect(await store().ledRounds(null, 1)).toEqual([newer]);
    expect(await store().ledRounds('trainer-a', 9)).toEqual([older]);
    expect(await store().ledRounds('nobody', 9)).toEqual([]);
    expect(await store().playedRounds('a', 9)).toEqual([older]);
    expect(await store().playedRounds('b', 9)).toEqual([]);
  });

  it('moves the rounds of a chat that has got another id', async () => {
    await store().putRound(roundWith());
    await store().moveRounds('telegram', '-1001', '-1002');
    expect((await store().round('round-a'))?.chat).toBe('-1002');
  });
}
