import { dayInVietNam } from '../../day.ts';
import type { Aside, PracticeCard } from '../../quiz-practice.ts';
import { asideOf } from './standing.ts';
import type { PracticeParts } from './types.ts';

/** The cards of a person, with those that were put aside now. */
export interface Refreshed {
  readonly cards: readonly PracticeCard[];
  readonly aside: readonly { readonly provision: string; readonly aside: Aside }[];
}

/** Puts aside the cards whose rule has changed or ended since they were learned. */
export async function putAside({ store, library, now }: PracticeParts, person: string): Promise<Refreshed> {
  const [serving, today] = [library(), dayInVietNam(now())];
  const before = await store.cards(person);
  const cards = before.map((card) =>
    card.aside === null ? { ...card, aside: asideOf(card.provision, card.version, serving, today) } : card,
  );
  const aside = cards.flatMap((card, index) =>
    card.aside !== null && before[index]?.aside === null
      ? [{ provision: card.provision, aside: card.aside }]
      : [],
  );
  await store.putAside(person, aside);
  return { cards, aside };
}
