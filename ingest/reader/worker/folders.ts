import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeadProcess } from '../../../knowledge/process.ts';

const PREFIX = 'ky-cuong-read-';

/** A new folder for one file that is read. Its name says whose it is, so that a later run can sweep it. */
export function readingFolder(temporary: string): Promise<string> {
  return mkdtemp(join(temporary, `${PREFIX}${process.pid}-`));
}

/** Removes what processes that were killed left behind. */
export async function sweepFolders(temporary: string): Promise<void> {
  for (const name of await readdir(temporary)) {
    const pid = Number(name.startsWith(PREFIX) ? name.slice(PREFIX.length).split('-')[0] : NaN);
    if (Number.isInteger(pid) && pid > 0 && pid !== process.pid && isDeadProcess(pid))
      await rm(join(temporary, name), { recursive: true, force: true });
  }
}
