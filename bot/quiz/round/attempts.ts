import type { Attempt } from '../../quiz-practice.ts';
import type { RoundSetup } from '../../quiz-rounds.ts';
import type { Player, RoundState } from './state.ts';

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
  const { setup, players } = state;
  return [...players.values()].flatMap((player) => {
    const person = attemptPerson(state, player);
    const team = player.team === null ? null : (setup.teams[player.team] ?? null);
    const unit = setup.anonymous ? team : (units.get(player.person) ?? team);
    return [...player.answers].flatMap(([item, answer]) => {
      const question = setup.questions[item];
      if (question === undefined || state.voids.has(item)) return [];
      const { id, provision, topic } = question.item;
      const correct = answer.right;
      const choice = choiceOf(question, answer.option);
      return [
        {
          person,
          item: id,
          provision,
          topic,
          round: setup.id,
          correct,
          choice,
          ms: answer.milliseconds,
          at,
          unit,
        },
      ];
    });
  });
}

/** A round may show options in another order than the item lists them. */
function choiceOf({ item, options }: RoundSetup['questions'][number], option: number): number | null {
  const place = item.options.indexOf(options[option] ?? '');
  return place < 0 ? null : place;
}
