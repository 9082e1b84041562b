import { expect, it } from 'vitest';
import type { RoundEvent } from '../../bot/quiz-rounds.ts';
import { newRound, ranking, replay, standings } from '../../bot/quiz/round.ts';
import type { Store } from '../../bot/store.ts';
import { roundWith } from '../fixtures/quiz-items.ts';
import { AT, LATER, ballot, line, told, update } from './round-lines.ts';
import { setupsContract } from './round-setups.ts';

async function lettersOf(store: Store): Promise<unknown[]> {
  const bodies: unknown[] = [];
  for (;;) {
    const next = await store.nextLetter('telegram', '-1001');
    if (next === null) return bodies;
    bodies.push(next.body);
    await store.delivered(next.sequence);
  }
}

export function roundsContract(store: () => Store): void {
  setupsContract(store);
  logContract(store);
  straysContract(store);
  lifeContract(store);
}

function logContract(store: () => Store): void {
  it('writes a line with its letters and the mark of its update: all, or nothing where it was there', async () => {
    await store().putRound(roundWith());
    const row = { ...update('7'), chat: 'person-a', body: {}, at: AT };
    await store().receive(row, { updates: 8, letters: 8 });
    const first = line(ballot('a'), { update: update('7'), mail: told('một', 'hai') });
    expect(await store().record(first)).toBe(true);
    expect(await store().seen('telegram', '7')).toBe(true);
    expect(await store().nextArrived('telegram', 'person-a')).toBeNull();
    expect(await store().record(first)).toBe(false);
    // Another update with the same person's answer to the same item.
    expect(await store().record({ ...first, update: update('8') })).toBe(false);
    expect(await store().seen('telegram', '8')).toBe(true);
    expect(await store().record(line(ballot('a', { item: 1 }), { update: update('8') }))).toBe(false);
    expect(await store().record(line(ballot('a', { item: 1 }), { update: update('9') }))).toBe(true);
    expect(await lettersOf(store())).toEqual(['một', 'hai']);
    expect(await store().roundEvents('round-a')).toEqual([ballot('a'), ballot('a', { item: 1 })]);
  });

  it('counts one of many racing answers of a person, and all of many people', async () => {
    await store().putRound(roundWith());
    const same = Array.from({ length: 20 }, (_, index) =>
      store().record(line(ballot('a', { options: [index % 2] }), { update: update(String(index)) })),
    );
    expect((await Promise.all(same)).filter(Boolean)).toHaveLength(1);
    const many = Array.from({ length: 50 }, (_, index) => store().record(line(ballot(`p${String(index)}`))));
    expect((await Promise.all(many)).every(Boolean)).toBe(true);
    expect(await store().roundEvents('round-a')).toHaveLength(51);
  });

  it('writes what a timer does once, whoever does it twice, and no line of a round that is gone', async () => {
    await store().putRound(roundWith());
    const lines: RoundEvent[] = [
      { kind: 'started', at: AT },
      { kind: 'asked', item: 0, at: AT },
      { kind: 'closed', item: 0, by: 'time', at: LATER },
      { kind: 'reminded', index: 0, at: LATER },
    ];
    for (const event of lines) {
      expect(await store().record(line(event, { mail: told('một') }))).toBe(true);
      expect(await store().record(line({ ...event, at: LATER }, { mail: told('hai') }))).toBe(false);
    }
    for (const kind of ['paused', 'resumed', 'paused'] as const)
      expect(await store().record(line({ kind, at: LATER }))).toBe(true);
    expect(await lettersOf(store())).toEqual(['một', 'một', 'một', 'một']);
    const lost = line({ kind: 'paused', at: AT }, { round: 'nowhere', mail: told('một') });
    expect(await store().record(lost)).toBe(false);
    expect(await lettersOf(store())).toEqual([]);
  });

  it('gives a log from which the round is computed again', async () => {
    const setup = roundWith();
    await store().putRound(setup);
    const events: RoundEvent[] = [
      { kind: 'started', at: AT },
      { kind: 'joined', person: 'b', name: 'Bình', team: null, at: AT },
      { kind: 'asked', item: 0, at: AT },
      { kind: 'shown', item: 0, person: null, poll: 'poll-a', message: 7, at: AT },
      ballot('a'),
      { kind: 'trainer_left', at: LATER },
      { kind: 'trainer_back', at: LATER },
      { kind: 'left_team', person: 'b', at: LATER },
      { kind: 'closed', item: 0, by: 'trainer', at: LATER },
    ];
    for (const event of events) await store().record(line(event));
    const read = await store().roundEvents('round-a');
    expect(read).toEqual(events);
    const state = replay(newRound(setup), read);
    expect(state.items).toHaveLength(1);
    expect(ranking(setup, read)).toEqual(standings(state));
  });
}

function straysContract(store: () => Store): void {
  it('keeps an answer to an unknown poll until the poll is known', async () => {
    await store().putRound(roundWith());
    const stray = { poll: 'poll-a', person: 'a', name: 'An', options: [1], at: AT };
    await store().keepStray(stray, update('7'));
    await store().keepStray({ ...stray, options: [0] }, update('8'));
    await store().keepStray({ ...stray, poll: 'poll-b' }, update('9'));
    for (const id of ['7', '8', '9']) expect(await store().seen('telegram', id)).toBe(true);
    expect(await store().foundStrays()).toEqual([]);
    expect(await store().pollPlace('poll-a')).toBeNull();
    const shown = { kind: 'shown', item: 2, person: null, poll: 'poll-a', message: 7, at: LATER } as const;
    await store().record(line(shown));
    expect(await store().pollPlace('poll-a')).toEqual({ round: 'round-a', item: 2 });
    expect(await store().foundStrays()).toEqual([{ ...stray, round: 'round-a', item: 2 }]);
    await store().dropStray('poll-a', 'a');
    expect(await store().foundStrays()).toEqual([]);
  });
}

function lifeContract(store: () => Store): void {
  it('keeps what somebody is being asked, the last', async () => {
    expect(await store().roundDraft('c', 'p')).toBeNull();
    await store().putRoundDraft('c', 'p', { count: 10 }, AT);
    await store().putRoundDraft('c', 'p', { count: 20 }, AT);
    expect(await store().roundDraft('c', 'p')).toEqual({ count: 20 });
    expect(await store().roundDraft('c', 'q')).toBeNull();
    await store().putRoundDraft('d', 'q', 'x', LATER);
    expect(await store().roundDrafts()).toEqual([
      { person: 'p', draft: { count: 20 } },
      { person: 'q', draft: 'x' },
    ]);
    await store().putRoundDraft('c', 'p', null, AT);
    expect(await store().roundDraft('c', 'p')).toBeNull();
  });

  it('gives back that a round was moved, more than once, and that it was missed', async () => {
    await store().putRound(roundWith());
    const moved = { kind: 'moved', startsAt: LATER, deadline: null, reminders: [AT] } as const;
    const events = [
      { ...moved, at: AT },
      { ...moved, startsAt: AT, at: LATER },
      { kind: 'missed', at: LATER },
    ] as const;
    for (const event of events) expect(await store().record(line(event))).toBe(true);
    expect(await store().roundEvents('round-a')).toEqual(events);
  });

  it('deletes what a person answered, and that they took part, and leaves the others', async () => {
    await store().putRound(roundWith());
    for (const person of ['a', 'b']) {
      await store().record(line({ kind: 'joined', person, name: person, team: null, at: AT }));
      await store().record(line(ballot(person)));
    }
    expect(await store().forgetPlayer('a')).toBe(0);
    await store().record(line({ kind: 'ended', by: 'trainer', at: AT }));
    expect(await store().forgetPlayer('a')).toBe(1);
    expect(await store().forgetPlayer('a')).toBe(0);
    expect(JSON.stringify(await store().roundEvents('round-a'))).not.toMatch(/"a"|Tên a/);
    expect((await store().roundEvents('round-a')).map(({ kind }) => kind)).toEqual([
      'forgotten',
      'joined',
      'vote',
      'ended',
    ]);
  });

  it('expires rounds with their logs and polls, strays and drafts', async () => {
    await store().putRound(roundWith());
    await store().putRound(roundWith({ id: 'round-b', code: 'OTHER1', at: LATER }));
    const shown = { kind: 'shown', item: 0, person: null, poll: 'poll-a', message: 7, at: AT } as const;
    await store().record(line(shown));
    await store().keepStray({ poll: 'x', person: 'a', name: null, options: [0], at: AT }, update('7'));
    await store().putRoundDraft('c', 'p', {}, AT);
    // The round, the stray, its update and the draft.
    expect(await store().expire(LATER)).toBe(4);
    expect(await store().round('round-a')).toBeNull();
    expect(await store().roundEvents('round-a')).toEqual([]);
    expect(await store().pollPlace('poll-a')).toBeNull();
    expect(await store().round('round-b')).not.toBeNull();
  });
}
