import { expect, it } from 'vitest';
import type { Letter } from '../../bot/channel.ts';
import type { Ballot, RoundEvent, RoundRecord } from '../../bot/quiz-rounds.ts';
import { newRound, ranking, replay, standings } from '../../bot/quiz/round.ts';
import type { Store } from '../../bot/store.ts';
import { roundWith } from '../fixtures/quiz-items.ts';

const AT = '2026-11-26T01:00:00.000Z';
const LATER = '2026-11-26T01:00:05.000Z';

const letter = (body: string): Letter => ({ chat: '-1001', body });
const ballot = (person: string, changes: Partial<Ballot> = {}): RoundEvent => ({
  ...{ kind: 'vote', person, item: 0, options: [0], name: `Tên ${person}`, update: null, sealed: true },
  at: LATER,
  ...changes,
});
const line = (event: RoundEvent, changes: Partial<RoundRecord> = {}): RoundRecord => ({
  round: 'round-a',
  event,
  update: null,
  mail: [],
  ...changes,
});
const told = (...bodies: string[]): RoundRecord['mail'] => [
  { channel: 'telegram', letters: bodies.map(letter) },
];
const update = (id: string) => ({ channel: 'telegram', id }) as const;

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

function setupsContract(store: () => Store): void {
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
    const first = roundWith({ teams: ['Đội 1', 'Đội\0 2'], deadline: LATER });
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

  it('moves the rounds of a chat that has got another id', async () => {
    await store().putRound(roundWith());
    await store().moveRounds('telegram', '-1001', '-1002');
    expect((await store().round('round-a'))?.chat).toBe('-1002');
  });
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
    await store().putRoundDraft('c', 'p', null, AT);
    expect(await store().roundDraft('c', 'p')).toBeNull();
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
    expect(await store().roundEvents('round-a')).toHaveLength(3);
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
