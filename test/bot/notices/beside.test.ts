import { expect, it } from 'vitest';
import { createBeside } from '../../../bot/notices/beside.ts';

const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

it('lets a look go on while one channel writes for long, and begins nothing of that one again', async () => {
  const done: string[] = [];
  const beside = createBeside<string>(() => undefined, 10);
  let end = (): void => undefined;
  const long = () => new Promise<void>((resolve) => (end = resolve)).then(() => void done.push('zalo'));
  const short = async () => void done.push('telegram');
  await Promise.all([beside.run('zalo', long), beside.run('telegram', short)]);
  expect(done).toEqual(['telegram']);
  await Promise.all([beside.run('zalo', short), beside.run('telegram', short)]);
  expect(done).toEqual(['telegram', 'telegram']);
  end();
  await beside.ended();
  expect(done).toEqual(['telegram', 'telegram', 'zalo']);
  await beside.run('zalo', short);
  expect(done).toHaveLength(4);
});

it('waits for a channel that ends in time, and tells a fault without stopping the others', async () => {
  const done: string[] = [];
  const faults: unknown[] = [];
  const beside = createBeside<string>((error) => void faults.push(error), 1_000);
  const fault = new Error('the store is away');
  const fails = () => Promise.reject(fault);
  await Promise.all([
    beside.run('zalo', fails),
    beside.run('telegram', () => soon().then(() => void done.push('told'))),
  ]);
  expect([done, faults]).toEqual([['told'], [fault]]);
});
