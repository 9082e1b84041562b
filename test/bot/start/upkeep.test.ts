import { afterEach, expect, it, vi } from 'vitest';
import { expireVisits } from '../../../bot/start/upkeep.ts';
import { turnWith } from '../../fixtures/turns.ts';
import { createMemoryStore } from '../../fakes/memory-store.ts';

afterEach(() => void vi.useRealTimers());

const HOUR_MS = 60 * 60 * 1_000;
const BEGIN = Date.parse('2026-11-23T01:00:00.000Z');

it('conversations without sign-in go once their hours are over, at the start and while the bot runs', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const store = createMemoryStore();
  const visit = { chat: 'visit', person: 'visit', channel: 'web' } as const;
  const at = (hours: number) => new Date(BEGIN + hours * HOUR_MS).toISOString();
  await store.addTurn(turnWith({ id: 'old', ...visit, at: at(-25) }), null);
  await store.addTurn(turnWith({ id: 'young', ...visit, at: at(-1) }), null);
  let time = BEGIN;
  const faults: object[] = [];
  const log = { info: () => undefined, error: (fields: object) => void faults.push(fields) };
  const end = expireVisits({ store, world: { now: () => new Date(time), log } });
  await vi.waitFor(async () => expect(await store.turn('old')).toBeNull());
  expect(await store.turn('young')).not.toBeNull();
  time += 24 * HOUR_MS;
  vi.advanceTimersByTime(HOUR_MS);
  await vi.waitFor(async () => expect(await store.turn('young')).toBeNull());
  end();
  expect(vi.getTimerCount()).toBe(0);
  expect(faults).toEqual([]);
});
