import type { Attendant, Escalated, EscalationStore, HumanAnswer, Passed } from '../../bot/escalated.ts';
import { nameOfReply } from '../../bot/escalated.ts';
import type { Fates, MemoryMail } from './memory-mail.ts';

type Row = Passed & {
  readonly number: number;
  announced: boolean;
  answer: HumanAnswer | null;
  by: string | null;
  returned: 'given_up' | 'blocked' | null;
  told: boolean;
  held: boolean;
  shown: boolean;
  address: Passed['address'];
};

export interface MemoryEscalations {
  readonly store: EscalationStore;
  readonly fates: Fates;
  /** A chat has another name, and its one person too where that is given. */
  move(from: string, to: string, person?: string): void;
  expire(before: string): number;
}

/** Questions passed to people, as long as the object lives. `asker`: who asked the question of a turn. */
export function createMemoryEscalations(
  mail: () => MemoryMail,
  asker: (turn: string) => string | undefined,
): MemoryEscalations {
  let rows: Row[] = [];
  let attendants: Attendant[] = [];
  let last = 0;
  const name = (row: Row) => nameOfReply(row.number);
  const find = (number: number) => rows.find((row) => row.number === number);
  const reached = (row: Row): Escalated['reached'] => {
    if (row.answer === null || row.returned !== null) return row.returned;
    if (row.held) return 'held';
    if (row.channel === 'web' || row.channel === 'terminal') return row.shown ? 'sent' : 'kept';
    return mail().isWaiting(name(row)) ? 'sending' : 'sent';
  };
  const shown = (row: Row): Escalated => {
    const { turn, chat, person, channel, address, question, understood, outcome, same, at } = row;
    const passed = { turn, chat, person, channel, address, question, understood, outcome, same, at };
    return { ...passed, number: row.number, answer: row.answer, by: row.by, reached: reached(row) };
  };
  const untold = () => rows.filter(({ answer, announced }) => answer === null && !announced);
  const returned = (wanted: (row: Row) => boolean) =>
    rows.filter((row) => row.returned !== null && wanted(row)).map(shown);
  const mark = (names: readonly string[], value: Row['returned']) => {
    for (const row of rows.filter((one) => names.includes(name(one))))
      [row.returned, row.told] = [value, false];
  };

  const store: EscalationStore = {
    escalate: async (passed, most) => {
      const known = rows.find(
        (row) =>
          row.turn === passed.turn ||
          (row.person === passed.person && row.same === passed.same && row.answer === null),
      );
      if (known !== undefined) return { kind: 'known', number: known.number };
      const own = rows.filter(({ person, at }) => person === passed.person && at >= most.since);
      if (own.length >= most.ofPerson) return { kind: 'person_full' };
      if (rows.filter(({ answer }) => answer === null).length >= most.waiting) return { kind: 'full' };
      const fresh = {
        announced: false,
        answer: null,
        by: null,
        returned: null,
        told: false,
        held: false,
        shown: false,
      };
      rows.push({ ...passed, number: ++last, ...fresh });
      return { kind: 'taken', number: last };
    },
    escalated: async (number) => {
      const row = find(number);
      return row === undefined ? null : shown(row);
    },
    listEscalated: async ({ answered, limit, offset }) => {
      const wanted = rows.filter(({ answer }) => (answer !== null) === answered);
      const order = answered
        ? wanted.sort((a, b) => (b.answer?.at ?? '').localeCompare(a.answer?.at ?? '') || b.number - a.number)
        : wanted;
      return order.slice(offset, offset + limit).map(shown);
    },
    countEscalated: async (answered) => rows.filter(({ answer }) => (answer !== null) === answered).length,
    escalatedOf: async (chat) => rows.filter((row) => row.chat === chat).map(shown),
    answerEscalated: async (number, by, answer, letters) => {
      const row = find(number);
      if (row === undefined || row.answer !== null) return false;
      [row.answer, row.by, row.held] = [answer, by, letters === null];
      mail().writeNamed(name(row), row.channel, letters ?? [], answer.at);
      return true;
    },
    returnedOf: async (chat) =>
      rows.filter((row) => row.chat === chat && (row.returned !== null || row.held)).map(shown),
    heldReplies: async () => rows.filter(({ held }) => held).map(shown),
    sendAgain: async (number, letters, at) => {
      const row = find(number);
      if (row === undefined || (row.returned === null && !row.held) || row.address === null) return false;
      [row.returned, row.told, row.held] = [null, false, false];
      mail().dropDead(name(row));
      mail().writeNamed(name(row), row.channel, letters, at);
      return true;
    },
    keptIn: async (channel) =>
      rows.filter((row) => row.channel === channel && row.answer !== null && !row.shown).map(shown),
    markShown: async (number) => {
      const row = find(number);
      if (row !== undefined) row.shown = true;
    },
    countUntold: async () => untold().length,
    tellWaiting: async (at, persons, letters) => {
      for (const row of untold()) row.announced = true;
      attendants = attendants.map((one) => (persons.includes(one.person) ? { ...one, told: at } : one));
      for (const post of letters) mail().write({ ...post, update: null, at });
    },
    returnedUntold: async () => returned(({ told }) => !told),
    tellReturned: async (numbers, at, letters) => {
      for (const row of rows.filter(({ number }) => numbers.includes(number))) row.told = true;
      for (const post of letters) mail().write({ ...post, update: null, at });
    },
    dropAddresses: async () => {
      for (const row of rows) if (reached(row) === 'sent') row.address = null;
    },
    forgetEscalated: async (chat, person) => {
      const gone = rows.filter((row) => row.chat === chat && [row.person, asker(row.turn)].includes(person));
      rows = rows.filter((row) => !gone.includes(row));
      for (const row of gone) {
        mail().dropNamed(name(row));
        mail().dropDead(name(row));
      }
      return gone.length;
    },
    putAttendant: async (attendant) => {
      const told = attendants.find(({ person }) => person === attendant.person)?.told ?? null;
      attendants = attendants.filter(({ person }) => person !== attendant.person);
      attendants = [...attendants, { ...attendant, told }].sort((a, b) => (a.person < b.person ? -1 : 1));
    },
    attendants: async () => attendants,
  };
  return {
    store,
    fates: {
      buried: (names) => mark(names, 'given_up'),
      closed: (names, channel, chat) => {
        mark(names, 'blocked');
        attendants = attendants.filter((one) => one.channel !== channel || one.chat !== chat);
      },
      revived: (names) => mark(names, null),
    },
    move: (from, to, person) => {
      rows = rows.map((row) =>
        row.chat === from ? { ...row, chat: to, person: person ?? row.person } : row,
      );
    },
    expire: (before) => {
      const all = rows.length + attendants.length;
      rows = rows.filter(({ at }) => at >= before);
      attendants = attendants.filter(({ at }) => at >= before);
      return all - rows.length - attendants.length;
    },
  };
}
