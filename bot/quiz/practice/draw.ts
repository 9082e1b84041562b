import { dayInVietNam } from '../../day.ts';
import type { Item } from '../../quiz-item.ts';
import type { PracticeCard } from '../../quiz-practice.ts';
import { shuffled } from './choose.ts';
import type { Session } from './session.ts';
import { askable } from './standing.ts';
import type { PracticeParts } from './types.ts';

/** Opens the next item of a session; one whose rule changed meanwhile is passed over. `open` is null at the end. */
export async function draw(
  { items, library, now, chance }: PracticeParts,
  session: Session,
  cards: readonly PracticeCard[],
): Promise<Session> {
  const today = dayInVietNam(now());
  for (const [index, { provision, fresh }] of session.rest.entries()) {
    const ready = askable(await items.itemsOf(provision), library(), today);
    const card = cards.find((one) => one.provision === provision && one.aside === null);
    // In turn, so that what is remembered is the rule and not the question.
    const item = ready[(card?.asked ?? 0) % ready.length];
    if (item === undefined) continue;
    const open = { item, order: orderOf(item, chance), shown: now().toISOString(), fresh };
    return {
      ...session,
      rest: session.rest.slice(index + 1),
      shown: session.shown + 1,
      open: { ...open, item: copied(item) },
    };
  }
  return { ...session, rest: [], open: null };
}

/** Options in another order each time, so that no letter is learned. What people wrote may name its neighbours ("cả hai ý trên"): it stands as written. */
function orderOf(item: Item, chance: () => number): number[] {
  const indexes = item.options.map((_, index) => index);
  const fixed = item.type === 'true_false' || item.origin === 'written' || item.origin === 'imported';
  return fixed ? indexes : shuffled(indexes, chance);
}

/** A session holds its own item: arrays that may be written. */
const copied = (item: Item) => ({
  ...item,
  options: [...item.options],
  correct: [...item.correct],
  accepts: [...item.accepts],
  reasons: [...item.reasons],
  tags: [...item.tags],
});
