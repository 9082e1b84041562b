import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Item } from '../../bot/quiz-item.ts';
import type { ItemVersion, QuizItems } from '../../bot/quiz-store.ts';
import { anyItem } from '../support/quiz-items.ts';

const AT = '2026-11-26T01:00:00.000Z';
const ALL = { states: ['draft', 'approved', 'retired'], document: null, topic: null, tag: null } as const;

const versionOf = (item: Item, more: Partial<ItemVersion> = {}): ItemVersion => ({
  item,
  number: 1,
  state: 'draft',
  act: 'entered',
  by: null,
  at: AT,
  note: '',
  touched: false,
  ...more,
});

const sample = fc.sample(anyItem, { numRuns: 1, seed: 5 })[0];

const itemWith = (more: Partial<Item>): Item => {
  if (sample === undefined) throw new Error('no item was made');
  return { ...sample, ...more };
};

/** What every bank of questions does. */
export function bankContract(store: () => QuizItems): void {
  it('gives an item of the bank back as it was stored, whatever its text', async () => {
    let count = 0;
    await fc.assert(
      fc.asyncProperty(anyItem, async (made) => {
        const version = versionOf({ ...made, id: `i${count++}` }, { note: made.stem, by: 'person-a' });
        expect(await store().putItemVersions([version])).toBe(true);
        expect(await store().bankItem(version.item.id)).toEqual(version);
      }),
      { numRuns: 20, endOnFailure: true },
    );
    expect(await store().bankItem('unknown')).toBeNull();
  });

  it('keeps every version of an item, oldest first', async () => {
    const first = versionOf(itemWith({ id: 'x', stem: 'cũ' }));
    const second = versionOf(itemWith({ id: 'x', stem: 'mới' }), { number: 2, act: 'edited', touched: true });
    expect(await store().putItemVersions([first])).toBe(true);
    expect(await store().putItemVersions([second])).toBe(true);
    expect(await store().itemVersions('x')).toEqual([first, second]);
    expect(await store().bankItem('x')).toEqual(second);
    expect(await store().itemVersions('y')).toEqual([]);
    expect(await store().bankItemsOf(['x', 'y', 'x'])).toEqual([second]);
  });

  it('stores nothing where a version does not follow the last one', async () => {
    const at = (id: string, number: number): ItemVersion => versionOf(itemWith({ id }), { number });
    expect(await store().putItemVersions([at('a', 1), at('b', 1)])).toBe(true);
    expect(await store().putItemVersions([at('c', 1), at('a', 3)])).toBe(false);
    expect(await store().putItemVersions([at('c', 1), at('b', 1)])).toBe(false);
    expect(await store().putItemVersions([at('c', 2)])).toBe(false);
    expect(await store().bankItem('c')).toBeNull();
    expect(await store().itemVersions('a')).toHaveLength(1);
    expect(await store().putItemVersions([])).toBe(true);
  });

  it('tells what was stored after a sequence, last versions alone', async () => {
    const at = (id: string, number = 1): ItemVersion => versionOf(itemWith({ id }), { number });
    await store().putItemVersions([at('a'), at('b'), at('c')]);
    const all = await store().bankItemsAfter(0, 10);
    expect(all.map(({ version }) => version.item.id)).toEqual(['a', 'b', 'c']);
    await store().putItemVersions([at('b', 2)]);
    const since = all.at(-1)?.sequence ?? 0;
    expect((await store().bankItemsAfter(since, 10)).map(({ version }) => version)).toEqual([at('b', 2)]);
    const paged = await store().bankItemsAfter(0, 2);
    expect(paged.map(({ version }) => version.item.id)).toEqual(['a', 'c']);
    const rest = await store().bankItemsAfter(paged.at(-1)?.sequence ?? 0, 2);
    expect(rest.map(({ version }) => version.item.id)).toEqual(['b']);
    expect(await store().bankItemsAfter(rest.at(-1)?.sequence ?? 0, 2)).toEqual([]);
  });

  it('tells what retired itself since a time, also what has come back', async () => {
    const lapsed = (id: string, at: string): ItemVersion =>
      versionOf(itemWith({ id }), { number: 2, state: 'retired', act: 'lapsed', at });
    await store().putItemVersions([versionOf(itemWith({ id: 'a' })), versionOf(itemWith({ id: 'b' }))]);
    const [early, late] = [lapsed('a', '2026-11-25T01:00:00.000Z'), lapsed('b', AT)];
    await store().putItemVersions([early]);
    await store().putItemVersions([late, versionOf(itemWith({ id: 'a' }), { number: 3 })]);
    expect(await store().lapsedSince('2026-11-25T00:00:00.000Z')).toEqual([early, late]);
    expect(await store().lapsedSince(AT)).toEqual([late]);
  });

  it('finds items by state, document, topic and tag of their last version, by id', async () => {
    const quote = { provision: 'p', document: '1/CT', locator: 'mục 1', text: 'x', start: 0, end: 1, sha256: '' };
    const items = [
      versionOf(itemWith({ id: 'a', quote, topic: 'alcohol', tags: ['đợt 1', 'khó'] })),
      versionOf(itemWith({ id: 'b', quote: { ...quote, document: '2/CT' }, topic: null, tags: ['đợt 1'] }), { state: 'approved' }),
      versionOf(itemWith({ id: 'c', quote: null, topic: 'alcohol', tags: [] }), { state: 'retired' }),
    ];
    await store().putItemVersions(items);
    const ids = async (wanted: object): Promise<string[]> => {
      const found = await store().bankItems({ ...ALL, limit: 10, offset: 0, ...wanted });
      expect(await store().countBankItems({ ...ALL, ...wanted })).toBe(found.length);
      return found.map(({ item }) => item.id);
    };
    expect(await ids({})).toEqual(['a', 'b', 'c']);
    expect(await ids({ states: ['approved', 'draft'] })).toEqual(['a', 'b']);
    expect(await ids({ states: [] })).toEqual([]);
    expect(await ids({ document: '2/CT' })).toEqual(['b']);
    expect(await ids({ topic: 'alcohol' })).toEqual(['a', 'c']);
    expect(await ids({ tag: 'đợt 1' })).toEqual(['a', 'b']);
    expect(await ids({ tag: 'đợt' })).toEqual([]);
    const page = await store().bankItems({ ...ALL, limit: 1, offset: 1 });
    expect(page.map(({ item }) => item.id)).toEqual(['b']);
  }); // prettier-ignore
}
