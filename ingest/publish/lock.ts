import { open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { errorCode, lockFile, snapshotsDir } from '../../knowledge/snapshot.ts';
import { makeFolder } from './durable.ts';

/** Told once for each process that is waited for: one Vietnamese phrase, who publishes and since when. */
export type Waiting = (holder: string) => void;

/** Milliseconds between two tries. A publication takes seconds; a try is one system call. */
const EVERY = 200;

/** The publication before in this process, whatever became of it: they go in the order in which they were asked for. */
let before: Promise<unknown> = Promise.resolve();

/**
 * Does what no other process may do at the same time with the library of a data directory, one after the other. The lock is
 * the operating system's on a file (taken by SQLite): it goes with the process, however that ends.
 */
export function withLock<Result>(
  dataDir: string,
  waiting: Waiting,
  work: () => Promise<Result>,
): Promise<Result> {
  const run = before.then(async () => {
    const release = await take(dataDir, waiting);
    return work().finally(release);
  });
  before = run.catch(() => null);
  return run;
}

async function take(dataDir: string, waiting: Waiting): Promise<() => Promise<void>> {
  await makeFolder(snapshotsDir(dataDir));
  const path = lockFile(dataDir);
  // Made here so that a disk that refuses says so in its own words.
  await (await open(path, 'a')).close();
  let told = '';
  for (;;) {
    const release = await tryLock(path);
    if (release !== null) {
      await tellHolder(path);
      return async () => {
        await rm(holderFile(path), { force: true });
        release();
      };
    }
    const holder = await holderOf(path);
    if (holder !== told) waiting(holder);
    told = holder;
    await pause(EVERY);
  }
}

/** Null where another process has it. */
async function tryLock(path: string): Promise<(() => void) | null> {
  const { createClient } = await import('@libsql/client');
  const client = createClient({ url: pathToFileURL(path).href, timeout: 0 });
  try {
    const transaction = await client.transaction('write');
    return () => {
      transaction.close();
      client.close();
    };
  } catch (error) {
    client.close();
    if (errorCode(error)?.startsWith('SQLITE_BUSY') === true) return null;
    throw error;
  }
}

const holderFile = (path: string): string => `${path}.holder`;
const holderSchema = z.object({ pid: z.int() });

/** For whoever waits; the lock itself does not depend on it. */
async function tellHolder(path: string): Promise<void> {
  await writeFile(holderFile(path), `${JSON.stringify({ pid: process.pid })}\n`);
}

async function holderOf(path: string): Promise<string> {
  try {
    const { pid } = holderSchema.parse(JSON.parse(await readFile(holderFile(path), 'utf8')));
    const { mtime } = await stat(holderFile(path));
    return `tiến trình ${pid} (từ ${CLOCK.format(mtime)})`;
  } catch {
    // Between the lock and its file, or just ended.
    return 'một tiến trình khác';
  }
}

const CLOCK = new Intl.DateTimeFormat('vi-VN', { timeStyle: 'medium', timeZone: 'Asia/Ho_Chi_Minh' });
