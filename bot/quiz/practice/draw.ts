import { dayInVietNam } from '../../day.ts';
import type { Item } from '../../quiz-item.ts';
import type { Attempt } from '../../quiz-practice.ts';
import { shuffled } from './choose.ts';
import { holdsWords, type Holds } from './holding.ts';
import type { Session } from './session.ts';
import { askable } from './standing.ts';
import type { PracticeParts } from './types.ts';

/** How often a person was asked an item, by its id. */
export type Asked = ReadonlyMap<string, number>;

export function askedIn(attempts: readonly Attempt[]): Asked {
  const asked = new Map<string, number>();
  for (const { item } of attempts) asked.set(item, (asked.get(item) ?? 0) + 1);
  return asked;
}

/** What a session is about: its topics, and the words that were typed. */
export interface About {
  readonly topics: readonly string[];
  readonly holds: Holds | null;
}

export function aboutOf(
  { lexicon }: Pick<PracticeParts, 'lexicon'>,
  session: Pick<Session, 'about' | 'topic'>,
): About {
  const { about, topic } = session;
  return { topics: about, holds: topic === '' ? null : holdsWords(topic, lexicon()) };
}

/** Those on what a session is about, else those that hold its words; all where none is. */
export function onTopic(items: readonly Item[], { topics, holds }: About): readonly Item[] {
  const fitting = items.filter(({ topic }) => topic !== null && topics.includes(topic));
  if (fitting.length > 0) return fitting;
  const holding = holds === null ? [] : items.filter(holds);
  return holding.length > 0 ? holding : items;
}

/**
 * Of the words of a provision that were asked about least, the item asked least: a long provision has many sentences, and
 * each has its turn before one comes again. What is remembered is the rule and not the question.
 */
export function leastAsked(items: readonly Item[], asked: Asked, about: About): Item | undefined {
  const times = ({ id }: Item) => asked.get(id) ?? 0;
  const clauses = new Map<string, number>();
  for (const item of items) clauses.set(clauseOf(item), (clauses.get(clauseOf(item)) ?? 0) + times(item));
  const asOften = (item: Item) => clauses.get(clauseOf(item)) ?? 0;
  // Sorting is stable: of equals the first of the list.
  return [...onTopic(items, about)].sort((a, b) => asOften(a) - asOften(b) || times(a) - times(b))[0];
}

const clauseOf = ({ quote }: Item): string => (quote === null ? '' : `${quote.start} ${quote.end}`);

/** Opens the next item of a session; one whose rule changed meanwhile is passed over. `open` is null at the end. */
export async function draw(parts: PracticeParts, session: Session, asked: Asked): Promise<Session> {
  const { items, library, now, chance } = parts;
  const about = aboutOf(parts, session);
  const today = dayInVietNam(now());
  for (const [index, { provision, fresh, extra }] of session.rest.entries()) {
    const ready = askable(await items.itemsOf(provision), library(), today);
    const item = leastAsked(ready, asked, about);
    if (item === undefined) continue;
    const open = { item, order: orderOf(item, chance), shown: now().toISOString(), fresh, extra };
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
