import { describe, expect, it } from 'vitest';
import { countChat } from '../../support/delivery/count.ts';
import { createHarm, withoutThoseBehind } from '../../support/delivery/harm.ts';

/** What the load and kill runs count: they have to see what goes wrong. */

const known = new Set(['A', 'B', 'C']);
const received = (texts: string, ids: string | null = null) =>
  [...texts].map((text, place) => ({ chat: '1', text, id: ids?.[place] ?? null, place, at: place }));
const count = (expected: string, texts: string, ids: string | null = null) => {
  const { lost, doubled, reordered } = countChat([...expected], received(texts, ids), known);
  return { lost, doubled: doubled.map(({ place }) => place), reordered };
};

describe('messages whose calls went wrong', () => {
  it('are told from those that waited behind one of their chat, and from those that waited for nobody', () => {
    const answered = new Map([['a', 1]]);
    const harm = createHarm((chat) => answered.get(chat) ?? 0);
    // The second message of a, the first of b.
    harm.mark('a');
    harm.mark('b');
    const wait = (chat: string, index: number, start: number, end: number, over = end) => {
      return { chat, index, start, end, over };
    };
    const [before, harmed, behind, behindThat, after] = [
      wait('a', 0, 0, 5),
      wait('a', 1, 10, 10_010),
      wait('a', 2, 20, 10_020),
      wait('a', 3, 10_015, 10_030),
      wait('a', 4, 10_030, 10_040),
    ];
    const [other, elsewhere] = [wait('b', 0, 0, 900, 9_000), wait('c', 0, 15, 25)];
    // The greeting of b had come, its answer had not.
    const behindAnswer = wait('b', 1, 8_000, 9_010);
    const all = [before, harmed, behind, behindThat, after, other, elsewhere, behindAnswer];
    expect(all.filter(({ chat, index }) => harm.of(chat, index))).toEqual([harmed, other]);
    const free = withoutThoseBehind(all, harm);
    expect(free).toHaveLength(3);
    expect(free).toEqual(expect.arrayContaining([before, after, elsewhere]));
  });
});

describe('the count of a chat', () => {
  const clean = { lost: 0, doubled: [], reordered: false };

  it.each([
    ['nothing', 'ABCA', 'wABCA', clean],
    ['a lost answer', 'ABC', 'wAC', { ...clean, lost: 1 }],
    ['a doubled answer', 'ABC', 'wABBC', { ...clean, doubled: [3] }],
    ['a doubled greeting', 'AB', 'wwAB', { ...clean, doubled: [1] }],
    ['answers in another order', 'ABC', 'wBAC', { ...clean, reordered: true }],
    ['an answer that came again much later', 'AB', 'wABA', { ...clean, reordered: true }],
  ])('finds %s without ids', (_, expected, texts, found) => {
    expect(count(expected, texts)).toEqual(found);
  });

  it('finds doubles by the id that the buttons name, however late', () => {
    expect(count('ABA', 'ABAB', '1231')).toEqual({ ...clean, doubled: [3] });
    expect(count('AAB', 'AAB', '123')).toEqual({ ...clean, doubled: [] });
  });

  it('counts notices that messages were left out apart, however often they come', () => {
    const { lost, doubled, told } = countChat(['A', 'B', 'C'], received('AwwC'), known, new Set(['w']));
    expect([lost, doubled, told]).toEqual([1, [], 2]);
  });

  it('tells where the copy before each double came', () => {
    const { doubled } = countChat(['A', 'B'], received('ABAA', '1211'), known);
    expect(doubled.map(({ place, earlier }) => [earlier, place])).toEqual([
      [0, 2],
      [2, 3],
    ]);
    expect(countChat(['A', 'B'], received('wABB'), known).doubled[0]?.earlier).toBe(2);
  });
});
