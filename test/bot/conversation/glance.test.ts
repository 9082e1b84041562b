import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDeskOnDisk, type DeskOnDisk } from '../../support/desk-on-disk.ts';

let world: DeskOnDisk;
beforeEach(async () => {
  world = await openDeskOnDisk();
});
afterEach(() => world.close());

it('a glance is answered as of today, masked, with no memory before it and none after it', async () => {
  await world.ask({ text: 'Trưa có được uống bia không?' });
  const answer = await world.desk.glance?.({
    channel: 'telegram',
    text: 'số điện thoại 0912 345 678 của ai?',
  });
  expect(answer?.text).toContain('Trả lời: số điện thoại ***');
  expect(world.asked.at(-1)).toMatchObject({ turns: [], on: '2026-11-23' });
  await world.ask({ text: 'thế còn ngày trực?' });
  expect(world.asked.at(-1)?.turns).toEqual(['Trưa có được uống bia không?']);
});
