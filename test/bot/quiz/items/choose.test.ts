import { describe, expect, it } from 'vitest';
import { choose, makeItems } from '../../../../bot/quiz/items.ts';
import type { Item } from '../../../../bot/quiz-item.ts';
import { readLexicon } from '../../../../knowledge/lexicon.ts';
import { directiveLibrary } from '../../../support/practice.ts';
import { tells } from '../../../support/quiz/telling.ts';

const items = makeItems(directiveLibrary(), { on: '2026-11-26', lexicon: readLexicon() });
const wanted = { documents: [], types: [], isOn: null, number: 10, seed: '1' };
const seeds = Array.from({ length: 60 }, (_, at) => `round-${String(at)}`);

const told = (round: readonly Item[]): number =>
  round.flatMap((one, at) => round.slice(at + 1).filter((later) => tells(one, later))).length;
const kindOf = ({ id }: Item): string => /~([a-z-]+)\./u.exec(id)?.[1] ?? '';

const PLACES = /~(?:heading|listed|listed-truth|part|said|said-truth)\./u;

describe('the items of a round', () => {
  it('tell nothing that a later one asks, where there are enough', () => {
    expect(told(items.slice(0, 60))).toBeGreaterThan(0);
    for (const seed of seeds) expect(told(choose(items, { ...wanted, seed })), seed).toBe(0);
  });

  it('are of as many provisions as there are, and of at least four kinds', () => {
    const provisions = new Set(items.map(({ provision }) => provision)).size;
    for (const seed of seeds) {
      const round = choose(items, { ...wanted, seed });
      expect(round.length).toBe(10);
      expect(new Set(round.map(({ provision }) => provision)).size, seed).toBe(Math.min(10, provisions));
      expect(new Set(round.map(kindOf)).size, seed).toBeGreaterThanOrEqual(4);
    }
  });

  it('ask for places in two of five at most', () => {
    for (const seed of seeds)
      expect(
        choose(items, { ...wanted, seed }).filter(({ id }) => PLACES.test(id)).length,
        seed,
      ).toBeLessThanOrEqual(4);
  });

  it('are the same for the same seed, others for another, and in time every item', () => {
    const round = (seed: string) => choose(items, { ...wanted, seed }).map(({ id }) => id);
    expect(round('a')).toEqual(round('a'));
    expect(round('a')).not.toEqual(round('b'));
    expect(new Set(seeds.flatMap(round)).size).toBeGreaterThan(items.length * 0.8);
  });

  it('are all there where no more are wanted than there are: who tells comes after who asks', () => {
    const pairs = items.flatMap((gap) => items.map((whole) => [whole, gap] as const));
    const [whole, gap] = pairs.find(([one, other]) => tells(one, other) && !tells(other, one)) ?? [];
    if (gap === undefined || whole === undefined) throw new Error('no two items on the same words');
    for (const seed of seeds)
      expect(choose([whole, gap], { ...wanted, seed }).map(({ id }) => id)).toEqual([gap.id, whole.id]);
    const few = items.filter(({ provision }) => provision === '30-CT/TU#m6');
    expect(new Set(choose(few, { ...wanted, number: 100 }))).toEqual(new Set(few));
  });
});
