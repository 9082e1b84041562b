import type { ItemQuote } from '../../quiz-item.ts';
import { stemOf } from '../present.ts';
import { closesAt, type RoundState } from '../round.ts';

/** The item that was asked last. */
export interface LiveQuestion {
  readonly number: number;
  readonly of: number;
  readonly stem: string;
  readonly options: readonly string[];
  readonly open: boolean;
  /** Whole seconds until it closes; null where it has no time. */
  readonly left: number | null;
  /** Its whole time, seconds. */
  readonly seconds: number | null;
  readonly answered: number;
  /** How often each option was chosen, and which is right: null while it is open. */
  readonly counts: readonly number[] | null;
  readonly right: number | null;
  readonly quote: ItemQuote | null;
  /** It was taken out: no answer scores, and what was right is told no more. */
  readonly voided: boolean;
}

/** The item that was asked last, as all see it; null before the first. */
export function liveQuestion(state: RoundState, now: number): LiveQuestion | null {
  const { setup, items, players } = state;
  const index = items.length - 1;
  const [asked, question] = [items[index], setup.questions[index]];
  if (asked === undefined || question === undefined || asked.shownAt === null) return null;
  const closes = closesAt(state, asked);
  const open = asked.closedAt === null && (closes === null || now <= closes);
  const voided = state.voids.has(index);
  const told = asked.closedAt !== null && !voided;
  const answers = [...players.values()].flatMap((player) => player.answers.get(index) ?? []);
  return {
    number: index + 1,
    of: setup.questions.length,
    stem: stemOf(question),
    options: question.options,
    open,
    left: open && closes !== null ? Math.max(0, Math.ceil((closes - now) / 1000)) : null,
    seconds: setup.seconds,
    answered: answers.length,
    counts: told ? chosenOf(state, index) : null,
    right: told ? question.right : null,
    quote: told ? question.item.quote : null,
    voided,
  };
}

/** How often each option of an item was chosen. */
export function chosenOf({ setup, players }: RoundState, item: number): number[] {
  const answers = [...players.values()].flatMap((player) => player.answers.get(item) ?? []);
  return (setup.questions[item]?.options ?? []).map(
    (_, option) => answers.filter((one) => one.option === option).length,
  );
}
