import { expect, it } from 'vitest';
import { createSession } from '../../../../bot/channel/terminal/session.ts';
import { suggestions } from '../../../../bot/suggestions.ts';
import { createFakeDesk } from '../../../fakes/telegram/desk.ts';
import { beer, library } from '../../../fakes/telegram/directive.ts';

/** A number typed at the terminal picks from the list above it, and is never searched for. */

const open = () => {
  const desk = createFakeDesk({}, beer);
  const respond = createSession({
    desk,
    library: () => library,
    today: () => '2026-11-26',
    publicUrl: null,
    look: () => ({ colour: false, columns: null }),
  });
  return { desk, type: async (line: string) => (await respond(line)).text };
};

it('picks the question with that number, as people write it', async () => {
  const { desk, type } = open();
  await type('/start');
  expect(await type('(2)')).toContain(`Câu hỏi: ${suggestions[1] ?? ''}`);
  expect(desk.asked.map(({ text }) => text)).toEqual([suggestions[1]]);
});

it('says what to do with a number out of the list, and with one where there is none', async () => {
  const { desk, type } = open();
  expect(await type('1')).toContain('không có danh sách nào');
  await type('/start');
  expect(await type('99')).toContain(`số từ 1 đến ${String(suggestions.length)}`);
  expect(desk.asked).toEqual([]);
});
