import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { keyedHash } from '../../../bot/privacy.ts';
import type { Item, Leaning } from '../../../bot/quiz-item.ts';
import { readSession } from '../../../bot/quiz/practice/session.ts';
import { openLibsqlStore } from '../../../bot/store/libsql.ts';
import { questionsOf, quizItems, roundWith } from '../../fixtures/quiz-items.ts';
import { HASH_KEY } from '../../support/desk-on-disk.ts';
import { openPracticeWorld } from '../../support/practice.ts';

/** Provisions that an item leans on besides its own: a change of any retires it, wherever it waits. */

const USES: readonly Leaning[] = [
  { provision: '30-CT/TU#m3.d3', version: 'a'.repeat(64) },
  { provision: '30-CT/TU#m1', version: 'b'.repeat(64) },
];
const leaning = (item: Item): Item => ({ ...item, uses: USES });

it('stay with a round that is stored, as does the place where it speaks, over a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ky-cuong-leanings-'));
  const path = join(folder, 'app.db');
  const [first, ...others] = quizItems;
  if (first === undefined) throw new Error('no items');
  // One of them has a time of its own.
  const questions = questionsOf([leaning(first), ...others]).map((one, at) =>
    at === 1 ? { ...one, seconds: 45 } : one,
  );
  const setup = roundWith({ questions, group: true, place: { thread: 7 } });
  let store = await openLibsqlStore({ path });
  await store.putRound(setup);
  await store.close();
  store = await openLibsqlStore({ path });
  const read = await store.round(setup.id);
  expect(read).toEqual(setup);
  expect(read?.questions.map(({ item }) => item.uses)).toEqual([USES, ...others.map(() => undefined)]);
  expect(await store.openRounds()).toEqual([setup]);
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

it('stay with a session of practice, open and answered, over a restart', async () => {
  const world = await openPracticeWorld();
  world.items = world.items.map(leaning);
  const key = keyedHash(HASH_KEY, 'telegram', '1001');
  const session = async () => readSession(await world.disk.store.session(key, key), world.disk.now());
  await world.say('/luyen');
  await world.disk.restart();
  expect((await session())?.open?.item.uses).toEqual(USES);
  expect(await world.answer(true)).toMatch(/^✔ Đúng/);
  await world.disk.restart();
  expect((await session())?.last?.item.uses).toEqual(USES);
  expect((await session())?.open?.item.uses).toEqual(USES);
  await world.close();
});
