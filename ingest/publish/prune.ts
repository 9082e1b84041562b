import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { TEMPORARY_PREFIX } from '../../knowledge/snapshot.ts';
import { syncFolder } from './durable.ts';

/**
 * Removes snapshots: each is renamed first, so that nobody finds half of one, and a run that is killed leaves what the next
 * one sweeps. Whoever has one open goes on reading it: the system keeps files that are open.
 */
export async function removeSnapshots(dir: string, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const aside = join(dir, `${TEMPORARY_PREFIX}${process.pid}-${id}-pruned`);
    await rename(join(dir, id), aside);
    await rm(aside, { recursive: true, force: true });
  }
  await syncFolder(dir);
}
