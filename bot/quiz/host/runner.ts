import type { ChannelName } from '../../channel.ts';
import type { ChannelLetters } from '../../escalated.ts';
import type { Happening, RoundSetup, RoundUpdate } from '../../quiz-rounds.ts';
import { attemptsOf, newRound, nextDue, replay, step, type Refusal, type RoundState } from '../round.ts';
import { lettersOf } from './letters.ts';
import { freshQuestions } from './refreshing.ts';
import type { QuizNeeds } from './types.ts';

/** Milliseconds after a start for which no item is closed by time: answers that came meanwhile are read first. */
const CATCH_UP = 3_000;
/** Milliseconds until a timer whose work failed is tried again. */
const AGAIN = 1_000;
/** Ended rounds that stay in memory. */
const MOST_ENDED = 20;
/** Longest wait of one timer, milliseconds: a day. */
const LONGEST = 24 * 60 * 60 * 1_000;

export type Taken = { readonly state: RoundState } | { readonly refused: Refusal };

/** Runs rounds: everything that happens goes through `take`, which has it on the disk before it resolves. */
export interface Runner {
  start(): Promise<void>;
  stop(): Promise<void>;
  add(setup: RoundSetup): void;
  take(round: string, happening: Happening, at?: Date, update?: RoundUpdate): Promise<Taken | null>;
  /** Null where it is gone. */
  stateOf(round: string): Promise<RoundState | null>;
  /** Rounds of a chat that have not ended, the newest first. */
  openIn(channel: ChannelName, chat: string): readonly RoundState[];
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

  async function take(
    id: string,
    happening: Happening,
    at = now(),
    update: RoundUpdate | null = null,
  ): Promise<Taken | null> {
    if (happening.kind === 'started') await refresh(id);
    const before = await stateOf(id);
    if (before === null) return null;
    // No wait between here and the new state, so that what happens at once happens one after the other.
    const next = step(lives.get(id)?.state ?? before, happening, at.getTime());
    if (next.kind === 'refused') return { refused: next.why };
    const live = lives.get(id);
    if (live !== undefined) live.state = next.state;
    const mail = lettersOf(needs.voices, next.state, next.effects);
    // Before the end is recorded: whoever dies between ends it again, and what is there is kept.
    if (next.state.phase === 'ended') await store.addAttempts(attemptsOf(next.state, at.toISOString()));
    const work = write(id, { event: next.event, update, mail });
    working.add(work);
    try {
      if (!(await work)) return { refused: 'already' };
    } finally {
      working.delete(work);
    }
    arm(id);
    return { state: next.state };
  }

  /** Before a round begins: what is not to be asked any more is replaced. That this fails keeps nobody waiting. */
  async function refresh(id: string): Promise<void> {
    try {
      const state = await stateOf(id);
      if (state?.phase !== 'waiting') return;
      const questions = await freshQuestions(needs.items, state.setup);
      if (questions === null || !(await store.reviseRound(id, questions))) return;
      log.info({ items: questions.length }, 'quiz: questions of a round that begins were replaced');
      forget(id);
      await loadOnce(id);
    } catch (error) {
      log.error({ err: error }, 'quiz: the questions of a round were not looked at before it began');
    }
  }

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

  /** The one timer of a round, from what the log says. */
  function arm(id: string, least = 0): void {
    const live = lives.get(id);
    if (live === undefined || stopped || startedAt === 0) return;
    if (live.timer) clearTimeout(live.timer);
    const due = nextDue(live.state);
    live.timer = null;
    if (due === null) return;
    const time = now().getTime();
    const closes = due.happening.kind === 'closed' && due.happening.by === 'time';
    const at = closes ? Math.max(due.at, startedAt + CATCH_UP) : due.at;
    const wait = Math.min(Math.max(at - time, least), LONGEST);
    live.timer = setTimeout(() => void bringOn(id, at), wait);
    live.timer.unref();
  }
  async function bringOn(id: string, at: number): Promise<void> {
    const live = lives.get(id);
    const due = live === undefined ? null : nextDue(live.state);
    if (due === null || stopped) return;
    if (Math.max(at, due.at) > now().getTime()) return arm(id);
    try {
      const taken = await take(id, due.happening);
      if (taken !== null && 'refused' in taken) arm(id, AGAIN);
    } catch (error) {
      log.error({ err: error }, 'quiz: a round was not brought on; tried again');
      arm(id, AGAIN);
    }
  }

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
    take,
    stateOf,
    openIn: (channel, chat) =>
      [...lives.values()]
        .map(({ state }) => state)
        .filter(({ setup, phase }) => phase !== 'ended' && setup.channel === channel && setup.chat === chat)
        .sort((a, b) => (a.setup.at < b.setup.at ? 1 : -1)),
  };
}
