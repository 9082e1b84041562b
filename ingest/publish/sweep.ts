import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode, TEMPORARY_PREFIX } from '../../knowledge/snapshot.ts';

/** Removes what runs that were killed left behind. Folders of other living runs stay; ours must not be in work. */
export async function sweepDeadRuns(dir: string): Promise<void> {
  for (const name of await readdir(dir)) {
    if (!name.startsWith(TEMPORARY_PREFIX)) continue;
    const pid = Number(name.slice(TEMPORARY_PREFIX.length).split('-')[0]);
    if (isDead(pid)) await rm(join(dir, name), { recursive: true, force: true });
  }
}

/** In a container every run may have the same process id: a folder of ours that we are not writing is a dead run's. */
function isDead(pid: number): boolean {
  if (pid === process.pid || !Number.isInteger(pid) || pid <= 0) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return errorCode(error) === 'ESRCH';
  }
}
