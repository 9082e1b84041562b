import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportItems, importItems, type Format } from '../../../bot/quiz/formats.ts';
import { ITEM_TYPES, type Item } from '../../../bot/quiz-item.ts';
import { anyItems, itemOf } from '../../support/quiz-items.ts';

const freshId = () => 'q-fresh';

/** Looking for a smaller example takes minutes here. */
const AT_ONCE = { endOnFailure: true } as const;

async function roundTrip(format: Format, items: readonly Item[]): Promise<readonly Item[]> {
  const { bytes, left } = await exportItems(format, items);
  expect(left).toEqual([]);
  const read = await importItems(bytes, format, freshId);
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.faults));
  expect(read.items.every(({ known }) => known)).toBe(true);
  return read.items.map(({ item }) => item);
}

describe.each(['gift', 'moodle', 'csv', 'xlsx'] as const)('%s', (format) => {
  it.each(ITEM_TYPES)('gives items of type %s back as they were', async (type) => {
    await fc.assert(
      fc.asyncProperty(itemOf(type), async (item) => {
        expect(await roundTrip(format, [item])).toEqual([item]);
      }),
      { numRuns: format === 'xlsx' ? 6 : 40, ...AT_ONCE },
    );
  });

  it('gives files of many items back in their order', async () => {
    await fc.assert(
      fc.asyncProperty(anyItems, async (items) => {
        expect(await roundTrip(format, items)).toEqual(items);
      }),
      { numRuns: format === 'xlsx' ? 3 : 12, ...AT_ONCE },
    );
  });
});
