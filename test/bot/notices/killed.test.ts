import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createClient } from '@libsql/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LAW_2018, OTHER_2018 } from '../../ingest/manage/excerpts.ts';
import { openNoticeWorld, type NoticeWorld } from '../../support/notice-world.ts';

/** A child process that records and writes, killed with SIGKILL at random moments, started again until it is done. */

const FOLLOWERS = 60;
const MORNING = '2026-11-25T01:00:00.000Z';
const chats = Array.from({ length: FOLLOWERS }, (_, index) => String(2001 + index));

let world: NoticeWorld;
beforeEach(async () => {
  world = await openNoticeWorld([]);
  await world.publish({ 'luat.txt': LAW_2018 }, '2026-11-20');
  await world.notices.look();
  for (const chat of chats)
    await world.store.subscribe({
      ...{ channel: 'telegram', chat, since: world.time },
      ...{ subject: 'document 29/2018/QH14', label: '29/2018/QH14' },
    });
  await world.publish({ 'luat.txt': OTHER_2018 }, '2026-11-24');
  await world.store.close();
});
afterEach(() => world.close());

const writer = fileURLToPath(new URL('../../fixtures/notice-writer.ts', import.meta.url));

/** When a life ends: some milliseconds after it began to work, or after it has written to its first chat. */
type Death = 'begun' | 'first' | null;

async function live(death: Death): Promise<{ done: boolean; told: number }> {
  const child = spawn(process.execPath, ['--import', 'tsx', writer, world.dataDir, world.path, MORNING], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let [done, told] = [false, 0];
  const dieWithin = (milliseconds: number) =>
    void setTimeout(() => child.kill('SIGKILL'), randomInt(milliseconds));
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'done') done = true;
    else if (line !== 'begun') told += 1;
    if (death === 'begun' && line === 'begun') dieWithin(60);
    if (death === 'first' && told === 1) dieWithin(40);
  }
  return { done, told };
}

async function rows(sql: string): Promise<Record<string, unknown>[]> {
  const client = createClient({ url: `file:${world.path}` });
  const found = (await client.execute(sql)).rows.map((row) => ({ ...row }));
  client.close();
  return found;
}

describe('notices', () => {
  it('are written once for each chat, though the process is killed at random moments', async () => {
    const lives: number[] = [];
    for (const death of ['begun', 'first', 'begun', 'first', 'first'] as const)
      lives.push((await live(death)).told);
    // It was killed in the middle, and gone on with.
    expect(lives.some((told) => told > 0 && told < FOLLOWERS)).toBe(true);
    expect((await live(null)).done).toBe(true);
    const written = await rows('SELECT chat, count(*) AS n FROM outbox GROUP BY chat ORDER BY chat');
    expect(written).toEqual(chats.map((chat) => ({ chat, n: 1 })));
    expect(await rows('SELECT count(*) AS n FROM due_news')).toEqual([{ n: 0 }]);
    expect(await rows('SELECT count(*) AS n FROM news')).toEqual([{ n: 2 }]);
    expect(await rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  }, 300_000);
});
