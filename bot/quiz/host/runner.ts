import type { ChannelName } from '../../channel.ts';
import type { ChannelLetters } from '../../escalated.ts';
import type { Happening, RoundQuestion, RoundSetup, RoundUpdate } from '../../quiz-rounds.ts';
import { nextDue, step, type Due, type Refusal, type RoundState } from '../round.ts';
import { isTaken } from './busy.ts';
import { keepEnd } from './ending.ts';
import { lettersOf } from './letters.ts';
import { createLives } from './lives.ts';
import { onOneLine } from './naming.ts';
import { reminding, type Telling } from './reminding.ts';
import { refresh } from './refreshing.ts';
import { createTurns } from './turns.ts';
import type { QuizNeeds } from './types.ts';

/** Milliseconds after a start for which no item is closed by time: answers that came meanwhile are read first. */
const CATCH_UP = 3_000;
/** Milliseconds until a timer whose work failed is tried again. */
const AGAIN = 1_000;
/** Milliseconds after which a round that found another running in its chat is tried again. */
const NEXT_TRY = 20_000;
/** Milliseconds after which nobody expects a round any more that was to begin while the program was down, or another ran: half an hour. */
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
  take(
    round: string,
    happening: Happening,
    at?: Date,
    update?: RoundUpdate | null,
    telling?: Telling,
  ): Promise<Taken | null>;
  /** Puts the questions that `change` gives into a round that has not begun, one change after the other; false where it gives none, or the round has begun. */
  revise(
    round: string,
    change: (state: RoundState) => Promise<readonly RoundQuestion[] | null>,
  ): Promise<boolean>;
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

export function createRunner(needs: QuizNeeds): Runner {
  const { store, now, log } = needs;
  const lives = createLives(store);
  const { stateOf, forget } = lives;
  /** Rounds that were thrown away and could not be read again: the store failed. */
  const lost = new Set<string>();
  const working = new Set<Promise<unknown>>();
  const inTurn = createTurns();
  let startedAt = 0;
  let stopped = false;

  async function takeOnce(
    id: string,
    told: Happening,
    at = now(),
    update: RoundUpdate | null = null,
    { silent = false, more = [] }: Telling = {},
  ): Promise<Taken | null> {
    const happening = onOneLine(told);
    if (happening.kind === 'started') await inTurn(id, () => freshen(id));
    const before = await stateOf(id);
    if (before === null) return null;
    // No wait between here and the new state, so that what happens at once happens one after the other.
    const state = lives.get(id)?.state ?? before;
    if (happening.kind === 'started' && isTaken(state, lives.states())) return { refused: 'already' };
    const next = step(state, happening, at.getTime());
    if (next.kind === 'refused') return { refused: next.why };
    const live = lives.get(id);
    if (live !== undefined) live.state = next.state;
    const mail = silent ? [] : [...lettersOf(needs.voices, next.state, next.effects, needs), ...more];
    const voter = happening.kind === 'vote' ? happening.person : null;
    const written = await orReload(id, async () => {
      // Before the end is recorded: whoever dies between ends it again, and what is there is kept.
      if (next.state.phase === 'ended') await keepEnd(needs, next.state, at, voter);
      return store.record({ round: id, event: next.event, update, mail });
    });
    if (!written) {
      await reload(id);
      return { refused: 'already' };
    }
    ringFor(mail);
    arm(id);
    if (happening.kind === 'ended') lives.ended(id);
    return { state: next.state };
  }
  async function freshen(id: string): Promise<void> {
    const fresh = await refresh(needs, await stateOf(id));
    if (fresh !== null) lives.ask(id, fresh);
  }
  const revise: Runner['revise'] = async (id, change) => {
    const state = await stateOf(id);
    const questions = state?.phase === 'waiting' ? await change(state) : null;
    if (questions === null || !(await store.reviseRound(id, questions))) return false;
    lives.ask(id, questions);
    return true;
  };
  /** As `takeOnce`; the stop waits for it. */
  const take: typeof takeOnce = (...given) => awaited(takeOnce(...given));
  function awaited<T>(work: Promise<T>): Promise<T> {
    working.add(work);
    return work.finally(() => working.delete(work));
  }

  /** Where the store does not take what happened, what is in memory is wrong. */
  async function orReload<T>(id: string, writing: () => Promise<T>): Promise<T> {
    try {
      return await writing();
    } catch (error) {
      await reload(id).catch(() => undefined);
      throw error;
    }
  }
  async function reload(id: string): Promise<void> {
    forget(id);
    lost.add(id);
    if (!stopped) await find(id);
  }
  async function find(id: string): Promise<void> {
    if ((await stateOf(id)) !== null) arm(id);
    lost.delete(id);
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
  /** Brings on what is due; false where nothing was. The stop waits for it. */
  const bringOn = (id: string): Promise<boolean> => awaited(bringOnce(id));
  async function bringOnce(id: string): Promise<boolean> {
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
    if (late && state.setup.kind !== 'assignment') return take(id, { kind: 'missed' });
    if (happening.kind !== 'started' || !isTaken(state, lives.states())) return take(id, happening);
    arm(id, NEXT_TRY);
    return null;
  }
  const open = (wanted: (setup: RoundSetup, state: RoundState) => boolean): readonly RoundState[] =>
    lives
      .states()
      .filter((state) => state.phase !== 'ended' && wanted(state.setup, state))
      .sort((a, b) => (a.setup.at < b.setup.at ? 1 : -1));

  return {
    start: async () => {
      startedAt = now().getTime();
      const found = await store.openRounds();
      // All are there before the first begins: another may run in its chat.
      for (const { id } of found) await stateOf(id);
      for (const { id } of found) arm(id);
    },
    stop: async () => {
      stopped = true;
      for (const id of lives.ids()) forget(id);
      await Promise.allSettled(working);
    },
    add: (setup) => {
      lives.add(setup);
      arm(setup.id);
    },
    look: async () => {
      for (const id of [...lost])
        await find(id).catch((error: unknown) =>
          log.error({ err: error }, 'quiz: a round was not read again'),
        );
      for (const id of lives.ids()) while (await bringOn(id));
      // What a timer brought on at the same time is on the disk too.
      await Promise.allSettled(working);
    },
    take,
    revise: (id, change) => awaited(inTurn(id, () => revise(id, change))),
    stateOf,
    openIn: (channel, chat) => open((setup) => setup.channel === channel && setup.chat === chat),
    openOf: (trainer) => open((setup) => setup.trainer === trainer),
    openWith: (person) => open((_, { players }) => players.has(person)),
    chatMoved: (channel, from, to) => {
      for (const id of lives.ids()) {
        const live = lives.get(id);
        if (live?.state.setup.channel === channel && live.state.setup.chat === from)
          live.state = { ...live.state, setup: { ...live.state.setup, chat: to } };
      }
    },
    forgetEnded: (person) => {
      for (const { setup, phase, players } of lives.states())
        if (phase === 'ended' && players.has(person)) forget(setup.id);
    },
  };
}
