import type { Happening, RoundEvent, RoundSetup } from '../../bot/quiz-rounds.ts';
import { newRound, nextDue, standings, step, type RoundState } from '../../bot/quiz/round.ts';
import { roundWith } from '../fixtures/quiz-items.ts';

const T0 = Date.parse('2026-11-26T01:00:00.000Z');

/** A round that is driven by hand: seconds since its making, what happened, what was to be done. */
export function play(changes: Partial<RoundSetup> = {}) {
  let state: RoundState = newRound(roundWith(changes));
  const events: RoundEvent[] = [];
  const effects: string[] = [];
  const at = (seconds: number, happening: Happening): string => {
    const next = step(state, happening, T0 + seconds * 1000);
    if (next.kind === 'refused') return next.why;
    state = next.state;
    events.push(next.event);
    effects.push(...next.effects.map((effect) => effect.kind));
    return 'taken';
  };
  const vote = (seconds: number, person: string, item: number, right = true, sealed = false): string => {
    const question = state.setup.questions[item];
    const option = right ? (question?.right ?? 0) : question?.right === 0 ? 1 : 0;
    return at(seconds, {
      ...{ kind: 'vote', person, item, options: [option], name: person, update: null, sealed },
    });
  };
  const duties = () => {
    const next = nextDue(state);
    return next === null ? null : { after: (next.at - T0) / 1000, ...next.happening };
  };
  const ranks = () => standings(state).map(({ name, rank }) => `${String(rank)} ${name}`);
  return { at, vote, duties, ranks, events, effects, state: () => state };
}

/** Begun, with the first item open at second 5. */
export function playing(changes: Partial<RoundSetup> = {}) {
  const round = play(changes);
  round.at(0, { kind: 'started' });
  round.at(5, { kind: 'asked', item: 0 });
  return round;
}
