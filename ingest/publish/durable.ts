import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes that have reached the disk when their promise resolves. */

/** Makes sure that a file's content is on the disk. */
export async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes sure that a folder's names are on the disk. */
export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes a file that nobody reads yet. */
export async function writeSynced(path: string, content: string): Promise<void> {
  const handle = await open(path, 'w');
  try {
    await handle.writeFile(content, 'utf8');
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes a file so that a reader sees the old content or the new, never a part. `temporary` is on the same disk. */
export async function replaceFile(path: string, content: string, temporary: string): Promise<void> {
  await writeSynced(temporary, content);
  await rename(temporary, path);
  await syncFolder(dirname(path));
}
