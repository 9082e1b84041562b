import { expect, it } from 'vitest';
import { createGate } from '../../../bot/delivery/gate.ts';

it('lets one through at a time, in order, though some fail', async () => {
  const gate = createGate({ task: 10_000, wait: 10_000 });
  const seen: string[] = [];
  const task = (name: string, fails: boolean) => async () => {
    seen.push(`${name} begins`);
    await new Promise(setImmediate);
    seen.push(`${name} ends`);
    if (fails) throw new Error(name);
  };
  const results = await Promise.allSettled([
    gate.pass(task('a', true)),
    gate.pass(task('b', false)),
    gate.pass(task('c', false)),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  expect(seen).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]));
});

it('lets the next one through beside one that takes long, and opens once for each', async () => {
  const gate = createGate({ task: 5, wait: 10_000 });
  let release = (): void => undefined;
  const stuck = gate.pass(() => new Promise<void>((resolve) => (release = resolve)));
  await gate.pass(() => Promise.resolve());
  let inWork = 0;
  let most = 0;
  const counted = async () => {
    most = Math.max(most, ++inWork);
    await new Promise(setImmediate);
    inWork -= 1;
  };
  const others = Promise.all(Array.from({ length: 5 }, () => gate.pass(counted)));
  release();
  await Promise.all([stuck, others]);
  expect(most).toBe(1);
});

it('makes nobody wait longer than it may, and goes on in turn afterwards', async () => {
  const gate = createGate({ task: 10_000, wait: 5 });
  let release = (): void => undefined;
  const stuck = gate.pass(() => new Promise<void>((resolve) => (release = resolve)));
  const seen: string[] = [];
  await Promise.all(['a', 'b'].map((name) => gate.pass(async () => void seen.push(name))));
  expect(seen).toEqual(['a', 'b']);
  release();
  await stuck;
  await gate.pass(async () => void seen.push('c'));
  expect(seen).toEqual(['a', 'b', 'c']);
});
