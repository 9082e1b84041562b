import type { Day } from '../../../knowledge/types.ts';
import { dayInVietNam } from '../../day.ts';
import type { PracticeCard } from '../../quiz-practice.ts';
import { NEW_A_DAY } from './types.ts';

/** From what a session is put together. */
export interface Choosing {
  /** All cards of the person. */
  readonly cards: readonly PracticeCard[];
  /** Provisions that have items, those that are needed first before others. */
  readonly provisions: readonly string[];
  /** Those that the person follows or has chosen; null where that is none in particular. */
  readonly wanted: ReadonlySet<string> | null;
  /** Only wanted ones are asked: a topic was chosen for this session. Else they come first. */
  readonly only: boolean;
  readonly today: Day;
}

/** What may be asked, in the order in which it is. */
export interface Candidates {
  /** The oldest due first. */
  readonly due: readonly string[];
  /** Not learned yet: those wanted before others. */
  readonly fresh: readonly string[];
  /** Not due, learned or not: what may be asked outside the schedule. */
  readonly others: readonly string[];
  /** How many new ones may still be begun today. */
  readonly mostFresh: number;
}

/** Whether a card is asked on a day: due days count whole, so that who practises earlier on the day misses nothing. */
export const isDue = ({ memory, aside }: PracticeCard, today: Day): boolean =>
  aside === null && dayInVietNam(new Date(memory.due)) <= today;

export function candidatesOf(choosing: Choosing): Candidates {
  const { cards, wanted, only, today } = choosing;
  const may = (provision: string) => !only || wanted === null || wanted.has(provision);
  const due = cards
    .filter((card) => isDue(card, today) && may(card.provision))
    .sort((a, b) => (a.memory.due < b.memory.due ? -1 : a.memory.due > b.memory.due ? 1 : 0))
    .map(({ provision }) => provision);
  const begun = cards.filter((card) => dayInVietNam(new Date(card.begun)) === today).length;
  const others = choosing.provisions.filter((id) => may(id) && !due.includes(id));
  return { due, others, fresh: freshOnes(choosing, may), mostFresh: Math.max(0, NEW_A_DAY - begun) };
}

/** A card that was put aside because the words changed is no card of the words that stand. */
function freshOnes({ cards, provisions, wanted }: Choosing, may: (id: string) => boolean): string[] {
  const learned = new Set(cards.filter(({ aside }) => aside === null).map(({ provision }) => provision));
  const fresh = provisions.filter((provision) => !learned.has(provision) && may(provision));
  if (wanted === null) return fresh;
  return [...fresh.filter((id) => wanted.has(id)), ...fresh.filter((id) => !wanted.has(id))];
}

/** Fisher and Yates; `chance` from 0 up to 1. */
export function shuffled<Value>(values: readonly Value[], chance: () => number): Value[] {
  const mixed = [...values];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const at = Math.floor(chance() * (last + 1));
    [mixed[last], mixed[at]] = [mixed[at] as Value, mixed[last] as Value];
  }
  return mixed;
}
