import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeadProcess } from '../../knowledge/process.ts';
import { asDiskError } from '../../knowledge/snapshot.ts';
import { HOLD_MS } from './limits.ts';

/** The files of pending uploads, each in a folder of its own under `<data>/uploads/`, named by process and upload. */
export interface Folder {
  /** Keeps a file and returns its path. */
  write(id: string, name: string, bytes: Uint8Array): Promise<string>;
  remove(id: string): Promise<void>;
  /** Removes folders of processes that ended, and of others that are older than an hour. `held`: ids that stay. */
  sweep(held: ReadonlySet<string>): Promise<void>;
}

export function createFolder(dataDir: string, now: () => Date): Folder {
  const root = join(dataDir, 'uploads');
  const of = (id: string): string => join(root, `${process.pid}-${id}`);
  return {
    write: async (id, name, bytes) => {
      try {
        await mkdir(of(id), { recursive: true, mode: 0o700 });
        // Not synced: a file that a power cut takes is sent again.
        await writeFile(join(of(id), name), bytes, { mode: 0o600 });
      } catch (error) {
        throw asDiskError(error, dataDir, 'ghi');
      }
      return join(of(id), name);
    },
    remove: (id) => rm(of(id), { recursive: true, force: true }),
    sweep: async (held) => {
      for (const name of await readdir(root).catch(() => [])) {
        const [pid = '', ...id] = name.split('-');
        const isHeld = Number(pid) === process.pid && held.has(id.join('-'));
        // In a container every run may have the same process id: what is named ours and is not held is a dead run's.
        const isDead = Number(pid) === process.pid || isDeadProcess(Number(pid));
        if (!isHeld && (isDead || (await isOld(join(root, name), now))))
          await rm(join(root, name), { recursive: true, force: true });
      }
    },
  };
}

async function isOld(path: string, now: () => Date): Promise<boolean> {
  const info = await stat(path).catch(() => null);
  return info !== null && info.mtimeMs < now().getTime() - HOLD_MS;
}
