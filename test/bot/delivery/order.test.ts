import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createDelivery, type Carrier, type Delivery } from '../../../bot/delivery.ts';
import type { Store } from '../../../bot/store.ts';
import { createMemoryStore } from '../../fakes/memory-store.ts';
import { createLog } from '../../fakes/telegram/channel.ts';

let store: Store;
let handled: string[];
let handle: Carrier['handle'];

beforeEach(() => {
  store = createMemoryStore();
  handled = [];
  handle = async () => undefined;
});

function open(numbered: boolean): Delivery {
  const openDelivery = createDelivery({
    store,
    now: () => new Date(),
    chance: () => 0,
    log: createLog().log,
  });
  return openDelivery({
    channel: 'telegram',
    numbered,
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

describe('updates', () => {
  it('are handled by their number where the platform numbers them, whatever order they come in', async () => {
    // The first one of those that wait is in work when the others come; 12 tells nothing and must not be handled twice.
    handle = ({ id }) => (id === '5' ? new Promise((over) => setTimeout(over, 20)) : Promise.resolve());
    const delivery = open(true);
    await delivery.receive(update('5'));
    await until(() => expect(handled).toEqual(['5']));
    for (const id of ['12', '100', '9', '12', '11']) await delivery.receive(update(id));
    await until(() => expect(handled).toEqual(['5', '9', '11', '12', '100']));
    await delivery.receive(update('10'));
    await until(() => expect(handled.at(-1)).toBe('10'));
    await until(async () => expect((await store.waiting('telegram')).arrived).toEqual([]));
    expect(handled).toHaveLength(6);
    await delivery.stop();
  });

  it('that come while others are answered are recorded first: one answer holds the processor at a time', async () => {
    const order: string[] = [];
    const delivery = open(false);
    const arrive = async (id: string) => {
      await delivery.receive(update(id, id));
      order.push(`has ${id}`);
    };
    handle = async ({ id }) => {
      order.push(`answers ${id}`);
      if (id === '1') setImmediate(() => void arrive('late'));
    };
    const ids = Array.from({ length: 9 }, (_, index) => String(index + 1));
    await Promise.all(ids.map(arrive));
    await until(() => expect(order).toContain('answers late'));
    expect(order.slice(0, 10)).toEqual([...ids.map((id) => `has ${id}`), 'answers 1']);
    expect(order.indexOf('has late')).toBeLessThan(order.indexOf('answers 4'));
    await delivery.stop();
  });
});
