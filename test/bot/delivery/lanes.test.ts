import { expect, it } from 'vitest';
import { createLanes } from '../../../bot/delivery/lanes.ts';

const turnOfTheLoop = () => new Promise((over) => setImmediate(over));
const afterMicrotasks = (count: number, then: () => void): void =>
  count === 0 ? then() : queueMicrotask(() => afterMicrotasks(count - 1, then));

it.each([0, 1, 2, 3, 4, 5])(
  'looks again where a chat is woken %i microtasks after nothing was found for it',
  async (microtasks) => {
    let steps = 0;
    const lanes = createLanes({
      most: 1,
      step: async () => {
        if (++steps === 1) afterMicrotasks(microtasks, () => lanes.wake('a'));
        return 'empty';
      },
    });
    lanes.wake('a');
    await turnOfTheLoop();
    expect(steps).toBe(2);
    expect(lanes.busy()).toBe(0);
    await lanes.stop();
  },
);
