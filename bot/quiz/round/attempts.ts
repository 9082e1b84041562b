import type { Attempt } from '../../quiz-practice.ts';
import type { RoundSetup } from '../../quiz-rounds.ts';
import { countedItems, type Answer, type Player, type RoundState } from './state.ts';

/** Under whom a person's attempts stand: in an anonymous round by an id of this round alone. */
export const attemptPerson = ({ setup }: Pick<RoundState, 'setup'>, { person, number }: Player): string =>
  setup.anonymous ? `${setup.id}:${String(number)}` : person;

/**
 * The answers of a round as attempts, for results over time. In an anonymous round people are numbered in the order in which they
 * joined, by ids of this round alone. Answers to what was taken out are none. `units`: what people say to be of; where they say nothing, and where nobody is to be known, a team stands
 * for the unit.
 */
export function attemptsOf(
  state: RoundState,
  at: string,
  units: ReadonlyMap<string, string> = new Map(),
): Attempt[] {
  const attempt = attemptIn(state, at, units);
  return [...state.players.values()].flatMap((player) =>
    [...player.answers].flatMap(([item, answer]) =>
      state.voids.has(item) ? [] : attempt(player, item, answer),
    ),
  );
}

/**
 * What everybody who took part was asked, as attempts: what they did not answer too, as not right, so that who answered one of ten right
 * has one of ten.
 */
export function askedOf(
  state: RoundState,
  at: string,
  units: ReadonlyMap<string, string> = new Map(),
): Attempt[] {
  const attempt = attemptIn(state, at, units);
  const counted = countedItems(state);
  return [...state.players.values()].flatMap((player) =>
    counted.flatMap((item) => attempt(player, item, player.answers.get(item) ?? null)),
  );
}

/** Makes the attempt of a person at an item; none where there is no such item. */
function attemptIn(state: RoundState, at: string, units: ReadonlyMap<string, string>) {
  const { setup } = state;
  return (player: Player, item: number, answer: Answer | null): Attempt[] => {
    const question = setup.questions[item];
    if (question === undefined) return [];
    const person = attemptPerson(state, player);
    const team = player.team === null ? null : (setup.teams[player.team] ?? null);
    const unit = setup.anonymous ? team : (units.get(player.person) ?? team);
    const { id, provision, topic } = question.item;
    const choice = answer === null ? null : choiceOf(question, answer.option);
    const [correct, ms] = [answer?.right ?? false, answer?.milliseconds ?? null];
    return [{ person, item: id, provision, topic, round: setup.id, correct, choice, ms, at, unit }];
  };
}

/** A round may show options in another order than the item lists them. */
function choiceOf({ item, options }: RoundSetup['questions'][number], option: number): number | null {
  const place = item.options.indexOf(options[option] ?? '');
  return place < 0 ? null : place;
}
