import type { ItemQuote } from '../../quiz-item.ts';
import { stemOf } from '../present.ts';
import { passes } from '../results.ts';
import { closesAt, standings, teamStandings, type RoundState, type Standing } from '../round.ts';
import type { Host } from './commands.ts';
import { standingLine } from './words.ts';

/** A round as a page shows it. Who looks sees nobody's answer but their own. */
export interface LiveView {
  readonly code: string;
  readonly title: string;
  readonly phase: 'waiting' | 'running' | 'ended';
  readonly paused: boolean;
  readonly teams: readonly string[];
  readonly anonymous: boolean;
  readonly players: number;
  readonly question: LiveQuestion | null;
  /** Null for who has not joined. */
  readonly me: LiveMe | null;
  /** Lines of the ranking, the best ten, once it has ended; and of the teams. */
  readonly ranking: readonly string[];
  readonly teamRanking: readonly string[];
}
/** The item that was asked last. */
export interface LiveQuestion {
  readonly number: number;
  readonly of: number;
  readonly stem: string;
  readonly options: readonly string[];
  readonly open: boolean;
  /** Whole seconds until it closes; null where it has no time. */
  readonly left: number | null;
  readonly answered: number;
  /** How often each option was chosen, and which is right: null while it is open. */
  readonly counts: readonly number[] | null;
  readonly right: number | null;
  readonly quote: ItemQuote | null;
}
export interface LiveMe {
  readonly name: string;
  readonly team: string | null;
  /** My answer to the item; null for none. */
  readonly option: number | null;
  /** My line of the ranking, once it has ended. */
  readonly standing: string | null;
  /** I have got a certificate. */
  readonly passed: boolean;
}

/** Why an answer or a joining was not taken, as a sentence; null where it was. */
export type Unheard = string | null;

/** Rounds as pages have part in them. Assignments have no such page. */
export interface LiveRounds {
  /** Null where no round has the code. */
  view(code: string, person: string | null): Promise<LiveView | null>;
  join(code: string, person: string, name: string, team: number | null): Promise<Unheard>;
  /** On the disk when it resolves. `item`: counted from 0. */
  answer(code: string, person: string, item: number, option: number): Promise<Unheard>;
}

const TOP = 10;
/** Rounds whose code is kept in memory. */
const MOST_CODES = 1_000;

export function liveRounds({ needs, runner }: Host): LiveRounds {
  const codes = new Map<string, string>();
  async function stateOf(code: string): Promise<RoundState | null> {
    const id = codes.get(code) ?? (await needs.store.roundByCode(code))?.id;
    if (id === undefined) return null;
    if (codes.size >= MOST_CODES) codes.clear();
    codes.set(code, id);
    const state = await runner.stateOf(id);
    return state?.setup.kind === 'assignment' ? null : state;
  }
  return {
    view: async (code, person) => {
      const state = await stateOf(code);
      return state === null ? null : viewOf(state, person, needs.now().getTime());
    },
    join: async (code, person, name, team) => {
      const state = await stateOf(code);
      if (state === null) return GONE;
      const named = name.trim() === '' ? null : name.trim();
      const taken = await runner.take(state.setup.id, { kind: 'joined', person, name: named, team });
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
      if (!('refused' in taken)) return null;
      const before = taken.refused === 'voted_before' || taken.refused === 'already';
      return before ? 'Bạn đã trả lời câu này; câu trả lời đầu được tính.' : 'Câu này đã hết giờ.';
    },
  };
}

const GONE = 'Không còn bài nào với mã này.';

function viewOf(state: RoundState, person: string | null, now: number): LiveView {
  const { setup, phase, paused, players } = state;
  const ended = phase === 'ended';
  const best = ended ? rankedOnce(state).slice(0, TOP) : [];
  return {
    code: setup.code,
    title: setup.title,
    phase,
    paused,
    teams: setup.teams,
    anonymous: setup.anonymous,
    players: players.size,
    question: questionOf(state, now),
    me: person === null ? null : meOf(state, person),
    ranking: best.map(standingLine),
    teamRanking: ended ? teamStandings(state).map(({ rank, name }) => `${String(rank)}. ${name}`) : [],
  };
}

/** Three hundred people look at the same end. */
const ranked = new WeakMap<RoundState, Standing[]>();
function rankedOnce(state: RoundState): Standing[] {
  const known = ranked.get(state) ?? standings(state);
  ranked.set(state, known);
  return known;
}

function questionOf(state: RoundState, now: number): LiveQuestion | null {
  const { setup, items, players } = state;
  const index = items.length - 1;
  const [asked, question] = [items[index], setup.questions[index]];
  if (asked === undefined || question === undefined || asked.shownAt === null) return null;
  const closes = closesAt(state, asked);
  const open = asked.closedAt === null && (closes === null || now <= closes);
  const told = asked.closedAt !== null;
  const answers = [...players.values()].flatMap((player) => player.answers.get(index) ?? []);
  return {
    number: index + 1,
    of: setup.questions.length,
    stem: stemOf(question),
    options: question.options,
    open,
    left: open && closes !== null ? Math.max(0, Math.ceil((closes - now) / 1000)) : null,
    answered: answers.length,
    counts: told
      ? question.options.map((_, option) => answers.filter((one) => one.option === option).length)
      : null,
    right: told ? question.right : null,
    quote: told ? question.item.quote : null,
  };
}

function meOf(state: RoundState, person: string): LiveMe | null {
  const player = state.players.get(person);
  if (player === undefined) return null;
  const mine = state.phase === 'ended' ? rankedOnce(state).find((one) => one.person === person) : undefined;
  const { pass = null } = state.setup;
  const named = state.setup.anonymous || player.name === null;
  return {
    name: named ? `Người ${String(player.number)}` : (player.name ?? ''),
    team: state.setup.teams[player.team ?? -1] ?? null,
    option: player.answers.get(state.items.length - 1)?.option ?? null,
    standing: mine === undefined ? null : standingLine(mine),
    passed: mine !== undefined && pass !== null && passes(mine, pass),
  };
}
