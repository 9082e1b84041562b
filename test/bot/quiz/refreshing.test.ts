import { describe, expect, it } from 'vitest';
import { createMaker, createPool, roundItems, staleItems } from '../../../bot/quiz/pool.ts';
import { createBank } from '../../../bot/quiz/bank.ts';
import { createLibrary } from '../../../knowledge/library.ts';
import { readLexicon } from '../../../knowledge/lexicon.ts';
import { freshQuestions } from '../../../bot/quiz/host/refreshing.ts';
import { makeItems } from '../../../bot/quiz/items.ts';
import { questionsOf, quizItems, roundWith } from '../../fixtures/quiz-items.ts';
import { tells } from '../../support/quiz/telling.ts';
import { createMemoryBank } from '../../fakes/memory-bank.ts';
import type { QuizHouse } from '../../support/quiz/house.ts';
import { eachWithHouse } from '../../support/quiz/opened.ts';
import { directive } from '../../support/rules.ts';

describe('a round that begins', () => {
  let house: QuizHouse;
  eachWithHouse((opened) => void (house = opened));
  /** Ids of what the round of the group asks, as it is stored. */
  const asked = async (): Promise<string[]> =>
    ((await house.store.roundsOf('zalo_bot', '-1001', 1))[0]?.questions ?? []).map(({ item }) => item.id);

  it('asks another question in place of one whose rule has changed meanwhile, at its hour, also after a new start', async () => {
    await house.say('hoa', '/quiz 2 câu lúc 9:00');
    const [first = '', second = ''] = await asked();
    // The third one on alcohol is decided by the words that the second one tells.
    const other = quizItems.find(({ topic }) => topic === 'social_media')?.id;
    house.stale.add(first);
    await house.again();
    await house.pass(3600);
    await house.pass(10);
    expect(await asked()).toEqual([other, second]);
    expect((await house.read()).join('\n')).toContain('Câu 1/2');
  });

  it('gives no answer away by what it asks in place of others: what is left over goes', async () => {
    const library = createLibrary('mot', [directive()], []);
    const items = makeItems(library, { on: '2026-11-26', lexicon: readLexicon() });
    const source = roundItems(Object.assign(async () => items, { approved: async () => new Set<string>() }), () => library);
    const lengths: number[] = [];
    for (let seed = 0; seed < 40; seed++) {
      const drawn = await source.pick({ topics: [], documents: [], count: 10, seed: `round-${String(seed)}` });
      const setup = roundWith({ id: `round-${String(seed)}`, questions: questionsOf(drawn), about: { topics: [], documents: [], types: [] } });
      const stale = new Set(drawn.filter((_, at) => at % 3 === seed % 3).map(({ id }) => id));
      const fresh = await freshQuestions({ ...source, stale: async () => stale }, setup);
      const asked = (fresh ?? []).map(({ item }) => item);
      expect(asked.filter(({ id }) => stale.has(id))).toEqual([]);
      expect(new Set(asked.map(({ id }) => id)).size).toBe(asked.length);
      for (const [at, one] of asked.entries())
        for (const later of asked.slice(at + 1)) expect(tells(one, later), `${one.id} tells ${later.id}`).toBe(false);
      lengths.push(asked.length);
    }
    expect(lengths.filter((length) => length === 10).length).toBeGreaterThan(30);
  }); // prettier-ignore

  it('leaves it out where there is no other, and keeps what may be asked', async () => {
    await house.say('hoa', '/quiz rượu bia 3 câu');
    const before = await asked();
    for (const { id } of quizItems) if (id !== before[1]) house.stale.add(id);
    await house.say('hoa', '/batdau');
    expect(await asked()).toEqual([before[1]]);
  });

  it('changes nothing where all may be asked, nor once it has begun', async () => {
    await house.say('hoa', '/quiz rượu bia 2 câu');
    const before = await asked();
    await house.say('hoa', '/batdau');
    house.stale.add(before[1] ?? '');
    await house.again();
    await house.pass(60);
    expect(await asked()).toEqual(before);
  });
});

describe('what may be asked', () => {
  const held = createLibrary('mot', [directive()], []);
  const bank = createMemoryBank();
  const doing = { by: 'lan', at: '2026-11-26T01:00:00.000Z', day: '2026-11-26' };
  let [serving, now] = [held, new Date('2026-11-26T01:00:00.000Z')];
  const made = createMaker({ library: () => serving, today: () => '2026-11-26', lexicon: readLexicon });
  const pool = createPool({ today: () => '2026-11-26', bank, made, now: () => now });

  it('is made once for a library, as the bank has reviewed it', async () => {
    const all = await pool();
    expect(all.length).toBeGreaterThanOrEqual(150);
    expect(await pool()).toBe(all);
    const [first, second] = all;
    if (first === undefined || second === undefined) throw new Error('nothing was made');
    await createBank(bank, held).enter([first, second], { ...doing, by: null });
    await createBank(bank, held).retire([first.id], 'dễ quá', doing);
    now = new Date('2026-11-26T01:01:00.000Z');
    const ids = (await pool()).map(({ id }) => id);
    expect(ids).not.toContain(first.id);
    expect(ids).toHaveLength(all.length - 1);
  });

  it('is narrowed to what a trainer approved, as it was approved, and to tags, those of drafts too', async () => {
    const source = roundItems(pool, () => serving);
    const [first, second, third] = await pool();
    if (first === undefined || second === undefined || third === undefined) throw new Error('nothing was made');
    const own = createBank(bank, held);
    await own.enter([first, second, third], { ...doing, by: null });
    await own.approve([first.id, second.id], doing);
    await own.edit(second.id, { tags: ['nội quy'] }, doing);
    await own.edit(third.id, { tags: ['nội quy', 'đợt 2'] }, doing);
    now = new Date('2026-11-26T01:02:00.000Z');
    const all = { topics: [], documents: [], count: null, seed: '' };
    const ids = async (more: object) => (await source.pick({ ...all, ...more })).map(({ id }) => id).sort();
    expect(await ids({ approved: true })).toEqual([first.id, second.id].sort());
    expect(await ids({ tags: ['nội quy'] })).toEqual([second.id, third.id].sort());
    expect(await ids({ tags: ['đợt 2', 'khác'] })).toEqual([third.id]);
    expect(await ids({ approved: true, tags: ['nội quy'] })).toEqual([second.id]);
    expect(await source.tags?.()).toEqual([{ tag: 'nội quy', count: 2 }, { tag: 'đợt 2', count: 1 }]);
    await own.edit(second.id, { explanation: 'Lời khác.' }, doing);
    now = new Date('2026-11-26T01:03:00.000Z');
    expect(await ids({ approved: true }), 'other words are to be approved anew').toEqual([first.id]);
  }); // prettier-ignore

  it('a question that a trainer retired, or whose rule changed or went, is stale', async () => {
    const stale = staleItems(bank, () => serving, () => '2026-11-26');
    const [first, second, third] = made().items;
    if (first === undefined || second === undefined || third === undefined) throw new Error('nothing was made');
    expect(await stale([first, second, third])).toEqual(new Set([first.id]));
    serving = createLibrary('hai', [], []);
    expect(await stale([second, third])).toEqual(new Set([second.id, third.id]));
  }); // prettier-ignore
});
