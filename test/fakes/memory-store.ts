import type { ChannelName, Letter } from '../../bot/channel.ts';
import type { AuditEntry, Code, Person, Store, Turn, TurnsWanted } from '../../bot/store.ts';
import type { Place } from '../../bot/subscriptions.ts';
import { createMemoryBank } from './memory-bank.ts';
import { createMemoryCertificates } from './memory-certificates.ts';
import { createMemoryEscalations } from './memory-escalations.ts';
import { createMemoryMail, type MemoryMail } from './memory-mail.ts';
import { createMemoryPractice, type MemoryPractice } from './memory-practice.ts';
import { createMemoryRounds } from './memory-rounds.ts';
import { createMemorySubscriptions } from './memory-subscriptions.ts';

type Vote = Parameters<Store['putVote']>[0];

interface Memory {
  turns: Turn[];
  votes: Vote[];
  /** Key of channel and update to the time when it was seen. */
  readonly updates: Map<string, string>;
  readonly people: Map<string, Person>;
  readonly codes: Map<string, Code>;
  readonly audits: AuditEntry[];
  readonly values: Map<string, string>;
  readonly units: Map<string, string>;
  /** Person to the time when they were there last. */
  readonly visitors: Map<string, string>;
}

/** A store that lives as long as the object: for tests whose subject is not the store. */
export function createMemoryStore(): Store {
  const memory: Memory = {
    turns: [],
    votes: [],
    updates: new Map(),
    people: new Map(),
    codes: new Map(),
    audits: [],
    values: new Map(),
    units: new Map(),
    visitors: new Map(),
  };
  const escalations = createMemoryEscalations(
    () => mail,
    (turn) => memory.turns.find(({ id }) => id === turn)?.person,
  );
  const mail: MemoryMail = createMemoryMail(
    {
      mark: ({ channel, update, at }) => mark(memory, channel, update, at),
      seen: (channel, update) => memory.updates.has(key(channel, update)),
      unmark: (channel, update) => void memory.updates.delete(key(channel, update)),
    },
    escalations.fates,
  );
  const send = ({ channel }: Place, letter: Letter, at: string) =>
    mail.write({ channel, update: null, letters: [letter], at });
  const { leave, hear, unheard, ...subscriptions } = createMemorySubscriptions(send, (place) =>
    practice.hasReminder(place),
  );
  const rounds = createMemoryRounds({
    seen: ({ channel, id }, at) => {
      mail.write({ channel, update: id, letters: [], at });
      return mark(memory, channel, id, at);
    },
    post: (channel, letters, at) => mail.write({ channel, update: null, letters, at }),
  });
  const practice: MemoryPractice = createMemoryPractice({
    post: (post) => mail.post(post),
    send,
    heard: hear,
    unheard,
  });
  const { leaveReminder, moveReminder, expireSessions, forgetAlone, ...practised } = practice;
  return {
    ...mail,
    ...escalations.store,
    ...subscriptions,
    ...createMemoryBank(),
    ...createMemoryCertificates(rounds.store.openRounds),
    ...rounds.store,
    ...practised,
    moveFollowed: async (from, chat) => {
      await subscriptions.moveFollowed(from, chat);
      moveReminder(from, chat);
    },
    closeChat: async (channel, chat) => {
      leave({ channel, chat });
      leaveReminder({ channel, chat });
      return mail.closeChat(channel, chat);
    },
    ...turnsIn(memory, mail),
    moveChat: async (from, to) => {
      memory.turns = memory.turns.map((turn) => (turn.chat === from ? { ...turn, chat: to } : turn));
      escalations.move(from, to);
    },
    ...votesIn(memory),
    ...peopleIn(memory),
    ...codesIn(memory),
    unitsOf: async (persons) =>
      new Map(
        persons.flatMap((person) => {
          const unit = memory.units.get(person);
          return unit === undefined ? [] : [[person, unit] as const];
        }),
      ),
    unitsInUse: async (except) => {
      const used = new Map<string, number>();
      for (const [person, unit] of memory.units)
        if (person !== except) used.set(unit, (used.get(unit) ?? 0) + 1);
      return [...used].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([unit]) => unit);
    },
    putUnit: async (person, unit) => {
      if (unit === null) return memory.units.delete(person);
      memory.units.set(person, unit);
      return true;
    },
    sawVisitor: async (person, at) => {
      const before = memory.visitors.get(person) ?? '';
      memory.visitors.set(person, at > before ? at : before);
    },
    value: async (name) => memory.values.get(name) ?? null,
    putValueOnce: async (name, value) => {
      if (!memory.values.has(name)) memory.values.set(name, value);
      return memory.values.get(name) ?? value;
    },
    expire: async (before) =>
      expireVisitors(memory, before, rounds.lastOf, forgetAlone) +
      expire(memory, before) +
      mail.expireMail(before) +
      escalations.expire(before) +
      rounds.expire(before) +
      expireSessions(before),
    close: async () => undefined,
  };
}

/** Browsers that were not there since, with what they practised and their unit. */
function expireVisitors(
  memory: Memory,
  before: string,
  lastOf: (person: string) => string,
  forgetAlone: (person: string) => number,
): number {
  const isGone = (person: string, at: string) =>
    at < before &&
    lastOf(person) < before &&
    !memory.people.has(person) &&
    !memory.turns.some((turn) => turn.chat === person && turn.person === person && turn.at >= before);
  const gone = [...memory.visitors].filter(([person, at]) => isGone(person, at)).map(([person]) => person);
  const rows = gone.map((person) => forgetAlone(person) + (memory.units.delete(person) ? 1 : 0));
  for (const person of gone) memory.visitors.delete(person);
  return rows.reduce((sum, count) => sum + count, gone.length);
}

const key = (channel: ChannelName, update: string): string => `${channel}\0${update}`;

function mark(memory: Memory, channel: ChannelName, update: string, at: string): boolean {
  if (memory.updates.has(key(channel, update))) return false;
  memory.updates.set(key(channel, update), at);
  return true;
}

function turnsIn(
  memory: Memory,
  mail: MemoryMail,
): Pick<
  Store,
  'firstSight' | 'seen' | 'addTurn' | 'lastTurns' | 'lastQuestions' | 'hasTurns' | 'turn' | 'forget'
> {
  const last = ({ chat, person, since, limit }: TurnsWanted): Turn[] =>
    limit === 0
      ? []
      : memory.turns
          .filter((turn) => turn.chat === chat && (person ?? turn.person) === turn.person && turn.at >= since)
          .slice(-limit);
  return {
    firstSight: async (channel, update, at) => mark(memory, channel, update, at),
    seen: async (channel, update) => memory.updates.has(key(channel, update)),
    addTurn: async (turn, update, letters = []) => {
      const { channel, at } = turn;
      const fresh = update === null || mark(memory, channel, update, at);
      mail.write({ channel, update, letters: fresh ? letters : [], at });
      if (!fresh) return false;
      memory.turns.push(turn);
      return true;
    },
    lastTurns: async (wanted) => last(wanted),
    lastQuestions: async (wanted) => last(wanted).map(({ question }) => question),
    hasTurns: async (chat) => memory.turns.some((turn) => turn.chat === chat),
    turn: async (id) => memory.turns.find((turn) => turn.id === id) ?? null,
    forget: async (chat, person) => dropTurns(memory, (turn) => turn.chat === chat && turn.person === person),
  };
}

function votesIn(memory: Memory): Pick<Store, 'putVote' | 'votes'> {
  return {
    putVote: async (vote) => {
      if (!memory.turns.some(({ id }) => id === vote.turn)) return;
      memory.votes = memory.votes.filter(({ turn, person }) => turn !== vote.turn || person !== vote.person);
      memory.votes.push(vote);
    },
    votes: async (id) =>
      memory.votes
        .filter(({ turn }) => turn === id)
        .map(({ person, helpful, at }) => ({ person, helpful, at }))
        .sort((a, b) => (a.at + a.person < b.at + b.person ? -1 : 1)),
  };
}

function peopleIn(memory: Memory): Pick<Store, 'person' | 'putPerson' | 'countPeople' | 'audit' | 'audits'> {
  return {
    person: async (id) => memory.people.get(id) ?? null,
    putPerson: async (person) => void memory.people.set(person.id, person),
    countPeople: async (role) => [...memory.people.values()].filter((person) => person.role === role).length,
    audit: async (entry) => void memory.audits.unshift(entry),
    audits: async (limit) => memory.audits.slice(0, limit),
  };
}

function codesIn(memory: Memory): Pick<Store, 'putCode' | 'takeCode' | 'dropCodes'> {
  return {
    putCode: async (code) => void memory.codes.set(code.hash, code),
    takeCode: async (hash, at) => {
      const code = memory.codes.get(hash);
      if (code === undefined || code.expires <= at) return null;
      memory.codes.delete(hash);
      return code;
    },
    dropCodes: async (purpose, person) =>
      drop(memory.codes, (code) => code.purpose === purpose && code.person === person),
  };
}

function drop<V>(map: Map<string, V>, gone: (value: V) => boolean): number {
  const keys = [...map].filter(([, value]) => gone(value)).map(([key]) => key);
  return keys.filter((key) => map.delete(key)).length;
}

function dropTurns(memory: Memory, gone: (turn: Turn) => boolean): number {
  const ids = new Set(memory.turns.filter(gone).map(({ id }) => id));
  memory.turns = memory.turns.filter(({ id }) => !ids.has(id));
  memory.votes = memory.votes.filter(({ turn }) => !ids.has(turn));
  return ids.size;
}

function expire(memory: Memory, before: string): number {
  return (
    dropTurns(memory, ({ at }) => at < before) +
    drop(memory.updates, (at) => at < before) +
    drop(memory.codes, ({ expires }) => expires < before)
  );
}
