import type { ItemQuote } from '../../quiz-item.ts';
import { stemOf } from '../present.ts';
import { nextFor, type RoundState } from '../round.ts';
import type { LiveQuestion } from './live-question.ts';
import type { Runner } from './runner.ts';

/** A round at one's own pace as a page shows it: what was answered last with its clause, then the item whose turn it is. */

export interface LiveAnswered {
  readonly number: number;
  readonly stem: string;
  readonly options: readonly string[];
  /** What the person chose, and what is right: indexes into the options. */
  readonly option: number;
  readonly right: number;
  readonly quote: ItemQuote | null;
  /** It was taken out since. */
  readonly voided: boolean;
}

/** Writes down that the next item is shown to a person: their time for it runs from the first showing. Other rounds are left as they are. */
export async function takeTurn(runner: Runner, state: RoundState, person: string): Promise<RoundState> {
  const { setup, phase, players } = state;
  const item = nextFor(state, person);
  const player = players.get(person);
  if (setup.kind !== 'assignment' || phase !== 'running' || item === null || player === undefined)
    return state;
  if (player.shown.has(item)) return state;
  const taken = await runner.take(setup.id, { kind: 'shown', item, person, poll: null, message: null });
  return taken === null || 'refused' in taken ? state : taken.state;
}

/** Null before joining, before the opening, after the end, and where all is answered. */
export function ownQuestion(state: RoundState, person: string | null): LiveQuestion | null {
  const { setup, phase, players } = state;
  if (person === null || phase !== 'running' || !players.has(person)) return null;
  const index = nextFor(state, person);
  const question = setup.questions[index ?? -1];
  if (index === null || question === undefined) return null;
  return {
    number: index + 1,
    of: setup.questions.length,
    stem: stemOf(question),
    options: question.options,
    open: true,
    left: null,
    seconds: null,
    answered: players.get(person)?.answers.size ?? 0,
    counts: null,
    right: null,
    quote: null,
    voided: false,
  };
}

/** Items are answered in their order, so the last one is the one with the highest number. */
export function answeredLast(
  { setup, players, voids }: RoundState,
  person: string | null,
): LiveAnswered | null {
  const answers = players.get(person ?? '')?.answers;
  const index = Math.max(-1, ...(answers?.keys() ?? []));
  const [answer, question] = [answers?.get(index), setup.questions[index]];
  if (answer === undefined || question === undefined) return null;
  const { options, right, item } = question;
  return {
    number: index + 1,
    stem: stemOf(question),
    options,
    option: answer.option,
    right,
    quote: item.quote,
    voided: voids.has(index),
  };
}
