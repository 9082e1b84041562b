import { afterAll, beforeAll, expect, it } from 'vitest';
import { chatWords } from '../../../bot/channel/chat/words.ts';
import { openLibsqlStore } from '../../../bot/store/libsql.ts';
import type { Store } from '../../../bot/store.ts';
import { openBoxes, whereaboutsOf } from '../../support/delivery/whereabouts.ts';
import { temporaryFolder } from '../../support/program.ts';

const folder = temporaryFolder();
const at = '2026-11-26T01:00:00.000Z';
const most = { updates: 9, letters: 9 };
let store: Store;

beforeAll(async () => {
  store = await openLibsqlStore({ path: `${folder.path}/app.db` });
  const receive = (id: string, chat: string) =>
    store.receive({ channel: 'telegram', id, chat, body: {}, at }, most);
  for (const id of ['1', '2', '3', '4']) await receive(id, 'a');
  await receive('5', 'b');
  const letters = [1, 2].map((body) => ({ chat: 'a', body }));
  // A reply of two letters that waits, one that was sent, one that was given up.
  await store.post({ channel: 'telegram', update: '1', letters, at });
  await store.post({ channel: 'telegram', update: '2', letters: [], at });
  const third = await store.nextArrived('telegram', 'a');
  await store.buryArrived(third?.sequence ?? 0, { ended: at, attempts: 12, reason: 'process died' });
});
afterAll(async () => {
  await store.close();
  folder.remove();
});

it('finds each question that has no answer in one place, also beside a program that runs, and says where none is', () => {
  const boxes = openBoxes(folder.path, 'telegram');
  expect(boxes.of(null)).toEqual({ inbox: 2, outbox: 1, givenUp: 1 });
  const received = [{ text: chatWords.failed }, { text: 'an answer' }];
  const chats = [
    { chat: 'a', questions: 6, held: 1, received },
    { chat: 'b', questions: 3, held: 0, received: [] },
    { chat: 'c', questions: 1, held: 2, received: [] },
  ];
  expect(whereaboutsOf(chats, boxes.of)).toEqual({
    platform: 2,
    inbox: 2,
    outbox: 1,
    givenUp: 1,
    apology: 1,
    nowhere: 3,
  });
  boxes.close();
});
