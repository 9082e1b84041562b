import { nameOf } from './naming.ts';
import { countedItems, type Player, type RoundState } from './state.ts';

/** How a person stands. */
export interface Standing {
  readonly person: string;
  /** What the person is called before others. */
  readonly name: string;
  /** 1 and up; equals have the same, and those behind them are counted on. */
  readonly rank: number;
  readonly right: number;
  readonly answered: number;
  /** Items since the person joined, and all items that were asked; without those that were taken out. */
  readonly of: number;
  readonly ofAll: number;
  /** Sum of the times to right answers. */
  readonly milliseconds: number;
  /** The first item that the person could answer, from 0. */
  readonly from: number;
  /** Index into the teams. */
  readonly team: number | null;
}

/** How a team stands: by the mean of its members, so that a large one has no advantage. */
export interface TeamStanding {
  readonly team: number;
  readonly name: string;
  readonly rank: number;
  readonly members: number;
  /** Sums over the members; the mean is this divided by `members`. */
  readonly right: number;
  readonly milliseconds: number;
}

/** Everybody, best first; of equals who joined first is named first. */
export function standings(state: RoundState): Standing[] {
  const scored = [...state.players.values()].map((player) => scoreOf(state, player));
  const ordered = scored.sort((a, b) => b.right - a.right || a.milliseconds - b.milliseconds);
  return ranked(ordered, (a, b) => a.right === b.right && a.milliseconds === b.milliseconds);
}

function scoreOf(state: RoundState, player: Player): Omit<Standing, 'rank'> {
  const counted = countedItems(state);
  const answers = [...player.answers].flatMap(([item, answer]) => (state.voids.has(item) ? [] : [answer]));
  const right = answers.filter((answer) => answer.right);
  return {
    person: player.person,
    name: nameOf(state, player),
    right: right.length,
    answered: answers.length,
    of: counted.filter((item) => item >= player.from).length,
    ofAll: counted.length,
    milliseconds: right.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
    from: player.from,
    team: player.team,
  };
}

/** Teams with members, best first. Means are compared crosswise, so that no rounding makes or breaks a tie. */
export function teamStandings(state: RoundState): TeamStanding[] {
  const all = standings(state);
  const teams = state.setup.teams
    .map((name, team) => sumOf(all, team, name))
    .filter(({ members }) => members > 0);
  const compare = (a: Sum, b: Sum): number =>
    b.right * a.members - a.right * b.members || a.milliseconds * b.members - b.milliseconds * a.members || 0;
  const ordered = teams.sort(compare);
  return ranked(ordered, (a, b) => compare(a, b) === 0);
}

type Sum = Omit<TeamStanding, 'rank'>;

function sumOf(all: readonly Standing[], team: number, name: string): Sum {
  const members = all.filter((one) => one.team === team);
  const sum = (key: 'right' | 'milliseconds') => members.reduce((total, one) => total + one[key], 0);
  return { team, name, members: members.length, right: sum('right'), milliseconds: sum('milliseconds') };
}

/** Gives ranks to what is in order: equals share one, the next is counted on. */
function ranked<One extends object>(
  ordered: readonly One[],
  equal: (a: One, b: One) => boolean,
): (One & { readonly rank: number })[] {
  let rank = 0;
  return ordered.map((one, index) => {
    const before = ordered[index - 1];
    if (before === undefined || !equal(before, one)) rank = index + 1;
    return { ...one, rank };
  });
}
