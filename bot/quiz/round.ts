/** A round of the quiz as a machine: a state, what happened, and when, give a state and what is to be done. Touches nothing. */
export { askedOf, attemptPerson, attemptsOf } from './round/attempts.ts';
export { COUNT_IN, MOST_AWAY, nextDue, type Due } from './round/due.ts';
export { apartFrom, nameOf } from './round/naming.ts';
export { ranking } from './round/ranking.ts';
export { standings, teamStandings, type Standing, type TeamStanding } from './round/standings.ts';
export {
  closesAt,
  countedItems,
  secondsOf,
  newRound,
  nextFor,
  nextItemOf,
  openItem,
  type Answer,
  type ItemState,
  type Player,
  type RoundState,
} from './round/state.ts';
export { replay, step, type Effect, type Refusal, type Step } from './round/step.ts';
