import type { ChannelName } from '../../channel.ts';
import type { ChannelLetters } from '../../escalated.ts';
import type { Happening, RoundSetup, RoundUpdate } from '../../quiz-rounds.ts';
import {
  attemptsOf,
  newRound,
  nextDue,
  replay,
  step,
  type Due,
  type Refusal,
  type RoundState,
} from '../round.ts';
import { certify } from '../certificates.ts';
import { lettersOf } from './letters.ts';
import { onOneLine } from './naming.ts';
import { reminding, type Telling } from './reminding.ts';
import { refresh } from './refreshing.ts';
import type { QuizNeeds } from './types.ts';

/** Milliseconds after a start for which no item is closed by time: answers that came meanwhile are read first. */
const CATCH_UP = 3_000;
/** Milliseconds until a timer whose work failed is tried again. */
const AGAIN = 1_000;
/** Ended rounds that stay in memory. */
const MOST_ENDED = 20;
/** Milliseconds after which nobody expects a round any more that was to begin while the program was down: half an hour. */
const MOST_LATE = 30 * 60 * 1_000;
/** Longest wait of one timer, milliseconds: a day. */
const LONGEST = 24 * 60 * 60 * 1_000;

export type Taken = { readonly state: RoundState } | { readonly refused: Refusal };

/** Runs rounds: everything that happens goes through `take`, which has it on the disk before it resolves. */
export interface Runner {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Brings on all that is due by the clock as it stands now: timers know nothing of a clock that was set, or a machine that slept. */
  look(): Promise<void>;
  add(setup: RoundSetup): void;
  take(round: string, happening: Happening, at?: Date, update?: RoundUpdate): Promise<Taken | null>;
  /** Null where it is gone. */
  stateOf(round: string): Promise<RoundState | null>;
  /** Rounds of a chat that have not ended, the newest first. */
  openIn(channel: ChannelName, chat: string): readonly RoundState[];
  /** Those that a person set up, wherever they run. */
  openOf(trainer: string): readonly RoundState[];
  /** Those that a person takes part in. */
  openWith(person: string): readonly RoundState[];
  chatMoved(channel: ChannelName, from: string, to: string): void;
  /** What is remembered of a person in ended rounds is read again from the log. */
  forgetEnded(person: string): void;
}

interface Live {
  state: RoundState;
  timer: NodeJS.Timeout | null;
}

export function createRunner(needs: QuizNeeds): Runner {
  const { store, now, log } = needs;
  /** Rounds that have not ended, and the last that have. What is here is what the log says, or it is thrown away. */
  const lives = new Map<string, Live>();
  const loading = new Map<string, Promise<RoundState | null>>();
  const working = new Set<Promise<unknown>>();
  let startedAt = 0;
  let stopped = false;

  /** Ended rounds are looked at by all at once, then by nobody: the last few are kept. */
  function keep(id: string, state: RoundState): void {
    lives.set(id, { state, timer: null });
    const ended = [...lives].filter(([, live]) => live.state.phase === 'ended');
    for (const [old] of ended.slice(0, -MOST_ENDED)) lives.delete(old);
  }
  async function load(id: string): Promise<RoundState | null> {
    const setup = await store.round(id);
    if (setup === null) return null;
    const state = replay(newRound(setup), await store.roundEvents(id));
    if (!lives.has(id)) keep(id, state);
    return state;
  }
  function loadOnce(id: string): Promise<RoundState | null> {
    const under = loading.get(id) ?? load(id).finally(() => loading.delete(id));
    loading.set(id, under);
    return under;
  }
  const stateOf = async (id: string) => lives.get(id)?.state ?? (await loadOnce(id));

  function forget(id: string): void {
    const live = lives.get(id);
    if (live?.timer) clearTimeout(live.timer);
    lives.delete(id);
  }

  async function takeOnce(
    id: string,
    told: Happening,
    at = now(),
    update: RoundUpdate | null = null,
    { silent = false, more = [] }: Telling = {},
  ): Promise<Taken | null> {
    const happening = onOneLine(told);
    if (happening.kind === 'started' && (await refresh(needs, await stateOf(id)))) {
      forget(id);
      await loadOnce(id);
    }
    const before = await stateOf(id);
    if (before === null) return null;
    // No wait between here and the new state, so that what happens at once happens one after the other.
    const next = step(lives.get(id)?.state ?? before, happening, at.getTime());
    if (next.kind === 'refused') return { refused: next.why };
    const live = lives.get(id);
    if (live !== undefined) live.state = next.state;
    const mail = silent
      ? []
      : [...lettersOf(needs.voices, next.state, next.effects, needs.publicUrl ?? null), ...more];
    // Before the end is recorded: whoever dies between ends it again, and what is there is kept.
    if (next.state.phase === 'ended') {
      const units = await store.unitsOf([...next.state.players.keys()]);
      await store.addAttempts(attemptsOf(next.state, at.toISOString(), units));
      await certify(needs, next.state, at, happening.kind === 'vote' ? happening.person : null);
    }
    if (!(await write(id, { event: next.event, update, mail }))) return { refused: 'already' };
    arm(id);
    return { state: next.state };
  }
  /** As `takeOnce`; the stop waits for it. */
  const take: typeof takeOnce = (...given) => {
    const work = takeOnce(...given);
    working.add(work);
    return work.finally(() => working.delete(work));
  };

  type Line = Omit<Parameters<QuizNeeds['store']['record']>[0], 'round'>;
  /** Where the log does not take it, what is in memory is wrong. */
  async function write(id: string, line: Line): Promise<boolean> {
    try {
      const written = await store.record({ round: id, ...line });
      if (written) ringFor(line.mail);
      else await reload(id);
      return written;
    } catch (error) {
      await reload(id).catch(() => undefined);
      throw error;
    }
  }
  async function reload(id: string): Promise<void> {
    forget(id);
    if (!stopped && (await loadOnce(id)) !== null) arm(id);
  }
  function ringFor(mail: readonly ChannelLetters[]): void {
    for (const { channel, letters } of mail)
      for (const chat of new Set(letters.map((letter) => letter.chat))) needs.bell.ring(channel, chat);
  }

  /** What time brings next to a round; no item closes before answers that came meanwhile are read. */
  function dueOf(id: string): Due | null {
    const live = lives.get(id);
    const due = live === undefined || stopped ? null : nextDue(live.state);
    if (due === null) return null;
    const closes = due.happening.kind === 'closed' && due.happening.by === 'time';
    return closes ? { ...due, at: Math.max(due.at, startedAt + CATCH_UP) } : due;
  }
  /** The one timer of a round, from what the log says. */
  function arm(id: string, least = 0): void {
    const live = lives.get(id);
    if (live === undefined || stopped || startedAt === 0) return;
    if (live.timer) clearTimeout(live.timer);
    live.timer = null;
    const due = dueOf(id);
    if (due === null) return;
    const wait = Math.min(Math.max(due.at - now().getTime(), least), LONGEST);
    live.timer = setTimeout(() => void bringOn(id), wait);
    live.timer.unref();
  }
  /** Brings on what is due; false where nothing was. */
  async function bringOn(id: string): Promise<boolean> {
    const due = dueOf(id);
    if (due === null) return false;
    if (due.at > now().getTime()) {
      arm(id);
      return false;
    }
    try {
      const taken = await bring(id, due);
      if (taken !== null && !('refused' in taken)) return true;
      if (taken !== null) arm(id, AGAIN);
    } catch (error) {
      log.error({ err: error }, 'quiz: a round was not brought on; tried again');
      arm(id, AGAIN);
    }
    return false;
  }

  async function bring(id: string, { at, happening }: Due): Promise<Taken | null> {
    const state = lives.get(id)?.state;
    if (state === undefined) return null;
    if (happening.kind === 'reminded') {
      const telling = await reminding(needs, state, happening.index);
      return take(id, happening, now(), null, telling);
    }
    const late = happening.kind === 'started' && now().getTime() - at > MOST_LATE;
    return take(id, late && state.setup.kind !== 'assignment' ? { kind: 'missed' } : happening);
  }
  const open = (wanted: (setup: RoundSetup, state: RoundState) => boolean): readonly RoundState[] =>
    [...lives.values()]
      .map(({ state }) => state)
      .filter((state) => state.phase !== 'ended' && wanted(state.setup, state))
      .sort((a, b) => (a.setup.at < b.setup.at ? 1 : -1));

  return {
    start: async () => {
      startedAt = now().getTime();
      for (const { id } of await store.openRounds()) if ((await stateOf(id)) !== null) arm(id);
    },
    stop: async () => {
      stopped = true;
      for (const id of [...lives.keys()]) forget(id);
      await Promise.allSettled(working);
    },
    add: (setup) => {
      lives.set(setup.id, { state: newRound(setup), timer: null });
      arm(setup.id);
    },
    look: async () => {
      for (const id of [...lives.keys()]) while (await bringOn(id));
      // What a timer brought on at the same time is on the disk too.
      await Promise.allSettled(working);
    },
    take,
    stateOf,
    openIn: (channel, chat) => open((setup) => setup.channel === channel && setup.chat === chat),
    openOf: (trainer) => open((setup) => setup.trainer === trainer),
    openWith: (person) => open((_, { players }) => players.has(person)),
    chatMoved: (channel, from, to) => {
      for (const live of lives.values()) {
        const { setup } = live.state;
        if (setup.channel === channel && setup.chat === from)
          live.state = { ...live.state, setup: { ...setup, chat: to } };
      }
    },
    forgetEnded: (person) => {
      for (const [id, { state }] of [...lives])
        if (state.phase === 'ended' && state.players.has(person)) forget(id);
    },
  };
}
