import { describe, expect, it } from 'vitest';
import type { Attempt, PracticeCard, PracticeStep, Reminder } from '../../bot/quiz-practice.ts';
import type { Store } from '../../bot/store.ts';
import type { Place } from '../../bot/subscriptions.ts';

const AT = '2026-11-26T01:00:00.000Z';
const LATER = '2026-11-26T02:00:00.000Z';
const an: Place = { channel: 'telegram', chat: '1001' };
const binh: Place = { channel: 'telegram', chat: '1002' };

export const attempt = (changes: Partial<Attempt> = {}): Attempt => ({
  person: 'person-a',
  item: '30-CT/TU#m3.d2~amount.1',
  provision: '30-CT/TU#m3.d2',
  topic: 'alcohol',
  round: null,
  correct: true,
  choice: 1,
  ms: 4200,
  at: AT,
  unit: null,
  ...changes,
});
export const card = (changes: Partial<PracticeCard> = {}): PracticeCard => ({
  person: 'person-a',
  provision: '30-CT/TU#m3.d2',
  version: 'a'.repeat(64),
  memory: {
    due: LATER,
    stability: 2.3065,
    difficulty: 2.11810397,
    scheduledDays: 2,
    learningSteps: 0,
    reps: 1,
    lapses: 0,
    state: 2,
    last: AT,
  },
  asked: 1,
  fast: 0,
  begun: AT,
  aside: null,
  ...changes,
});
export const step = (changes: Partial<PracticeStep> = {}): PracticeStep => ({
  session: { chat: 'chat-a', person: 'person-a', body: { odd: 'a\0b\ud800' }, at: AT },
  attempt: attempt(),
  card: card(),
  ...changes,
});
const everything = { person: null, round: null, since: '' };
const reminder = (place: Place, changes: Partial<Reminder> = {}): Reminder => ({
  ...place,
  person: 'person-a',
  time: '07:30',
  last: '',
  ...changes,
});

/** What every store does with practice, and with the attempts of rounds. */
export function practiceContract(store: () => Store): void {
  const post = (update: string | null) => ({
    channel: 'telegram' as const,
    update,
    letters: [{ chat: '1001', body: { text: 'Đúng.' } }],
    at: AT,
  });
  const written = async ({ channel, chat }: Place) => (await store().nextLetter(channel, chat))?.body ?? null;

  describe('practice', () => {
    it('stores an answer with its letters and its update, once', async () => {
      expect(await store().practised(step(), post('u1'))).toBe(true);
      expect(await store().seen('telegram', 'u1')).toBe(true);
      expect(await store().attempts(everything)).toEqual([attempt()]);
      expect(await store().cards('person-a')).toEqual([card()]);
      expect(await store().session('chat-a', 'person-a')).toEqual(step().session);
      expect(await written(an)).toEqual({ text: 'Đúng.' });
      const other = step({ card: card({ asked: 9 }), session: { ...step().session, body: 'later' } });
      expect(await store().practised(other, post('u1'))).toBe(false);
      expect(await store().attempts(everything)).toHaveLength(1);
      expect(await store().cards('person-a')).toEqual([card()]);
      expect((await store().session('chat-a', 'person-a'))?.body).toEqual({ odd: 'a\0b\ud800' });
      await store().closeChat('telegram', '1001');
      expect(await written(an)).toBeNull();
    });

    it('stores each answer of a channel that delivers once, and one that does not count', async () => {
      await store().practised(step(), post(null));
      await store().practised(
        step({ attempt: attempt({ correct: false, choice: null, ms: null }) }),
        post(null),
      );
      await store().practised(step({ attempt: null, card: null }), post(null));
      expect(
        (await store().attempts(everything)).map(({ correct, choice, ms }) => [correct, choice, ms]),
      ).toEqual([
        [true, 1, 4200],
        [false, null, null],
      ]);
    });

    it('gives cards of a person, the first due first, and puts them aside', async () => {
      const due = (provision: string, at: string) =>
        card({ provision, memory: { ...card().memory, due: at } });
      await store().practised(step({ card: due('b', LATER) }), post(null));
      await store().practised(step({ card: due('a', LATER) }), post(null));
      await store().practised(step({ card: due('c', AT) }), post(null));
      await store().practised(step({ card: card({ person: 'person-b' }) }), post(null));
      await store().putAside('person-a', [
        { provision: 'a', aside: 'ended' },
        { provision: 'unknown', aside: 'changed' },
      ]);
      await store().putAside('person-a', []);
      const cards = await store().cards('person-a');
      expect(cards.map(({ provision, aside }) => [provision, aside])).toEqual([
        ['c', null],
        ['a', 'ended'],
        ['b', null],
      ]);
      expect(await store().cards('person-b')).toHaveLength(1);
    });

    it('keeps one session a chat and person, until it is dropped or old', async () => {
      const session = (chat: string, at = AT) => ({ chat, person: 'person-a', body: { at }, at });
      await store().putSession(session('chat-a'));
      await store().putSession(session('chat-a', LATER));
      await store().putSession(session('chat-b'));
      expect(await store().session('chat-a', 'person-a')).toEqual(session('chat-a', LATER));
      expect(await store().session('chat-a', 'person-b')).toBeNull();
      await store().expire(LATER);
      expect(await store().session('chat-b', 'person-a')).toBeNull();
      expect(await store().dropSession('chat-a', 'person-a')).toBe(true);
      expect(await store().dropSession('chat-a', 'person-a')).toBe(false);
    });

    it('keeps the first attempt of a person at an item of a round, and every one of practice', async () => {
      const inRound = attempt({ round: 'r1', unit: 'Phòng A' });
      await store().addAttempts([inRound, attempt({ round: 'r1', person: 'person-b', at: LATER })]);
      await store().addAttempts([{ ...inRound, correct: false }, attempt({ round: 'r2' })]);
      await store().addAttempts([attempt({ at: LATER }), attempt({ at: LATER })]);
      await store().addAttempts([]);
      expect(await store().attempts({ ...everything, round: 'r1' })).toEqual([
        inRound,
        attempt({ round: 'r1', person: 'person-b', at: LATER }),
      ]);
      expect(await store().attempts({ ...everything, person: 'person-a' })).toHaveLength(4);
      expect(await store().attempts({ person: 'person-a', round: null, since: LATER })).toHaveLength(2);
    });

    it('puts others in place of all attempts of a round', async () => {
      const [first, second] = [
        attempt({ round: 'r1', person: 'r1:1' }),
        attempt({ round: 'r1', person: 'r1:2' }),
      ];
      await store().addAttempts([first, second, attempt({ round: 'r2' }), attempt()]);
      await store().replaceAttempts('r1', [{ ...first, correct: false }]);
      expect(await store().attempts({ ...everything, round: 'r1' })).toEqual([{ ...first, correct: false }]);
      await store().replaceAttempts('r1', []);
      expect((await store().attempts(everything)).map(({ round }) => round)).toEqual(['r2', null]);
    });

    it('counts attempts by topic, rule and week in Viet Nam, whoever made them', async () => {
      // Sunday evening and Monday morning in Viet Nam.
      const [sunday, monday] = ['2026-11-22T16:59:59.000Z', '2026-11-22T17:00:00.000Z'];
      await store().addAttempts([
        attempt({ at: sunday }),
        attempt({ at: monday, correct: false, round: 'r1' }),
        attempt({ at: AT, person: 'person-b', topic: null, provision: 'x#d1' }),
      ]);
      const count = (key: string | null, right: number, answers: number, people = 1) => ({
        ...{ key, right, answers, people },
      });
      expect(await store().tallies('week', '')).toEqual([
        count('2026-11-16', 1, 1),
        count('2026-11-23', 1, 2, 2),
      ]);
      expect(await store().tallies('topic', '')).toEqual([count(null, 1, 1), count('alcohol', 1, 2)]);
      expect(await store().tallies('provision', monday)).toEqual([
        count('30-CT/TU#m3.d2', 0, 1),
        count('x#d1', 1, 1),
      ]);
      expect(await store().tallies('week', '2027-01-01T00:00:00.000Z')).toEqual([]);
      await store().addAttempts([attempt({ provision: null }), attempt({ provision: 'x#d1', person: 'c' })]);
      const on = (provision: string, ...counted: Parameters<typeof count>) => ({
        ...{ ...count(...counted), provision },
      });
      expect(await store().ruleTallies('')).toEqual([
        on('x#d1', null, 1, 1),
        on('30-CT/TU#m3.d2', 'alcohol', 1, 2),
        on('x#d1', 'alcohol', 1, 1),
      ]);
      expect(await store().ruleTallies('2027-01-01T00:00:00.000Z')).toEqual([]);
    });

    it('deletes attempts of rounds after the days of retention, and keeps those of practice', async () => {
      await store().addAttempts([attempt({ round: 'r1' }), attempt({ round: 'r2', at: LATER }), attempt()]);
      expect(await store().expire(LATER)).toBe(1);
      expect((await store().attempts(everything)).map(({ round }) => round)).toEqual([null, 'r2']);
    });

    it('forgets one person', async () => {
      await store().practised(step(), post(null));
      await store().practised(step({ card: card({ person: 'person-b' }), attempt: null }), post(null));
      await store().addAttempts([attempt({ round: 'r1' }), attempt({ person: 'person-b' })]);
      expect(await store().forgetPractice('person-a')).toEqual({ attempts: 2, cards: 1 });
      expect(await store().forgetPractice('person-a')).toEqual({ attempts: 0, cards: 0 });
      expect(await store().session('chat-a', 'person-a')).toBeNull();
      expect(await store().cards('person-b')).toHaveLength(1);
      expect(await store().attempts(everything)).toEqual([attempt({ person: 'person-b' })]);
    });

    it('reminds a chat once a day, until it is asked to stop or takes nothing more', async () => {
      await store().putReminder(reminder(binh, { time: '19:00' }), AT);
      await store().putReminder(reminder(an, { time: '20:00' }), AT);
      await store().putReminder(reminder(an), LATER);
      expect(await store().reminders('telegram')).toEqual([reminder(an), reminder(binh, { time: '19:00' })]);
      expect(await store().reminders('zalo_oa')).toEqual([]);
      const day = { day: '2026-11-26', letters: [{ chat: '1001', body: { text: 'Ôn nhé' } }], at: LATER };
      expect(await store().writeReminder(an, day)).toBe(true);
      expect(await store().writeReminder(an, day)).toBe(false);
      expect(await written(an)).toEqual({ text: 'Ôn nhé' });
      expect((await store().reminder(an))?.last).toBe('2026-11-26');
      expect(await store().writeReminder(binh, { ...day, letters: [] })).toBe(true);
      await store().closeChat('telegram', '1001');
      expect(await store().reminder(an)).toBeNull();
      expect(await store().dropReminder(binh)).toBe(true);
      expect(await store().dropReminder(binh)).toBe(false);
      expect(await store().writeReminder(binh, { ...day, day: '2026-11-27' })).toBe(false);
    });

    it('knows when a chat that is reminded wrote last, and no longer than it is', async () => {
      await store().putReminder(reminder(an), AT);
      await store().heard(an, LATER);
      expect(await store().lastHeard(an)).toBe(LATER);
      await store().putDaily({ ...an, time: '07:30', last: '' }, LATER);
      await store().dropDaily(an);
      expect(await store().lastHeard(an)).toBe(LATER);
      await store().moveFollowed(an, '1003');
      expect((await store().reminder({ ...an, chat: '1003' }))?.time).toBe('07:30');
      expect(await store().dropReminder({ ...an, chat: '1003' })).toBe(true);
      expect(await store().lastHeard({ ...an, chat: '1003' })).toBeNull();
    });
  });
}
