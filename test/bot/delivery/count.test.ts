import { describe, expect, it } from 'vitest';
import { countChat } from '../../support/delivery/count.ts';

/** What the load and kill runs count: they have to see what goes wrong. */

const known = new Set(['A', 'B', 'C']);
const received = (texts: string, ids: string | null = null) =>
  [...texts].map((text, place) => ({ chat: '1', text, id: ids?.[place] ?? null, place, at: place }));
const count = (expected: string, texts: string, ids: string | null = null) => {
  const { lost, doubled, reordered } = countChat([...expected], received(texts, ids), known);
  return { lost, doubled: doubled.map(({ place }) => place), reordered };
};

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
});
