import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createDelivery, type Carrier, type Delivery, type Policy } from '../../../bot/delivery.ts';
import type { Store } from '../../../bot/store.ts';
import { createMemoryStore } from '../../fakes/memory-store.ts';
import { createLog } from '../../fakes/telegram/channel.ts';

/** What is left over by processes that died: here a delivery whose handling never ends. */

let store: Store;
let handled: string[];
let handle: Carrier['handle'];

beforeEach(() => {
  store = createMemoryStore();
  handled = [];
  handle = async () => undefined;
});

function open(policy: Partial<Policy> = {}): Delivery {
  const openDelivery = createDelivery({
    store,
    now: () => new Date(),
    chance: () => 0,
    log: createLog().log,
    policy: { alone: 1_000, ...policy },
  });
  return openDelivery({
    channel: 'zalo_bot',
    handle: async (arrived) => {
      handled.push(arrived.id);
      await handle(arrived);
    },
    send: async () => ({ kind: 'accepted' }),
    full: async () => undefined,
  });
}
const until = (look: () => void | Promise<void>) => vi.waitFor(look, { timeout: 5_000, interval: 2 });
const update = (id: string, chat = 'a') => ({ id, chat, body: { id } });
/** Recorded, and nothing begun. */
const leave = (id: string) =>
  store.receive(
    { ...update(id), channel: 'zalo_bot', at: '2026-11-26T01:00:00.000Z' },
    { updates: 9, letters: 9 },
  );

describe('updates', () => {
  it('that kill the process each time are given up, and those behind them are handled', async () => {
    handle = ({ id }) => (id === 'killer' ? new Promise(() => undefined) : Promise.resolve());
    await open().receive(update('killer'));
    await leave('2');
    for (let start = 0; start < 3; start++) await open({ begins: 2 }).start();
    await until(() => expect(handled.at(-1)).toBe('2'));
    expect(handled.filter((id) => id === 'killer')).toHaveLength(3);
    expect(await store.deadLetters(9)).toMatchObject([{ box: 'in', attempts: 2, reason: 'process died' }]);
  });

  it('that were begun side by side when others killed the process are not given up with each death', async () => {
    handle = () => new Promise(() => undefined);
    const dying = open();
    const ids = Array.from({ length: 10 }, (_, index) => String(index));
    for (const id of ids) await dying.receive(update(id, id));
    await until(() => expect(handled).toHaveLength(10));
    for (let death = 0; death < 8; death++) {
      handled = [];
      await open({ begins: 3 }).start();
      // The first one after a death begins them side by side, each later one the one that was begun least often.
      await until(() => expect(handled).toHaveLength(death === 0 ? 10 : 1));
    }
    [handled, handle] = [[], async () => undefined];
    const next = open({ begins: 3 });
    await next.start();
    await until(async () => expect((await store.waiting('zalo_bot')).arrived).toEqual([]));
    expect([...handled].sort()).toEqual(ids);
    expect(await store.deadLetters(99)).toEqual([]);
    await next.stop();
  });

  it('that a process left and the next one could not handle at once are not taken for what kills', async () => {
    await leave('1');
    let faults = 1;
    handle = () => (faults-- > 0 ? Promise.reject(new Error('disk full')) : Promise.resolve());
    const delivery = open({ begins: 1 });
    await delivery.start();
    await until(async () => expect((await store.waiting('zalo_bot')).arrived).toEqual([]));
    expect(handled).toEqual(['1', '1']);
    expect(await store.deadLetters(9)).toEqual([]);
    await delivery.stop();
  });
});
