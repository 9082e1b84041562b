import { afterEach, describe, expect, it } from 'vitest';
import { createReload, type Reload } from '../../bot/reload.ts';

/** Far longer than a test: only `look` looks. */
const NEVER = 2 ** 31 - 1;

let reload: Reload | null = null;
afterEach(() => reload?.stop());

function follow(pointed: string, broken: readonly string[] = []) {
  const state = { pointer: pointed as string | null, fault: null as Error | null };
  const events: string[] = [];
  reload = createReload<string>(
    pointed,
    {
      current: () => (state.fault === null ? Promise.resolve(state.pointer) : Promise.reject(state.fault)),
      open: (id) => (broken.includes(id) ? Promise.reject(new Error(`${id} hỏng`)) : Promise.resolve(id)),
      swap: (id) => void events.push(`dùng ${id}`),
      refused: (fault) => void events.push(fault instanceof Error ? fault.message : ''),
    },
    NEVER,
  );
  const look = async (pointer: string | null, fault: Error | null = null) => {
    Object.assign(state, { pointer, fault });
    await reload?.look();
  };
  return { events, look };
}

describe('following the pointer', () => {
  it('opens nothing while the pointer stands still', async () => {
    const { events, look } = follow('a');
    await look('a');
    await look('a');
    expect(events).toEqual([]);
  });

  it('swaps each new snapshot in once, also back to an earlier one', async () => {
    const { events, look } = follow('a');
    for (const id of ['b', 'b', 'a']) await look(id);
    expect(events).toEqual(['dùng b', 'dùng a']);
  });

  it('tells a damaged snapshot once, and takes the next good one', async () => {
    const { events, look } = follow('a', ['b']);
    for (const id of ['b', 'b', 'c']) await look(id);
    expect(events).toEqual(['b hỏng', 'dùng c']);
  });

  it('tells an unreadable or lost pointer once, and goes on when it is back', async () => {
    const { events, look } = follow('a');
    await look('a', new Error('con trỏ hỏng'));
    await look('a', new Error('con trỏ hỏng'));
    await look(null);
    await look(null);
    await look('b');
    expect(events).toEqual(['con trỏ hỏng', 'the pointer to the snapshot in use is gone', 'dùng b']);
  });

  it('does not open two at once: looks wait for one another', async () => {
    const { events, look } = follow('a');
    await Promise.all([look('b'), look('c')]);
    expect(events).toEqual(['dùng c']);
  });
});
