import { expect, it } from 'vitest';
import { seriesOf } from '../../support/delivery/memory.ts';
import { soakRow } from '../../support/delivery/soak-row.ts';

const times = (p99: number) => ({ p50: 5, p99, most: 12_000 });
const count = {
  ...({ channel: 'zalo-oa', chats: 2000, rate: 200, seconds: 900, faults: 0.1, asked: 180_000 } as const),
  ...{ lost: 0, told: 0, doubled: 1, reordered: 0, again: 0, overtaking: 0, refused: [] },
  firstReply: times(10_001),
  memory: seriesOf([150, 184, 186, 190, 188], 10),
  processor: { program: 3.5, doubleAndLoad: 2 },
};

it('is a row with what went wrong, first replies and memory after ten seconds, at the end and at most', () => {
  expect(soakRow({ ...count, firstReplyFree: times(180) })).toBe(
    '| zalo-oa, 10 % of calls in trouble | 180,000 | 0 / 1 / 0 | 5 ms | 10001 ms (free: 180 ms) | 184 / 188 / 190 MB | 6 MB |',
  );
  expect(soakRow({ ...count, faults: 0 })).toContain(
    '| zalo-oa | 180,000 | 0 / 1 / 0 | 5 ms | 10001 ms | 184 / 188',
  );
});
