import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createBell } from '../../../bot/delivery.ts';
import { createPeople } from '../../../bot/people.ts';
import type { JudgeSettings } from '../../../bot/settings.ts';
import { openQuiz } from '../../../bot/start/quiz/main.ts';
import type { Store } from '../../../bot/store.ts';
import { openLibsqlStore } from '../../../bot/store/libsql.ts';
import { startJudgeServer } from '../../fakes/judge-server.ts';
import { fixtureSource } from '../../fixtures/quiz-items.ts';
import { directiveLibrary } from '../../support/practice.ts';
import { says } from '../../support/quiz/proposed.ts';

/** The model that proposes questions, as the program takes it from its settings. */

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ky-cuong-proposals-'));
  store = await openLibsqlStore({ path: join(folder, 'app.db') });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const library = directiveLibrary();
function bankWith(judge: JudgeSettings | null) {
  const now = () => new Date('2026-11-26T01:00:00.000Z');
  return openQuiz({
    ...{ store, people: createPeople({ store, random: randomBytes, now }), bell: createBell(), voices: {} },
    world: {
      ...{ now, random: randomBytes, log: pino({ level: 'silent' }), quizItems: fixtureSource, fetch },
      settings: { publicUrl: null, practiceFirst: null, retentionDays: 90, judge },
    },
    ...{ library: () => library, today: () => '2026-11-26', newId: () => randomBytes(9).toString('hex') },
    ...{ chance: () => 0, tell: () => undefined },
  }).bank;
}
const asked = { document: null, topic: null, number: 3 };

it('is the second judge where that is a chat model, and none otherwise', async () => {
  const judge = { url: 'http://127.0.0.1:1/v1', model: 'qwen-thu', key: null, deadline: 100 };
  expect((await bankWith(null)()).proposals).toBeNull();
  expect((await bankWith({ ...judge, kind: 'rerank' })()).proposals).toBeNull();
  const { proposals } = await bankWith({ ...judge, kind: 'chat' })();
  expect(proposals).toMatchObject({ model: 'qwen-thu', where: '127.0.0.1:1' });
});

it('is asked with its key, and ended in the middle of a question when the program stops', async () => {
  const server = await startJudgeServer({ says, key: 'bi-mat', wait: 30_000 });
  const bank = bankWith({
    ...{ kind: 'chat', url: `${server.url}/v1`, model: 'qwen-thu', key: 'bi-mat', deadline: 100 },
  });
  const { proposals } = await bank();
  expect(await proposals?.begin('lan', asked)).toBeNull();
  await expect.poll(() => server.asked.length, { timeout: 20_000 }).toBe(1);
  expect(server.asked[0]?.authorization).toBe('Bearer bi-mat');
  await bank.close();
  expect(proposals?.run('lan')).toMatchObject({ done: 0, of: 3, own: true, fault: 'Đã dừng giữa chừng.' });
  expect(server.asked).toHaveLength(1);
  await server.close();
});

it('does nothing at the end of a program in which nobody looked at the bank', async () => {
  await expect(bankWith(null).close()).resolves.toBeUndefined();
});
