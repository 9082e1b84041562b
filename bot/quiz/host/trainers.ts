import type { ItemType } from '../../quiz-item.ts';
import type { Happening, RoundAbout, RoundHead, RoundSetup } from '../../quiz-rounds.ts';
import type { DocumentOffered, TagOffered, TopicOffered } from '../items-wanted.ts';
import { nextItemOf, type RoundState } from '../round.ts';
import { isTaken } from './busy.ts';
import type { Host } from './host.ts';
import type { Unheard } from './live-view.ts';
import { aboutOf, makeRound } from './making.ts';
import { fittingIn, sayTooFew } from './narrowing.ts';
import { readRequest } from './request.ts';
import { prepared, revise, type Revised, type Revision } from './preparing.ts';
import { titleOf, type Subject } from './subject.ts';
import { actsOf, steeredView, type SteeredView, type SteeringAct } from './steered-view.ts';

/** Rounds as the pages of trainers set them up and run them. People are named by their stored ids. */
export interface TrainerRounds {
  /** Whether somebody sets rounds up: trainers and administrators. */
  may(person: string): Promise<boolean>;
  /** The clock by which times of rounds are read. */
  now(): Date;
  offered(): Promise<Offered>;
  /** How many items fit, that a round can ask. */
  fitting(wanted: RoundAbout): Promise<number>;
  /** Where narrowing leaves fewer items than are wanted: a sentence with how many, and what gives more. */
  tooFew(wanted: RoundWanted): Promise<string | null>;
  /** The code of the new round; null where there is no item for it. */
  make(person: string, wanted: RoundWanted): Promise<string | null>;
  /** Those that a person set up, the newest first. */
  mine(person: string): Promise<readonly OwnRound[]>;
  /** Null where no round has the code. For whom `may` holds. */
  view(code: string, person: string): Promise<SteeredView | null>;
  /** `item`: the item that the trainer saw, counted from 0; null before the first. A press on an old page does nothing to a later one. */
  steer(code: string, person: string, act: SteeringAct, item: number | null): Promise<Unheard>;
  /** A round that has not begun, with its questions; null where it has, or where no round has the code. For whom `may` holds. */
  prepared(code: string): Promise<RoundSetup | null>;
  /** Exchanges, drops or adds a question before the round begins. `item`: its id. */
  revise(code: string, person: string, act: Revision, item: string): Promise<Revised>;
}

export interface Offered {
  readonly tags: readonly TagOffered[];
  readonly topics: readonly TopicOffered[];
  readonly documents: readonly DocumentOffered[];
}

export interface RoundWanted {
  /** Empty for what is asked about. */
  readonly title: string;
  /** Ids of topics; none for all. */
  readonly topics: readonly string[];
  /** Numbers; none for all. */
  readonly documents: readonly string[];
  readonly types: readonly ItemType[];
  /** Approved questions alone; absent for all. */
  readonly approved?: boolean;
  /** Tags of the bank, any of which an item has; none or absent for all. */
  readonly tags?: readonly string[];
  /** It waits for its trainer, who looks at its questions first, even where it would begin by itself. */
  readonly held?: boolean;
  readonly count: number;
  /** Null for as long as is usual. */
  readonly seconds: number | null;
  /** ISO times: of a live round's beginning, null for by hand; of the end of one at one's own pace, null for a live one. */
  readonly startsAt: string | null;
  readonly deadline: string | null;
  readonly teams: number;
  readonly anonymous: boolean;
  readonly whenAll: boolean;
  /** Percent of right answers from which there is a certificate, 1 to 100; null for none. */
  readonly pass: number | null;
}

/** A round in its trainer's list. */
export interface OwnRound extends RoundHead {
  readonly phase: RoundState['phase'];
  /** ISO times; null too where it has ended. */
  readonly startsAt: string | null;
  readonly deadline: string | null;
}

/** Rounds of one's own that are listed. */
const MOST_LISTED = 30;

export function trainerRounds(host: Host): TrainerRounds {
  const { needs, runner } = host;
  const may = async (person: string) => (await needs.people.role(person)) !== 'asker';
  async function stateOf(code: string): Promise<RoundState | null> {
    const setup = await needs.store.roundByCode(code);
    return setup === null ? null : runner.stateOf(setup.id);
  }
  return {
    may,
    now: needs.now,
    offered: async () => ({
      topics: await needs.items.topics(),
      documents: await needs.items.documents(),
      tags: (await needs.items.tags?.()) ?? [],
    }),
    fitting: (wanted) => fittingIn(needs.items, wanted),
    tooFew: (wanted) => sayTooFew(needs.items, aboutOf(wanted), wanted.count),
    make: async (person, wanted) => (await open(host, person, wanted))?.code ?? null,
    mine: async (person) => {
      const heads = await needs.store.ledRounds(person, MOST_LISTED);
      return Promise.all(
        heads.map(async (head) => ownRound(head, head.ended === null ? await stateOf(head.code) : null)),
      );
    },
    view: async (code, person) => {
      const state = await stateOf(code);
      if (state === null) return null;
      const names = state.setup.trainer === person || (await needs.people.role(person)) === 'administrator';
      return steeredView(state, names, needs.now().getTime());
    },
    prepared: async (code) => {
      const setup = await needs.store.roundByCode(code);
      return setup === null ? null : prepared(host, setup.id);
    },
    revise: async (code, person, act, item) => {
      const setup = (await may(person)) ? await needs.store.roundByCode(code) : null;
      return setup === null ? { refused: NO_ROUND } : revise(host, setup.id, act, item);
    },
    steer: async (code, person, act, item) => {
      const state = (await may(person)) ? await stateOf(code) : null;
      if (state === null) return NO_ROUND;
      const happening = actsOf(state).includes(act) ? happeningOf(act, state, item) : null;
      if (happening === null) return MEANWHILE;
      if (act === 'start' && isTaken(state, runner.openIn(state.setup.channel, state.setup.chat)))
        return 'Nhóm này đang có một bài chạy. Hãy kết thúc bài đó trước.';
      const taken = await runner.take(state.setup.id, happening);
      return taken === null || 'refused' in taken ? MEANWHILE : null;
    },
  };
}

const NO_ROUND = 'Không còn bài nào với mã này.';
const MEANWHILE = 'Bài vừa sang bước khác nên nút này không còn tác dụng.';

function happeningOf(act: SteeringAct, state: RoundState, item: number | null): Happening | null {
  const { items } = state;
  const last = items.length === 0 ? null : items.length - 1;
  switch (act) {
    case 'start':
      return { kind: 'started' };
    case 'pause':
      return { kind: 'paused' };
    case 'resume':
      return { kind: 'resumed' };
    case 'close':
      return last === null || item !== last ? null : { kind: 'closed', item: last, by: 'trainer' };
    case 'ask':
      return item === last ? { kind: 'asked', item: nextItemOf(state) ?? items.length } : null;
    case 'end':
      return { kind: 'ended', by: 'trainer' };
  }
}

const ownRound = (head: RoundHead, state: RoundState | null): OwnRound => ({
  ...head,
  phase: state?.phase ?? 'ended',
  startsAt: state?.setup.startsAt ?? null,
  deadline: state?.setup.deadline ?? null,
});

/** A round of the page belongs to the person, not to the browser: its chat is the person. One at one's own pace is open at once. */
async function open(
  { needs, runner }: Host,
  person: string,
  wanted: RoundWanted,
): Promise<RoundSetup | null> {
  const {
    count,
    seconds,
    startsAt,
    deadline,
    teams,
    anonymous,
    types,
    whenAll,
    pass,
    approved = false,
  } = wanted;
  const speaker = { channel: 'web', chat: person, chatKey: person, person, group: false } as const;
  const setup = await makeRound(needs, speaker, await subjectOf(needs, wanted), {
    ...readRequest('', needs.now()),
    ...{ count, seconds, startsAt, deadline, teams, anonymous, types, whenAll, pass, approved },
    live: deadline === null,
  });
  if (setup === null) return null;
  runner.add(setup);
  needs.log.info({ kind: setup.kind, items: setup.questions.length }, 'quiz: a round was set up');
  if (setup.kind === 'assignment' && startsAt === null && wanted.held !== true)
    await runner.take(setup.id, { kind: 'started' });
  return setup;
}

async function subjectOf(
  { items }: Host['needs'],
  { title, topics, documents, tags = [] }: RoundWanted,
): Promise<Subject> {
  const labels = (await items.topics()).filter(({ id }) => topics.includes(id)).map(({ label }) => label);
  const about = titleOf([...labels, ...documents, ...tags]);
  const named = about.charAt(0).toUpperCase() + about.slice(1);
  return { topics, documents, tags, title: title || named };
}
