import { afterAll, beforeAll, expect, it } from 'vitest';
import { PLATFORMS } from '../../support/delivery/platform.ts';
import { loadRun } from '../../support/delivery/load-run.ts';
import { dataFolders } from '../../support/started.ts';

/** The whole program with messages of many chats at once; 200 a second and longer with `npm run bench-delivery -- load`. */

const folders = dataFolders();
beforeAll(() => folders.build(), 120_000);
afterAll(() => folders.remove());

it.each(PLATFORMS)(
  'loses, doubles and reorders nothing on %s, though one call in five is refused, cut or stalls',
  async (channel) => {
    const load = { chats: 20, rate: 20, seconds: 3, faults: 0.2, stall: 1, chance: Math.random };
    const count = await loadRun({ channel, data: folders.fresh(), ...load });
    const { asked, lost, doubled, reordered, refused } = count;
    expect({ asked, lost, doubled, reordered, refused }).toEqual({
      asked: 60,
      lost: 0,
      doubled: 0,
      reordered: 0,
      refused: [],
    });
  },
  120_000,
);
