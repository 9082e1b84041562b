import { describe, expect, it } from 'vitest';
import { createMaker, createPool, staleItems } from '../../../bot/quiz/pool.ts';
import { createBank } from '../../../bot/quiz/bank.ts';
import { createLibrary } from '../../../knowledge/library.ts';
import { readLexicon } from '../../../knowledge/lexicon.ts';
import { quizItems } from '../../fixtures/quiz-items.ts';
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
    await house.say('hoa', '/quiz rượu bia 2 câu lúc 9:00');
    const [first = '', second = ''] = await asked();
    const third = quizItems.filter(({ topic }) => topic === 'alcohol').map(({ id }) => id)[2];
    house.stale.add(first);
    await house.again();
    await house.pass(3600);
    await house.pass(10);
    expect(await asked()).toEqual([third, second]);
    expect((await house.read()).join('\n')).toContain('Câu 1/2');
  });

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

  it('a question that a trainer retired, or whose rule changed or went, is stale', async () => {
    const stale = staleItems(bank, () => serving, () => '2026-11-26');
    const [first, second, third] = made().items;
    if (first === undefined || second === undefined || third === undefined) throw new Error('nothing was made');
    expect(await stale([first, second, third])).toEqual(new Set([first.id]));
    serving = createLibrary('hai', [], []);
    expect(await stale([second, third])).toEqual(new Set([second.id, third.id]));
  }); // prettier-ignore
});
