import { expect, it } from 'vitest';
import { createAlone } from '../../../bot/delivery/alone.ts';

it('lets works through one at a time and in order, whatever becomes of them', async () => {
  const alone = createAlone(60_000);
  const seen: string[] = [];
  const work = (name: string, fails = false) =>
    alone(async () => {
      seen.push(`${name} begins`);
      await new Promise((over) => setTimeout(over, 2));
      seen.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    });
  const works = [work('a'), work('b', true), work('c')];
  expect((await Promise.allSettled(works)).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
  ]);
  expect(seen).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]));
});

it('passes by one that takes long', async () => {
  const alone = createAlone(5);
  void alone(() => new Promise(() => undefined));
  expect(await alone(async () => 'next')).toBe('next');
});
