import type { LexiconData } from '../../knowledge/lexicon.ts';
import type { Library } from '../../knowledge/library.ts';
import type { Day } from '../../knowledge/types.ts';
import type { Item } from '../quiz-item.ts';
import type { ItemVersion, QuizItems } from '../quiz-store.ts';
import { lapsesOf, lastOf } from './bank.ts';
import { choose, makeItems } from './items.ts';
import type { DocumentOffered, ItemSource, Narrowed, TagOffered, TopicOffered } from './items-wanted.ts';
import { labelOf } from './pool/labels.ts';

export { labelOf, topicName, TOPIC_LABELS } from './pool/labels.ts';

/** The items that may be asked now: what the rules in force give, as the bank has reviewed it, and what it holds besides. */

export interface PoolNeeds {
  readonly today: () => Day;
  readonly bank: Pick<QuizItems, 'bankItems'>;
  /** What the rules give: `createMaker`. */
  readonly made: () => Made;
  readonly now: () => Date;
}

/** What the rules of a library give on a day. */
export interface Made {
  /** Names library and day. */
  readonly of: string;
  readonly items: readonly Item[];
}

export interface MakerNeeds {
  readonly library: () => Library;
  readonly today: () => Day;
  /** Read when items are first made. */
  readonly lexicon: () => LexiconData;
}

/**
 * Items of the rules are made when they are first asked for, which takes some seconds over a great library, and again for
 * another library or day.
 */
export function createMaker({ library, today, lexicon }: MakerNeeds): () => Made {
  let made: Made | null = null;
  return () => {
    const [serving, on] = [library(), today()];
    const of = `${serving.id} ${on}`;
    if (made?.of !== of) made = { of, items: makeItems(serving, { on, lexicon: lexicon() }) };
    return made;
  };
}

/** How long the bank's last reading holds, milliseconds: a question that was retired is asked for so long at most. */
const BANK_HOLDS_MS = 30_000;
/** Items of the bank that are read: an office has hundreds. */
const MOST_BANKED = 100_000;

/** All items that may be asked now. */
export interface Pool {
  (): Promise<readonly Item[]>;
  /** Ids of those that a trainer has approved as they are asked. */
  approved(): Promise<ReadonlySet<string>>;
}

interface Pooled {
  readonly of: string;
  readonly at: number;
  readonly items: readonly Item[];
  readonly approved: ReadonlySet<string>;
}

/** Makes the source. The list stays the same object while nothing changes. */
export function createPool(needs: PoolNeeds): Pool {
  let pooled: Pooled | null = null;
  const read = async (): Promise<Pooled> => {
    const { of, items } = needs.made();
    const at = needs.now().getTime();
    if (pooled?.of === of && at - pooled.at < BANK_HOLDS_MS) return pooled;
    const banked = await needs.bank.bankItems({
      states: ['draft', 'approved', 'retired'],
      ...{ document: null, topic: null, tag: null, limit: MOST_BANKED, offset: 0 },
    });
    const reviewed = review(items, banked, needs.today());
    const same = pooled?.of === of && sameItems(pooled.items, reviewed);
    const approved = new Set(banked.filter(({ state }) => state === 'approved').map(({ item }) => item.id));
    pooled = { of, at, items: same && pooled !== null ? pooled.items : reviewed, approved };
    return pooled;
  };
  const items = async () => (await read()).items;
  return Object.assign(items, { approved: async () => (await read()).approved });
}

/** A retired item is not asked, an approved one as it was approved, whatever its origin; a draft that nobody made from a rule waits. Tags hold at once: they are no words. */
function review(items: readonly Item[], banked: readonly ItemVersion[], on: Day): readonly Item[] {
  const byId = new Map(banked.map((version) => [version.item.id, version]));
  const own = items.flatMap((item): readonly Item[] => {
    const version = byId.get(item.id);
    if (version === undefined) return [item];
    const { tags } = version.item;
    if (version.state === 'draft') return [tags.length === 0 ? item : { ...item, tags }];
    return version.state === 'approved' ? [version.item] : [];
  });
  const known = new Set(items.map(({ id }) => id));
  const others = banked.filter(
    ({ item, state }) =>
      state === 'approved' && !known.has(item.id) && (item.until === null || on < item.until),
  );
  return [...own, ...others.map(({ item }) => item)];
}

function sameItems(before: readonly Item[], after: readonly Item[]): boolean {
  return (
    before.length === after.length &&
    before.every((item, at) => item === after[at] || JSON.stringify(item) === JSON.stringify(after[at]))
  );
}

/** What `ItemSource.stale` says. */
export function staleItems(
  bank: Pick<QuizItems, 'bankItemsOf'>,
  library: () => Library,
  today: () => Day,
): NonNullable<ItemSource['stale']> {
  return async (items) => {
    const held = await lastOf(bank, items.map(({ id }) => id));
    const retired = [...held.values()].filter(({ state, act }) => state === 'retired' && act !== 'lapsed');
    const lapsed = lapsesOf(library(), today(), items);
    return new Set([...retired, ...lapsed].map(({ item }) => item.id));
  };
} // prettier-ignore

/** The pool as rounds ask for it. */
export function roundItems(pool: Pool, library: () => Library): ItemSource {
  return {
    topics: async () => topicsOf(await pool()),
    documents: async () => documentsOf(await pool(), library()),
    tags: async () => tagsOf(await pool()),
    pick: async ({ topics, documents, count, seed, types = [], ...narrowed }) => {
      const isOn = topics.length === 0 ? null : ({ topic }: Item) => topic !== null && topics.includes(topic);
      const fitting = await narrow(pool, narrowed);
      return choose(fitting, { documents, types, isOn, number: count, seed });
    },
  };
}

/** Those of the pool that the bank says so much of. */
async function narrow(pool: Pool, { approved = false, tags = [] }: Narrowed): Promise<readonly Item[]> {
  const items = await pool();
  const known = approved ? await pool.approved() : null;
  if (known === null && tags.length === 0) return items;
  return items.filter(
    (item) =>
      (known === null || known.has(item.id)) &&
      (tags.length === 0 || item.tags.some((tag) => tags.includes(tag))),
  );
}

const tagsOf = (items: readonly Item[]): TagOffered[] =>
  countsOf(items.flatMap(({ tags }) => tags)).map(([tag, count]) => ({ tag, count }));

function topicsOf(items: readonly Item[]): TopicOffered[] {
  return countsOf(items.map(({ topic }) => topic)).flatMap(([id, count]) => {
    const label = labelOf(id);
    return label === null ? [] : [{ id, label, count }];
  });
}

function documentsOf(items: readonly Item[], library: Library): DocumentOffered[] {
  return countsOf(items.map(({ quote }) => quote?.document ?? null)).flatMap(([number, count]) => {
    const title = library.document(number)?.title;
    return title === undefined ? [] : [{ number, title, count }];
  });
}

/** What occurs, most often first. */
function countsOf(values: readonly (string | null)[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}
