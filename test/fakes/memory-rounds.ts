import type { Letter } from '../../bot/channel.ts';
import type {
  RoundEvent,
  RoundHead,
  RoundSetup,
  RoundStore,
  RoundUpdate,
  Stray,
} from '../../bot/quiz-rounds.ts';
import type { ChannelName } from '../../bot/channel.ts';

/** What rounds need of the rest of a store in memory. */
export interface Around {
  /** Marks an update as seen and takes it out of the inbox; false where it was marked. */
  seen(update: RoundUpdate, at: string): boolean;
  post(channel: ChannelName, letters: readonly Letter[], at: string): void;
}
export interface MemoryRounds {
  readonly store: RoundStore;
  expire(before: string): number;
  /** When a person did something in a round last; empty for never. */
  lastOf(person: string): string;
}

type Row = { setup: RoundSetup; ended: boolean; events: RoundEvent[] };

/** Rounds of the quiz, as long as the object lives. */
export function createMemoryRounds(around: Around): MemoryRounds {
  let rows: Row[] = [];
  let strays: Stray[] = [];
  let drafts: { chat: string; person: string; draft: string; at: string }[] = [];
  const polls = new Map<string, { round: string; item: number }>();
  const find = (id: string) => rows.find(({ setup }) => setup.id === id);
  const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

  const store: RoundStore = {
    putRound: async (setup) => {
      if (rows.some((row) => row.setup.id === setup.id || row.setup.code === setup.code)) return false;
      rows.push({ setup: copy(setup), ended: false, events: [] });
      return true;
    },
    reviseRound: async (id, questions) => {
      const row = find(id);
      if (row === undefined || row.ended || row.events.some(({ kind }) => kind === 'started')) return false;
      row.setup = copy({ ...row.setup, questions });
      return true;
    },
    round: async (id) => find(id)?.setup ?? null,
    roundByCode: async (code) => rows.find(({ setup }) => setup.code === code)?.setup ?? null,
    roundsOf: async (channel, chat, limit) =>
      sorted(rows.filter(({ setup }) => setup.channel === channel && setup.chat === chat))
        .reverse()
        .slice(0, limit),
    openRounds: async () => sorted(rows.filter(({ ended }) => !ended)),
    ledRounds: async (trainer, limit) =>
      headsOf(rows.filter(({ setup }) => trainer === null || setup.trainer === trainer)).slice(0, limit),
    playedRounds: async (person, limit) =>
      headsOf(
        rows.filter(({ events }) => events.some((event) => 'person' in event && event.person === person)),
      ).slice(0, limit),
    roundEvents: async (id) => [...(find(id)?.events ?? [])],
    record: async ({ round, event, update, mail }) => {
      const row = find(round);
      const fresh = update === null || around.seen(update, event.at);
      if (row === undefined) return false;
      if (event.kind === 'shown' && event.poll !== null && !polls.has(event.poll))
        polls.set(event.poll, { round, item: event.item });
      if (event.kind === 'ended') row.ended = true;
      if (!fresh || row.events.some((before) => sameTwice(before, event))) return false;
      row.events.push(copy(event));
      for (const { channel, letters } of mail) around.post(channel, letters, event.at);
      return true;
    },
    pollPlace: async (poll) => polls.get(poll) ?? null,
    keepStray: async (stray, update) => {
      around.seen(update, stray.at);
      if (!strays.some((one) => one.poll === stray.poll && one.person === stray.person))
        strays.push(copy(stray));
    },
    foundStrays: async () =>
      strays
        .flatMap((stray) => {
          const place = polls.get(stray.poll);
          return place === undefined ? [] : [{ ...stray, ...place }];
        })
        .sort((a, b) => (a.at + a.person < b.at + b.person ? -1 : 1)),
    dropStray: async (poll, person) =>
      void (strays = strays.filter((one) => one.poll !== poll || one.person !== person)),
    roundDraft: async (chat, person) => {
      const found = drafts.find((one) => one.chat === chat && one.person === person);
      return found === undefined ? null : (JSON.parse(found.draft) as unknown);
    },
    roundDrafts: async () =>
      drafts.map(({ person, draft }) => ({ person, draft: JSON.parse(draft) as unknown })),
    putRoundDraft: async (chat, person, draft, at) => {
      drafts = drafts.filter((one) => one.chat !== chat || one.person !== person);
      if (draft !== null) drafts.push({ chat, person, draft: JSON.stringify(draft), at });
    },
    moveRounds: async (channel, from, to) => {
      for (const row of rows)
        if (row.setup.channel === channel && row.setup.chat === from) row.setup = { ...row.setup, chat: to };
    },
    forgetPlayer: async (person) => {
      const of = (event: RoundEvent) => 'person' in event && event.person === person;
      const over = rows.filter(({ events }) => events.some(({ kind }) => kind === 'ended'));
      const votes = over.flatMap(({ events }) => events.filter((one) => of(one) && one.kind === 'vote'));
      for (const row of over) {
        const at = row.events.find(({ kind }) => kind === 'ended')?.at ?? '';
        const came = row.events.find(
          (event) => of(event) && (event.kind === 'joined' || event.kind === 'vote'),
        );
        const left = row.events.map((event): RoundEvent =>
          event === came ? { kind: 'forgotten', at } : event,
        );
        row.events = left.filter((event) => !of(event));
      }
      strays = strays.filter((stray) => stray.person !== person);
      drafts = drafts.filter((draft) => draft.person !== person);
      return votes.length;
    },
  };
  const expire = (before: string): number => {
    const all = rows.length + strays.length + drafts.length;
    rows = rows.filter(({ setup }) => setup.at >= before);
    strays = strays.filter(({ at }) => at >= before);
    drafts = drafts.filter(({ at }) => at >= before);
    for (const [poll, { round }] of polls) if (find(round) === undefined) polls.delete(poll);
    return all - rows.length - strays.length - drafts.length;
  };
  const lastOf = (person: string): string =>
    rows
      .flatMap(({ events }) => events)
      .reduce(
        (last, event) => ('person' in event && event.person === person && event.at > last ? event.at : last),
        '',
      );
  return { store, expire, lastOf };
}

const sorted = (rows: readonly Row[]): RoundSetup[] =>
  rows
    .map(({ setup }) => setup)
    .sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1));

/** The newest first. */
const headsOf = (rows: readonly Row[]): RoundHead[] =>
  sorted(rows)
    .reverse()
    .map(({ id, code, title, kind, at }) => {
      const events = rows.find(({ setup }) => setup.id === id)?.events ?? [];
      return { code, title, kind, at, ended: events.find((event) => event.kind === 'ended')?.at ?? null };
    });

/** What may stand in a log but once. */
function sameTwice(before: RoundEvent, event: RoundEvent): boolean {
  switch (event.kind) {
    case 'vote':
      return before.kind === 'vote' && before.person === event.person && before.item === event.item;
    case 'asked':
    case 'closed':
      return before.kind === event.kind && before.item === event.item;
    case 'reminded':
      return before.kind === 'reminded' && before.index === event.index;
    case 'started':
    case 'ended':
      return before.kind === event.kind;
    case 'joined':
    case 'left_team':
    case 'forgotten':
    case 'shown':
    case 'paused':
    case 'resumed':
    case 'trainer_left':
    case 'trainer_back':
    case 'moved':
    case 'missed':
    case 'voided':
      return false;
  }
}
