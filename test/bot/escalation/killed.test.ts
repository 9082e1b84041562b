import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Store } from '../../../bot/store.ts';
import { openLibsqlStore } from '../../../bot/store/libsql.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ky-cuong-replies-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the writer, kills it some random milliseconds after its first acknowledgement, gives the acknowledged numbers. */
async function replyUntilKilled(path: string, round: number): Promise<number[]> {
  const writer = new URL('../../fixtures/reply-writer.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, ['--import', 'tsx', writer, path, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const acknowledged: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    if (acknowledged.length === 0) setTimeout(() => child.kill('SIGKILL'), randomInt(150));
    acknowledged.push(Number(line));
  }
  return acknowledged;
}

async function lettersTo(store: Store, chat: string): Promise<unknown[]> {
  const bodies: unknown[] = [];
  for (;;) {
    const letter = await store.nextLetter('telegram', chat);
    if (letter === null) return bodies;
    bodies.push(letter.body);
    await store.delivered(letter.sequence);
  }
}

it('a kill between store and letter loses nothing: a reply stands with both letters, or not at all', async () => {
  const path = join(folder, 'app.db');
  for (let round = 0; round < 3; round++) {
    const acknowledged = await replyUntilKilled(path, round);
    expect(acknowledged.length).toBeGreaterThan(0);
    const store = await openLibsqlStore({ path });
    const of = async (answered: boolean) =>
      (await store.listEscalated({ answered, limit: 5_000, offset: 0 })).filter(({ turn }) =>
        turn.startsWith(`${String(round)}-`),
      );
    const [answered, waiting] = [await of(true), await of(false)];
    const numbers = answered.map(({ number }) => number);
    for (const number of acknowledged) expect(numbers).toContain(number);
    for (const { turn } of answered) expect(await lettersTo(store, turn)).toEqual(['một', 'hai']);
    // At most the one in work at the kill waits, and it has no letter.
    expect(waiting.length).toBeLessThanOrEqual(1);
    for (const { turn } of waiting) expect(await lettersTo(store, turn)).toEqual([]);
    await store.close();
  }
}, 60_000);
