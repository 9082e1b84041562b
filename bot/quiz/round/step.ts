import type { Ballot, Happening, RoundEvent } from '../../quiz-rounds.ts';
import { refuse, type Effect, type Next, type Refusal, type Refused } from './outcome.ts';
import {
  closesAt,
  nextItemOf,
  openItem,
  secondsOf,
  type Answer,
  type ItemState,
  type Player,
  type RoundState,
} from './state.ts';
import { apartFrom } from './naming.ts';
import { miss, move, steer } from './steering.ts';
import { takeOut } from './voiding.ts';

export type { Effect, Refusal } from './outcome.ts';

export type Step =
  /** `event` is to be kept before anything is done about it. */
  | {
      readonly kind: 'taken';
      readonly state: RoundState;
      readonly event: RoundEvent;
      readonly effects: readonly Effect[];
    }
  | { readonly kind: 'refused'; readonly why: Refusal };

/** The whole machine: a state, what happened, and when. Reads no clock and changes nothing that it was given. */
export function step(state: RoundState, happening: Happening, now: number): Step {
  const next = after(state, happening, now);
  if ('why' in next) return { kind: 'refused', why: next.why };
  const event = kept(state, happening, now);
  return { kind: 'taken', state: next.state, event, effects: next.effects ?? [] };
}

/** The state that a log leads to. Lines that do not fit (an older program's) are passed over. */
export function replay(state: RoundState, events: readonly RoundEvent[]): RoundState {
  return events.reduce((before, event) => {
    const next = after(before, event, Date.parse(event.at));
    return 'why' in next ? before : next.state;
  }, state);
}

function after(state: RoundState, happening: Happening, now: number): Next | Refused {
  // A platform may report what was cast in time after the end.
  if (happening.kind === 'vote') return vote(state, happening, now);
  if (happening.kind === 'forgotten') return { state: { ...state, gone: state.gone + 1 } };
  if (state.phase === 'ended') return refuse('ended');
  switch (happening.kind) {
    case 'joined':
      return join(state, happening);
    case 'left_team':
      return leaveTeam(state, happening.person);
    case 'started':
      if (state.phase !== 'waiting') return refuse('already');
      return { state: { ...state, phase: 'running', startedAt: now }, effects: [{ kind: 'tell_started' }] };
    case 'asked':
      return ask(state, happening.item, now);
    case 'shown':
      return show(state, happening, now);
    case 'closed':
      return close(state, happening, now);
    case 'reminded':
      if (happening.index !== state.reminded) return refuse('already');
      return { state: { ...state, reminded: state.reminded + 1 }, effects: [{ kind: 'remind' }] };
    case 'ended':
      return end(state, now);
    case 'moved':
      return move(state, happening);
    case 'missed':
      return miss(state);
    case 'voided':
      return takeOut(state, happening, now);
    case 'paused':
    case 'resumed':
    case 'trainer_left':
    case 'trainer_back':
      return steer(state, happening.kind, now);
  }
}

function join(
  state: RoundState,
  { person, name, team }: Extract<Happening, { kind: 'joined' }>,
): Next | Refused {
  if (team !== null && state.setup.teams[team] === undefined) return refuse('no_such_team');
  const known = state.players.get(person);
  if (known !== undefined && team === known.team) return refuse('already');
  const player = known ?? newPlayer(state, person, name, openItem(state) ?? state.items.length);
  return { state: withPlayer(state, { ...player, team: team ?? player.team }) };
}

function leaveTeam(state: RoundState, person: string): Next | Refused {
  const player = state.players.get(person);
  if (player === undefined || player.team === null) return refuse('already');
  return { state: withPlayer(state, { ...player, team: null }) };
}

const newPlayer = (state: RoundState, person: string, name: string | null, from: number): Player => ({
  person,
  name: state.setup.anonymous || name === null || name.trim() === '' ? null : apartFrom(namesIn(state), name),
  number: state.players.size + state.gone + 1,
  team: null,
  from: state.setup.kind === 'assignment' ? 0 : from,
  answers: new Map(),
  shown: new Map(),
});

const namesIn = ({ players }: RoundState): string[] =>
  [...players.values()].flatMap(({ name }) => name ?? []);

const withPlayer = (state: RoundState, player: Player): RoundState => ({
  ...state,
  players: new Map(state.players).set(player.person, player),
});

function ask(state: RoundState, item: number, now: number): Next | Refused {
  const { setup, items, phase } = state;
  if (phase !== 'running' || setup.kind === 'assignment') return refuse('not_running');
  if (openItem(state) !== null || item !== nextItemOf(state)) return refuse('already');
  // Items have their places: what was taken out before it was asked is there as closed.
  const none = { askedAt: now, shownAt: null, closedAt: now, message: null };
  const passed = Array.from({ length: item - items.length }, () => none);
  const asked = { askedAt: now, shownAt: setup.confirms ? null : now, closedAt: null, message: null };
  return { state: { ...state, items: [...items, ...passed, asked] }, effects: [{ kind: 'ask', item }] };
}

/** Shown again (the platform was told twice): the time runs from the first, the early end is for the last. */
function show(
  state: RoundState,
  { item, person, message }: Extract<Happening, { kind: 'shown' }>,
  now: number,
): Next | Refused {
  if (person !== null) return showAlone(state, person, item, now);
  const asked = state.items[item];
  if (asked === undefined) return refuse('not_open');
  return {
    state: withItem(state, item, {
      ...asked,
      shownAt: asked.shownAt ?? now,
      message: message ?? asked.message,
    }),
  };
}

function showAlone(state: RoundState, person: string, item: number, now: number): Next | Refused {
  const player = state.players.get(person);
  if (player === undefined || state.setup.questions[item] === undefined) return refuse('not_open');
  if (player.shown.has(item)) return refuse('already');
  return { state: withPlayer(state, { ...player, shown: new Map(player.shown).set(item, now) }) };
}

const withItem = (state: RoundState, index: number, item: ItemState): RoundState => ({
  ...state,
  items: state.items.map((one, place) => (place === index ? item : one)),
});

function vote(state: RoundState, ballot: Ballot, now: number): Next | Refused {
  const begun = begunAt(state, ballot, now);
  if (typeof begun === 'string') return refuse(begun);
  const question = state.setup.questions[ballot.item];
  const [option] = ballot.options;
  if (question?.options[option ?? -1] === undefined || option === undefined) return refuse('unknown_option');
  const player =
    state.players.get(ballot.person) ?? newPlayer(state, ballot.person, ballot.name, ballot.item);
  if (player.answers.has(ballot.item)) return refuse('voted_before');
  const most = (secondsOf(state.setup, ballot.item) ?? Infinity) * 1000;
  const milliseconds = Math.min(Math.max(0, now - begun), most);
  const answer: Answer = { option, right: option === question.right, milliseconds };
  const answers = new Map(player.answers).set(ballot.item, answer);
  return { state: withPlayer(state, { ...player, answers, from: Math.min(player.from, ballot.item) }) };
}

/** When the item was shown to whom answers; a refusal where it cannot be answered. */
function begunAt(state: RoundState, { item, person, sealed }: Ballot, now: number): number | Refusal {
  if (state.voids.has(item) && !sealed) return 'voided';
  if (state.setup.kind === 'assignment') {
    if (state.phase !== 'running') return state.phase === 'ended' ? 'ended' : 'not_running';
    return state.players.get(person)?.shown.get(item) ?? 'not_open';
  }
  const asked = state.items[item];
  if (asked === undefined) return 'not_open';
  if (asked.shownAt === null) return 'not_open';
  if (sealed) return asked.shownAt;
  const late = now > (closesAt(state, asked) ?? Infinity);
  return late || asked.closedAt !== null ? 'too_late' : asked.shownAt;
}

function close(
  state: RoundState,
  { item, by }: Extract<Happening, { kind: 'closed' }>,
  now: number,
): Next | Refused {
  const asked = state.items[item];
  if (asked === undefined || asked.closedAt !== null) return refuse('already');
  const stop = by !== 'time';
  return {
    state: withItem(state, item, { ...asked, closedAt: now }),
    effects: [{ kind: 'tell_closed', item, stop }],
  };
}

/** An item that is open ends with the round. */
function end(state: RoundState, now: number): Next {
  const open = openItem(state);
  const asked = open === null ? undefined : state.items[open];
  const closed =
    open === null || asked === undefined ? state : withItem(state, open, { ...asked, closedAt: now });
  const told: Effect[] = open === null ? [] : [{ kind: 'tell_closed', item: open, stop: true }];
  return {
    state: { ...closed, phase: 'ended', endedAt: now },
    effects: [...told, { kind: 'tell_results' }],
  };
}

/** Names are not kept where nobody is to be known. */
function kept(state: RoundState, happening: Happening, now: number): RoundEvent {
  const at = new Date(now).toISOString();
  const named = happening.kind === 'vote' || happening.kind === 'joined';
  return named && state.setup.anonymous ? { ...happening, name: null, at } : { ...happening, at };
}
