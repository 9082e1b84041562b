import type { Letter } from '../../bot/channel.ts';
import type { Post } from '../../bot/mail.ts';
import type {
  Attempt,
  PracticeCard,
  PracticeStore,
  Reminder,
  StoredSession,
  Tally,
} from '../../bot/quiz-practice.ts';
import type { Place } from '../../bot/subscriptions.ts';

/** Practice that lives as long as the object. */
export interface MemoryPractice extends PracticeStore {
  hasReminder(place: Place): boolean;
  /** Forgets a chat that takes nothing more. */
  leaveReminder(place: Place): void;
  moveReminder(from: Place, chat: string): void;
  /** Drops sessions and attempts of rounds older than a time; how many. */
  expireSessions(before: string): number;
  /** Drops a person's cards and attempts of practice; how many. */
  forgetAlone(person: string): number;
}

interface Needs {
  /** Marks the update and writes the letters; false where it was marked. */
  readonly post: (post: Post) => Promise<boolean>;
  readonly send: (place: Place, letter: Letter, at: string) => void;
  /** A chat that is written to without asking wrote. */
  readonly heard: (place: Place, at: string) => void;
  readonly unheard: (place: Place) => void;
}

export function createMemoryPractice({ post, send, heard, unheard }: Needs): MemoryPractice {
  const attempts: Attempt[] = [];
  const cards = new Map<string, PracticeCard>();
  const sessions = new Map<string, StoredSession>();
  let reminders: Reminder[] = [];
  const copy = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;
  const key = (a: string, b: string) => `${a}\0${b}`;
  const at =
    ({ channel, chat }: Place) =>
    (row: Place) =>
      row.channel === channel && row.chat === chat;
  const sameOfRound = (one: Attempt) => (other: Attempt) =>
    one.round !== null && one.round === other.round && one.person === other.person && one.item === other.item;
  const add = (one: Attempt): void => {
    if (!attempts.some(sameOfRound(one))) attempts.push(copy(one));
  };
  const put = (session: StoredSession) => void sessions.set(key(session.chat, session.person), copy(session));

  return {
    cards: async (person) =>
      [...cards.values()]
        .filter((card) => card.person === person)
        .sort((a, b) => (a.memory.due + a.provision < b.memory.due + b.provision ? -1 : 1)),
    putAside: async (person, put) => {
      for (const { provision, aside } of put) {
        const card = cards.get(key(person, provision));
        if (card !== undefined) cards.set(key(person, provision), { ...card, aside });
      }
    },
    session: async (chat, person) => sessions.get(key(chat, person)) ?? null,
    putSession: async (session) => put(session),
    dropSession: async (chat, person) => sessions.delete(key(chat, person)),
    practised: async ({ session, attempt, card }, mail) => {
      if (!(await post(mail))) return false;
      put(session);
      if (attempt !== null) add(attempt);
      if (card !== null) cards.set(key(card.person, card.provision), copy(card));
      return true;
    },
    addAttempts: async (added) => added.forEach(add),
    replaceAttempts: async (round, added) => {
      for (const one of attempts.filter((other) => other.round === round))
        attempts.splice(attempts.indexOf(one), 1);
      added.forEach(add);
    },
    attempts: async ({ person, round, since }) =>
      attempts
        .filter(
          (one) =>
            (person ?? one.person) === one.person &&
            (round === null || round === one.round) &&
            one.at >= since,
        )
        .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
    tallies: async (by, since) =>
      counted(attempts, since, (one) => (by === 'week' ? mondayOf(one.at) : one[by])),
    ruleTallies: async (since) => {
      const bound = attempts.filter((one) => one.provision !== null);
      const provisions = [...new Set(bound.map((one) => one.provision ?? ''))].sort();
      return provisions
        .flatMap((provision) =>
          counted(
            bound.filter((one) => one.provision === provision),
            since,
            ({ topic }) => topic,
          ).map((tally) => ({ ...tally, provision })),
        )
        .sort((a, b) => ((a.key ?? '') < (b.key ?? '') ? -1 : (a.key ?? '') > (b.key ?? '') ? 1 : 0));
    },
    forgetPractice: async (person) => {
      const own = attempts.filter((one) => one.person === person);
      for (const one of own) attempts.splice(attempts.indexOf(one), 1);
      const gone = [...cards].filter(([, card]) => card.person === person).map(([name]) => name);
      for (const name of gone) cards.delete(name);
      for (const [name, session] of sessions) if (session.person === person) sessions.delete(name);
      return { attempts: own.length, cards: gone.length };
    },
    forgetAlone: (person) => {
      const own = attempts.filter((one) => one.person === person && one.round === null);
      for (const one of own) attempts.splice(attempts.indexOf(one), 1);
      const gone = [...cards].filter(([, card]) => card.person === person).map(([name]) => name);
      return own.length + gone.filter((name) => cards.delete(name)).length;
    },
    putReminder: async (reminder, time) => {
      reminders = [...reminders.filter((row) => !at(reminder)(row)), copy(reminder)];
      heard(reminder, time);
    },
    dropReminder: async (place) => {
      const before = reminders.length;
      reminders = reminders.filter((row) => !at(place)(row));
      unheard(place);
      return reminders.length < before;
    },
    reminder: async (place) => reminders.find(at(place)) ?? null,
    reminders: async (channel) =>
      reminders
        .filter((row) => row.channel === channel)
        .sort((a, b) => (a.time + a.chat < b.time + b.chat ? -1 : 1)),
    writeReminder: async (place, { day, letters, at: time }) => {
      const open = reminders.find((row) => at(place)(row) && row.last < day);
      if (open === undefined) return false;
      reminders = reminders.map((row) => (row === open ? { ...row, last: day } : row));
      for (const letter of letters) send(place, letter, time);
      return true;
    },
    hasReminder: (place) => reminders.some(at(place)),
    leaveReminder: (place) => void (reminders = reminders.filter((row) => !at(place)(row))),
    moveReminder: (from, chat) =>
      void (reminders = reminders.map((row) => (at(from)(row) ? { ...row, chat } : row))),
    expireSessions: (before) => {
      const old = [...sessions].filter(([, session]) => session.at < before).map(([name]) => name);
      const past = attempts.filter((one) => one.round !== null && one.at < before);
      for (const one of past) attempts.splice(attempts.indexOf(one), 1);
      return old.filter((name) => sessions.delete(name)).length + past.length;
    },
  };
}

/** Attempts from a time on, counted by a key, in its order. */
function counted(
  attempts: readonly Attempt[],
  since: string,
  keyOf: (attempt: Attempt) => string | null,
): Tally[] {
  const keys = new Map<string | null, Attempt[]>();
  for (const one of attempts)
    if (one.at >= since) keys.set(keyOf(one), [...(keys.get(keyOf(one)) ?? []), one]);
  return [...keys]
    .map(([key, own]) => ({
      key,
      right: own.filter(({ correct }) => correct).length,
      answers: own.length,
      people: new Set(own.map(({ person }) => person)).size,
    }))
    .sort((a, b) => ((a.key ?? '') < (b.key ?? '') ? -1 : 1));
}

const DAY = 24 * 60 * 60 * 1_000;

/** The Monday of a time's week in Viet Nam, counted from a Monday of 1970. */
function mondayOf(at: string): string {
  const days = Math.floor((Date.parse(at) + 7 * 60 * 60 * 1_000) / DAY);
  return new Date((days - ((days + 3) % 7)) * DAY).toISOString().slice(0, 10);
}
