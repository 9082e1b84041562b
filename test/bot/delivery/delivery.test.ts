import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createBell,
  createDelivery,
  type Bell,
  type Carrier,
  type Delivery,
  type Policy,
  type Sent,
} from '../../../bot/delivery.ts';
import type { Store } from '../../../bot/store.ts';
import { createMemoryStore } from '../../fakes/memory-store.ts';
import { createLog } from '../../fakes/telegram/channel.ts';

/** The delivery of a channel whose platform the test plays. */

let store: Store;
let sent: string[];
let handled: string[];
let answer: (body: string) => Promise<Sent>;
let handle: Carrier['handle'];
let told: string[];
let logged: readonly string[];
let bell: Bell;

beforeEach(() => {
  store = createMemoryStore();
  [sent, handled, told] = [[], [], []];
  bell = createBell();
  answer = async () => accepted;
  handle = async () => undefined;
});
const accepted: Sent = { kind: 'accepted' };
const later: Sent = { kind: 'later', after: null, reason: '500' };

function open(policy: Partial<Policy> = {}): Delivery {
  const { log, logged: lines } = createLog();
  logged = lines;
  const openDelivery = createDelivery({
    store,
    now: () => new Date(),
    chance: () => 0,
    log,
    bell,
    policy: { first: 0.002, most: 0.01, look: 0.02, ...policy },
  });
  return openDelivery({
    channel: 'zalo_bot',
    handle: async (arrived) => {
      handled.push(arrived.id);
      await handle(arrived);
    },
    send: async (body) => {
      const outcome = await answer(String(body));
      if (outcome.kind === 'accepted') sent.push(String(body));
      return outcome;
    },
    full: async ({ chat }) => void told.push(chat),
  });
}
const letter = (chat: string, body: string) => ({ chat, body });
const until = (look: () => void | Promise<void>) => vi.waitFor(look, { timeout: 5_000, interval: 2 });

describe('letters', () => {
  it('go out in the order of their chat, each after the one before it was accepted, through any faults', async () => {
    const chats = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 2 })), {
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(chats, async (planned) => {
        store = createMemoryStore();
        sent = [];
        const faults = new Map(planned.map(([, times], index) => [String(index), times]));
        answer = async (body) => {
          await new Promise(setImmediate);
          const left = faults.get(body) ?? 0;
          faults.set(body, left - 1);
          return left > 0 ? later : accepted;
        };
        const delivery = open();
        await delivery.start();
        for (const [index, [chat]] of planned.entries())
          await delivery.post(null, [letter(String(chat), String(index))]);
        await until(() => expect(sent).toHaveLength(planned.length));
        for (const one of [1, 2, 3]) {
          const mine = planned.flatMap(([chat], index) => (chat === one ? [String(index)] : []));
          expect(sent.filter((body) => mine.includes(body))).toEqual(mine);
        }
        await delivery.stop();
      }),
      { numRuns: 15 },
    );
  });

  it('that somebody else wrote go out at the bell, from the start to the stop of the channel', async () => {
    const write = async (body: string): Promise<void> => {
      const letters = [letter('a', body)];
      await store.post({ channel: 'zalo_bot', update: null, letters, at: new Date().toISOString() });
      bell.ring('zalo_bot', 'a');
    };
    const delivery = open({ look: 1_000 });
    await write('before');
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(sent).toEqual([]);
    await delivery.start();
    await until(() => expect(sent).toEqual(['before']));
    await write('while it runs');
    await until(() => expect(sent).toEqual(['before', 'while it runs']));
    await delivery.stop();
    await write('after');
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(sent).toHaveLength(2);
  });

  it('of other chats go on while one is stuck', async () => {
    answer = (body) => (body === 'stuck' ? new Promise(() => undefined) : Promise.resolve(accepted));
    const delivery = open();
    await delivery.post(null, [letter('a', 'stuck'), letter('a', 'behind'), letter('b', 'other')]);
    await until(() => expect(sent).toEqual(['other']));
  });

  it('are given up after the last try with the rest of their reply; the next reply goes out', async () => {
    answer = async (body) => (body.startsWith('bad') ? later : accepted);
    const delivery = open({ attempts: 3 });
    await delivery.post('7', [letter('a', 'bad'), letter('a', 'second half')]);
    await delivery.post('8', [letter('a', 'next')]);
    await until(() => expect(sent).toEqual(['next']));
    expect(await store.deadLetters(9)).toMatchObject([
      { attempts: 3, reason: '500' },
      { attempts: 3, reason: '500' },
    ]);
    expect(logged.join()).toContain('given up');
    answer = async () => accepted;
    await store.revive(new Date().toISOString());
    await delivery.start();
    await until(() => expect(sent).toEqual(['next', 'bad', 'second half']));
    await delivery.stop();
  });

  it('that the platform will never take are given up at once', async () => {
    answer = async () => ({ kind: 'refused', reason: '400' });
    await open().post(null, [letter('a', 'x')]);
    await until(async () =>
      expect(await store.deadLetters(9)).toMatchObject([{ attempts: 1, reason: '400' }]),
    );
  });

  it('of a chat that shut the bot out are dropped', async () => {
    answer = async (body) => (body === 'x' ? { kind: 'closed' } : accepted);
    const delivery = open();
    await delivery.post(null, [letter('a', 'x'), letter('a', 'y'), letter('b', 'z')]);
    await until(async () => expect((await store.waiting('zalo_bot')).letters).toEqual([]));
    expect(sent).toEqual(['z']);
    expect(await store.deadLetters(9)).toEqual([]);
  });

  it('that were accepted are not sent again where the record of it fails', async () => {
    const { delivered } = store;
    let failures = 0;
    store.delivered = async (sequence) => {
      if (failures++ < 1) throw new Error('disk full');
      await delivered(sequence);
    };
    await open().post(null, [letter('a', 'x'), letter('a', 'y')]);
    await until(() => expect(sent).toEqual(['x', 'y']));
    expect(failures).toBe(3);
  });

  it('keep the wait that the platform asked for over a new start', async () => {
    answer = async () => ({ kind: 'later', after: 3600, reason: '429' });
    const first = open();
    await first.post(null, [letter('a', 'x')]);
    await until(async () => expect((await store.nextLetter('zalo_bot', 'a'))?.attempts).toBe(1));
    await first.stop();
    answer = async () => accepted;
    const second = open();
    await second.start();
    await second.post(null, [letter('b', 'y')]);
    await until(() => expect(sent).toEqual(['y']));
    await second.stop();
  });
});

describe('updates', () => {
  const update = (id: string, chat = 'a') => ({ id, chat, body: { id } });

  it('are handled once and in order, whatever comes again', async () => {
    const delivery = open();
    for (const id of ['1', '2', '1', '3', '2']) await delivery.receive(update(id));
    await until(() => expect(handled).toEqual(['1', '2', '3']));
    await delivery.receive(update('1'));
    await delivery.stop();
    await open().receive(update('3'));
    expect(handled).toEqual(['1', '2', '3']);
  });

  it('that a process left are handled by the next one, before what comes new', async () => {
    handle = () => new Promise(() => undefined);
    const dying = open();
    await dying.receive(update('1'));
    await dying.receive(update('2'));
    await until(() => expect(handled).toEqual(['1']));
    [handled, handle] = [[], async () => undefined];
    const next = open();
    await next.start();
    await next.receive(update('3'));
    await until(() => expect(handled).toEqual(['1', '2', '3']));
    await next.stop();
  });

  it('that could not be handled come again', async () => {
    let faults = 1;
    handle = () => (faults-- > 0 ? Promise.reject(new Error('disk full')) : Promise.resolve());
    const delivery = open();
    await delivery.receive(update('1'));
    await until(async () => expect((await store.waiting('zalo_bot')).arrived).toEqual([]));
    expect(handled).toEqual(['1', '1']);
    expect(logged.join()).toContain('comes again');
  });

  it('of one chat beyond what may wait are dropped with one notice', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    handle = () => held;
    const delivery = open({ updates: 3 });
    for (let id = 1; id <= 9; id++) await delivery.receive(update(String(id)));
    await delivery.receive(update('10', 'b'));
    expect(told).toEqual(['a']);
    release();
    await until(() => expect(handled).toHaveLength(4));
    await until(() => expect(delivery.busy()).toBe(0));
    await delivery.receive(update('11'));
    await until(() => expect(handled.at(-1)).toBe('11'));
  });
});
