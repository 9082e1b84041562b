import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { TEMPORARY_PREFIX } from '../../knowledge/snapshot.ts';

/** Removes what runs that were killed left behind. Only for who holds the lock: then nobody else writes there. */
export async function sweepDeadRuns(dir: string): Promise<void> {
  for (const name of await readdir(dir)) {
    if (name.startsWith(TEMPORARY_PREFIX)) await rm(join(dir, name), { recursive: true, force: true });
  }
}
