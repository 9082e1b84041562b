import { createHash } from 'node:crypto';

/**
 * Passages from which a run may end, and at which it must. Runs are what is written again when one of their documents
 * changes: 5,000 passages are 12 MB and half a second, and a search looks into each run of the library.
 */
const MIN_ROWS = 4_000;
const MAX_ROWS = 8_000;
/** One number in so many begins a run. */
const ONE_IN = 128;

/**
 * Divides documents into runs. Where a run begins follows from the numbers of the documents, so that a change in one run
 * leaves the others as they were, whatever was published before.
 */
export function divide<Item extends { readonly number: string; readonly rows: number }>(
  items: readonly Item[],
): Item[][] {
  const runs: Item[][] = [];
  let rows = 0;
  for (const item of items) {
    const run = runs.at(-1);
    const full = rows >= MAX_ROWS || (rows >= MIN_ROWS && beginsRun(item.number));
    if (run === undefined || full) {
      runs.push([item]);
      rows = item.rows;
    } else {
      run.push(item);
      rows += item.rows;
    }
  }
  return runs;
}

function beginsRun(number: string): boolean {
  return createHash('sha256').update(number).digest().readUInt32LE(0) % ONE_IN === 0;
}
