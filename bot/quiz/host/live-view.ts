import { VOID, type RoundSetup } from '../../quiz-rounds.ts';
import { certify } from '../certificates.ts';
import { maySeeNames, passes } from '../results.ts';
import { nameOf, nextFor, standings, teamStandings, type RoundState, type Standing } from '../round.ts';
import type { Host } from './host.ts';
import { liveQuestion, type LiveQuestion } from './live-question.ts';
import { answeredLast, ownQuestion, takeTurn, type LiveAnswered } from './own-pace.ts';
import { standingLine, teamLine } from './words.ts';

/** A round as a page shows it. Who looks sees nobody's answer but their own. */
export interface LiveView {
  readonly code: string;
  readonly title: string;
  readonly kind: RoundSetup['kind'];
  readonly phase: 'waiting' | 'running' | 'ended';
  readonly paused: boolean;
  readonly teams: readonly string[];
  readonly anonymous: boolean;
  readonly players: number;
  /** ISO times. */
  readonly startsAt: string | null;
  readonly deadline: string | null;
  /** Percent from which there is a certificate; null for none. */
  readonly pass: number | null;
  /** Items of the round. */
  readonly of: number;
  /** At one's own pace: the item whose turn it is. */
  readonly question: LiveQuestion | null;
  /** At one's own pace: what was answered before it. */
  readonly before: LiveAnswered | null;
  /** Null for who has not joined. */
  readonly me: LiveMe | null;
  /** Lines of the ranking, the best ten, once it has ended, for whoever may see the names now; and of the teams. */
  readonly ranking: readonly string[];
  /** There is a ranking, with names that are not for everybody who has the code. */
  readonly withheld: boolean;
  readonly teamRanking: readonly string[];
}
export interface LiveMe {
  readonly name: string;
  readonly team: string | null;
  /** My answer to the item; null for none. */
  readonly option: number | null;
  /** My line of the ranking, once it has ended, or I have answered all. */
  readonly standing: string | null;
  /** I have got a certificate. */
  readonly passed: boolean;
}

/** Why an answer or a joining was not taken, as a sentence; null where it was. */
export type Unheard = string | null;

/** Rounds as pages have part in them. */
export interface LiveRounds {
  /** Null where no round has the code. Who goes at their own pace is shown the next item by it, which is written down. `watcher`: who signed in to look on, not to answer. */
  view(code: string, person: string | null, watcher?: string | null): Promise<LiveView | null>;
  join(code: string, person: string, name: string, team: number | null): Promise<Unheard>;
  /** On the disk when it resolves. `item`: counted from 0. */
  answer(code: string, person: string, item: number, option: number): Promise<Unheard>;
}

const TOP = 10;
/** Rounds whose code is kept in memory. */
const MOST_CODES = 1_000;
/** People in a round from whom pages let nobody more in: there whoever drops their cookie is somebody new. */
const MOST_PLAYERS = 2_000;
/** Milliseconds after the end in which whoever has the code sees the names of the best: a day. */
const SHOWN = 24 * 60 * 60 * 1_000;

export function liveRounds({ needs, runner }: Host): LiveRounds {
  const codes = new Map<string, string>();
  const mayWatch = async ({ setup }: RoundState, watcher: string | null): Promise<boolean> =>
    watcher !== null && maySeeNames({ person: watcher, role: await needs.people.role(watcher) }, setup);
  async function stateOf(code: string): Promise<RoundState | null> {
    const id = codes.get(code) ?? (await needs.store.roundByCode(code))?.id;
    if (id === undefined) return null;
    if (codes.size >= MOST_CODES) codes.clear();
    codes.set(code, id);
    return runner.stateOf(id);
  }
  return {
    view: async (code, person, watcher = null) => {
      const state = await stateOf(code);
      if (state === null) return null;
      const turned = person === null ? state : await takeTurn(runner, state, person);
      const now = needs.now().getTime();
      const named = turned.phase === 'ended' && (toldToAll(turned, now) || (await mayWatch(turned, watcher)));
      return viewOf(turned, person, now, named);
    },
    join: async (code, person, name, team) => {
      const state = await stateOf(code);
      if (state === null) return GONE;
      if (state.players.size >= MOST_PLAYERS && !state.players.has(person))
        return `Bài này đã đủ ${MOST_PLAYERS.toLocaleString('vi-VN')} người.`;
      const taken = await runner.take(state.setup.id, { kind: 'joined', person, name, team });
      if (taken === null) return GONE;
      if (!('refused' in taken) || taken.refused === 'already') return null;
      return taken.refused === 'ended' ? 'Bài này đã kết thúc.' : 'Không có đội này.';
    },
    answer: async (code, person, item, option) => {
      const state = await stateOf(code);
      if (state === null) return GONE;
      if (!state.players.has(person)) return 'Bạn vào bài trước rồi trả lời.';
      const ballot = { person, item, options: [option], name: null, update: null, sealed: false };
      const taken = await runner.take(state.setup.id, { kind: 'vote', ...ballot });
      if (taken === null) return GONE;
      if (!('refused' in taken)) {
        // One's own end is the round's: the certificate is there at once.
        if (taken.state.setup.kind === 'assignment' && nextFor(taken.state, person) === null)
          await certify(needs, taken.state, needs.now(), person);
        return null;
      }
      if (taken.refused === 'voided') return `Câu này ${VOID}.`;
      if (state.setup.kind === 'assignment' && taken.refused === 'ended') return 'Bài này đã đóng.';
      const before = taken.refused === 'voted_before' || taken.refused === 'already';
      return before ? 'Bạn đã trả lời câu này; câu trả lời đầu được tính.' : 'Câu này đã hết giờ.';
    },
  };
}

const GONE = 'Không còn bài nào với mã này.';

/** Of those who were in the room together, on the day; nobody joins an assignment in order to be shown to others. */
const toldToAll = ({ setup, endedAt }: RoundState, now: number): boolean =>
  setup.anonymous || (setup.kind !== 'assignment' && now - (endedAt ?? now) < SHOWN);

function viewOf(state: RoundState, person: string | null, now: number, named: boolean): LiveView {
  const { setup, phase, paused, players } = state;
  const ended = phase === 'ended';
  const alone = setup.kind === 'assignment';
  const best = ended && named ? rankedOnce(state).slice(0, TOP) : [];
  return {
    code: setup.code,
    title: setup.title,
    kind: setup.kind,
    phase,
    paused,
    teams: setup.teams,
    anonymous: setup.anonymous,
    players: players.size,
    startsAt: setup.startsAt,
    deadline: setup.deadline,
    pass: setup.pass ?? null,
    of: setup.questions.length,
    question: alone ? ownQuestion(state, person) : liveQuestion(state, now),
    before: alone ? answeredLast(state, person) : null,
    me: person === null ? null : meOf(state, person),
    ranking: best.map(standingLine),
    withheld: ended && !named && players.size > 0,
    teamRanking: ended ? teamStandings(state).map(teamLine) : [],
  };
}

/** Three hundred people look at the same end. */
const ranked = new WeakMap<RoundState, Standing[]>();
function rankedOnce(state: RoundState): Standing[] {
  const known = ranked.get(state) ?? standings(state);
  ranked.set(state, known);
  return known;
}

function meOf(state: RoundState, person: string): LiveMe | null {
  const player = state.players.get(person);
  if (player === undefined) return null;
  const { kind, pass = null } = state.setup;
  const alone = kind === 'assignment';
  const done = state.phase === 'ended' || (alone && nextFor(state, person) === null);
  const mine = done ? rankedOnce(state).find((one) => one.person === person) : undefined;
  return {
    name: nameOf(state, player),
    team: state.setup.teams[player.team ?? -1] ?? null,
    option: alone ? null : (player.answers.get(state.items.length - 1)?.option ?? null),
    standing: mine === undefined ? null : standingLine(mine),
    passed: mine !== undefined && pass !== null && passes(mine, pass),
  };
}
