import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createDelivery, type Carrier, type Delivery, type Sent } from '../../../bot/delivery.ts';
import { createUnasked } from '../../../bot/delivery/unasked.ts';
import { unasked } from '../../../bot/hours.ts';
import { createMemoryStore } from '../../fakes/memory-store.ts';
import { createLog } from '../../fakes/telegram/channel.ts';

/** Letters that nobody asked for: by day, at their channel's pace, and never before what people ask for. */

const EVENING = Date.parse('2026-11-26T20:29:59+07:00');
const MORNING = Date.parse('2026-11-27T07:30:00+07:00');
const accepted: Sent = { kind: 'accepted' };
const LOOK = 30_000;

let sent: { readonly body: string; readonly at: number }[];
let answer: (body: string) => Sent;
const opened: Delivery[] = [];

beforeEach(() => {
  sent = [];
  answer = () => accepted;
  vi.useFakeTimers({
    now: EVENING,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  });
});
afterEach(async () => {
  for (const delivery of opened.splice(0)) await delivery.stop();
  vi.useRealTimers();
});

async function open(carrier: Partial<Carrier> = {}, store = createMemoryStore()): Promise<Delivery> {
  const delivery = createDelivery({ store, now: () => new Date(), chance: () => 1, log: createLog().log })({
    channel: 'telegram',
    handle: async () => undefined,
    full: async () => undefined,
    send: async (body) => {
      const outcome = answer(String(body));
      if (outcome.kind === 'accepted') sent.push({ body: String(body), at: Date.now() });
      return outcome;
    },
    ...carrier,
  });
  opened.push(delivery);
  await delivery.start();
  return delivery;
}
const pass = async (milliseconds: number): Promise<void> => {
  for (let left = milliseconds; left > 0; left -= 1_000) {
    await vi.advanceTimersByTimeAsync(Math.min(1_000, left));
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
  }
};
const bodies = () => sent.map(({ body }) => body);
const one = (chat: string, body: string) => ({ chat, body });

it('a notice whose try fails in the evening goes out in the morning, and an answer in between at once', async () => {
  answer = (body) => (body === 'notice' ? { kind: 'later', after: 3, reason: '429' } : accepted);
  const delivery = await open();
  await delivery.post(null, unasked([one('lan', 'notice')]));
  await pass(10_000);
  answer = () => accepted;
  await delivery.post('1', [one('lan', 'answer')]);
  await pass(1_000);
  expect(bodies()).toEqual(['answer']);
  vi.setSystemTime(MORNING - LOOK - 2_000);
  await pass(LOOK);
  expect(bodies()).toEqual(['answer']);
  await pass(LOOK + 3_000);
  expect(bodies()).toEqual(['answer', 'notice']);
});

it('a notice that a new start finds at night waits too; one whose person chose the hour goes out while that lasts', async () => {
  const store = createMemoryStore();
  const at = new Date(EVENING).toISOString();
  vi.setSystemTime(Date.parse('2026-11-26T22:10:00+07:00'));
  const letters = [
    ...unasked([one('lan', 'notice')]),
    ...unasked([one('an', 'of ten o’clock')], '2026-11-26T16:00:00.000Z'),
    ...unasked([one('minh', 'of eight o’clock')], '2026-11-26T14:00:00.000Z'),
  ];
  await store.post({ channel: 'telegram', update: null, letters, at });
  await open({}, store);
  await pass(2 * LOOK);
  expect(bodies()).toEqual(['of ten o’clock']);
});

it('an answer does not wait behind notices to thousands, which go at the pace of their channel', async () => {
  vi.setSystemTime(MORNING);
  const delivery = await open({ pace: 2 });
  const people = Array.from({ length: 8 }, (_, index) => `person ${String(index)}`);
  for (const person of people) await delivery.post(null, unasked([one(person, person)]));
  // Whose own notice still waits gets the answer first.
  await delivery.post('1', [one('person 7', 'answer')]);
  await pass(900);
  expect(bodies()).toEqual(['person 0', 'answer', 'person 1']);
  await pass(4_000);
  expect(bodies().filter((body) => body !== 'answer')).toEqual(people);
  const times = sent.filter(({ body }) => body !== 'answer').map(({ at }) => at);
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(490);
});

it('a platform that takes no more is given the time that it asks for, and the others are not held up', async () => {
  vi.setSystemTime(MORNING);
  const flood: Sent = { kind: 'later', after: 20, reason: '429' };
  let refuse = true;
  answer = () => (refuse ? flood : accepted);
  const slow = await open({ pace: 10, channel: 'zalo_oa' });
  const other = await open({
    pace: 10,
    send: async (body) => (sent.push({ body: String(body), at: 0 }), accepted),
  });
  for (const chat of ['a', 'b', 'c']) await slow.post(null, unasked([one(chat, chat)]));
  await pass(1_000);
  refuse = false;
  for (const chat of ['d', 'e']) await other.post(null, unasked([one(chat, chat)]));
  await pass(5_000);
  expect(bodies()).toEqual(['d', 'e']);
  await pass(30_000);
  expect(bodies().slice(2).toSorted()).toEqual(['a', 'b', 'c']);
});

it('lets one go at a time, and calls who waits in the order in which they came', () => {
  const woken: string[] = [];
  const line = createUnasked(4, (chat) => void woken.push(chat));
  expect([line.mayGo('a'), line.mayGo('b'), line.mayGo('c')]).toEqual([true, false, false]);
  vi.advanceTimersByTime(249);
  expect(woken).toEqual([]);
  vi.advanceTimersByTime(1);
  expect([woken, line.mayGo('c'), line.mayGo('b')]).toEqual([['b'], false, true]);
  line.hold(10_000);
  vi.advanceTimersByTime(9_999);
  expect(woken).toEqual(['b']);
  vi.advanceTimersByTime(1);
  expect([woken, line.mayGo('c'), line.mayGo('a')]).toEqual([['b', 'c'], true, false]);
});
