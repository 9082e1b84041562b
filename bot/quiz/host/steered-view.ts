import type { ChannelName } from '../../channel.ts';
import {
  nameOf,
  nextFor,
  nextItemOf,
  openItem,
  standings,
  teamStandings,
  type Player,
  type RoundState,
} from '../round.ts';
import { chosenOf, liveQuestion, type LiveQuestion } from './live-question.ts';
import type { LiveView } from './live-view.ts';
import { standingLine, teamLine } from './words.ts';

/** A round as whoever runs it sees it: the right answer with its words before the others, and who is there. */
export interface SteeredView extends Pick<
  LiveView,
  'code' | 'title' | 'kind' | 'phase' | 'paused' | 'anonymous' | 'startsAt' | 'deadline' | 'of'
> {
  /** Where it was set up. */
  readonly channel: ChannelName;
  readonly seconds: number | null;
  /** What can be done now, the likeliest first. */
  readonly acts: readonly SteeringAct[];
  /** Counts, the right option and the quote are there while it is open, too. */
  readonly question: LiveQuestion | null;
  /** Numbers of the questions that were taken out, from 1. */
  readonly voids: readonly number[];
  readonly players: number;
  /** Of who takes part: those who answered the item, or, at one's own pace, all items. */
  readonly answered: number;
  readonly teams: readonly SteeredTeam[];
  /** In the order of joining, with the ranking so far; null for another trainer's round, whose names one does not see. */
  readonly people: { readonly joined: readonly SteeredPlayer[]; readonly ranking: readonly string[] } | null;
  readonly teamRanking: readonly string[];
}

export interface SteeredPlayer {
  readonly name: string;
  /** Has answered the item; at one's own pace, all items. */
  readonly done: boolean;
}
export interface SteeredTeam {
  readonly name: string;
  readonly members: number;
}

/** `close` ends the open item now, `ask` brings the next without waiting. */
export type SteeringAct = 'start' | 'close' | 'ask' | 'pause' | 'resume' | 'end';

export function actsOf(state: RoundState): readonly SteeringAct[] {
  const { phase, paused, awaySince, setup } = state;
  if (phase === 'ended') return [];
  if (phase === 'waiting') return ['start', 'end'];
  if (setup.kind === 'assignment') return ['end'];
  const held = paused || awaySince !== null;
  const open = openItem(state) !== null;
  const more = !open && !held && nextItemOf(state) !== null;
  return [
    ...(open ? (['close'] as const) : []),
    ...(more ? (['ask'] as const) : []),
    held ? 'resume' : 'pause',
    'end',
  ];
}

export function steeredView(state: RoundState, names: boolean, now: number): SteeredView {
  const { setup, phase, paused } = state;
  const { code, title, kind, anonymous, startsAt, deadline, seconds, channel, questions } = setup;
  const players = [...state.players.values()];
  const done = (player: Player) => hasAnswered(state, player);
  return {
    ...{ code, title, kind, phase, paused, anonymous, startsAt, deadline, seconds, channel },
    of: questions.length,
    acts: actsOf(state),
    question: steeredQuestion(state, now),
    voids: [...state.voids].sort((a, b) => a - b).map((item) => item + 1),
    players: players.length,
    answered: players.filter(done).length,
    teams: setup.teams.map((name, team) => ({
      name,
      members: players.filter((player) => player.team === team).length,
    })),
    people: names
      ? {
          joined: players.map((player) => ({ name: nameOf(state, player), done: done(player) })),
          ranking: phase === 'waiting' ? [] : standings(state).map(standingLine),
        }
      : null,
    teamRanking: phase === 'waiting' ? [] : teamStandings(state).map(teamLine),
  };
}

const hasAnswered = (state: RoundState, { person, answers }: Player): boolean =>
  state.setup.kind === 'assignment' ? nextFor(state, person) === null : answers.has(state.items.length - 1);

function steeredQuestion(state: RoundState, now: number): LiveQuestion | null {
  const shown = liveQuestion(state, now);
  const asked = state.setup.questions[state.items.length - 1];
  if (shown === null || asked === undefined) return null;
  if (shown.voided) return shown;
  const { right, item } = asked;
  return { ...shown, counts: chosenOf(state, state.items.length - 1), right, quote: item.quote };
}
