import { open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client';
import { z } from 'zod';
import { rest } from '../chat/retry.ts';

/** Where the tokens of a data directory are. */
export const zaloTokenFile = (dataDir: string): string => join(dataDir, 'zalo-oa.json');

/** What is kept between runs. */
const keptSchema = z.object({
  access: z.string().min(1),
  /** ISO time, UTC. */
  accessUntil: z.iso.datetime(),
  refresh: z.string().min(1),
  /** The refresh token was handed to Zalo and no answer is kept: it may have been used up. */
  refreshing: z.boolean().default(false),
});
export type Kept = z.infer<typeof keptSchema>;

/** Null where there are no tokens, or none that can be read. */
export async function readKept(path: string): Promise<Kept | null> {
  try {
    return keptSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}

/** Read and write for the owner alone. */
const OWNER_ONLY = 0o600;

/** On the disk when it resolves: written beside, then put in place, so that a crash leaves the old or the new one whole. */
export async function writeKept(path: string, kept: Kept): Promise<void> {
  const beside = `${path}.new`;
  const file = await open(beside, 'w', OWNER_ONLY);
  try {
    // A file that a crash left keeps its mode.
    await file.chmod(OWNER_ONLY);
    await file.writeFile(`${JSON.stringify(kept)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
  const folder = await open(dirname(path), 'r');
  await folder.sync().finally(() => folder.close());
}

/** Seconds between two tries for the lock; a renewal takes a second or two. */
const EVERY = 0.1;
const FOREVER = new AbortController().signal;

/** Does what no other process may do with the tokens at the same time. The lock is the operating system's (taken by SQLite): it goes with the process. */
export async function withTokenLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const lock = `${path}.lock`;
  await (await open(lock, 'a', OWNER_ONLY)).close();
  for (;;) {
    const release = await tryLock(lock);
    if (release !== null) return work().finally(release);
    await rest(EVERY, FOREVER);
  }
}

async function tryLock(path: string): Promise<(() => void) | null> {
  const client = createClient({ url: pathToFileURL(path).href, timeout: 0 });
  try {
    const transaction = await client.transaction('write');
    return () => {
      transaction.close();
      client.close();
    };
  } catch (error) {
    client.close();
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
}
