import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDeskOnDisk, type DeskOnDisk } from '../../support/desk-on-disk.ts';

let world: DeskOnDisk;
beforeEach(async () => {
  world = await openDeskOnDisk();
});
afterEach(() => world.close());

it('a chat that has got another id goes on: follow-ups, votes and the first contact', async () => {
  const reply = await world.answerTo({ chat: '-500', person: '1', text: 'Trưa có được uống bia không?' });
  const move = { channel: 'telegram', from: '-500', to: '-100500' } as const;
  await world.desk.move?.(move);
  await world.desk.move?.(move);
  const next = await world.answerTo({ chat: '-100500', person: '1', text: 'thế còn ngày trực?' });
  expect(next.firstContact).toBe(false);
  expect(world.asked.at(-1)?.turns).toEqual(['Trưa có được uống bia không?']);
  const vote = { channel: 'telegram', person: '1', answer: reply.id, helpful: true } as const;
  expect(await world.desk.vote({ ...vote, chat: '-100500' })).toBe(true);
  expect(await world.desk.vote({ ...vote, chat: '-500' })).toBe(false);
  // The same id on another channel is another chat.
  expect((await world.answerTo({ chat: '-100500', channel: 'zalo_bot' })).firstContact).toBe(true);
});
