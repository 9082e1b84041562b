import { createHash } from 'node:crypto';
import { copyFile, link } from 'node:fs/promises';
import { join } from 'node:path';
import type { PassageRuns } from './passage-runs.ts';

/** A name that says what a file was made from: equal names, equal content. */
export function nameOf(kind: string, extension: string, madeFrom: unknown): string {
  const key = createHash('sha256').update(JSON.stringify(madeFrom)).digest('hex').slice(0, 16);
  return `${kind}-${key}.${extension}`;
}

/** Takes a file over from the snapshot before; false where that has none of the name, or a damaged one. */
export async function takeOver(
  directory: string,
  name: string,
  { previous }: Pick<PassageRuns, 'previous'>,
): Promise<boolean> {
  const path = (await previous?.whole(name)) ?? null;
  if (path === null) return false;
  await shareFile(path, join(directory, name));
  return true;
}

/** One file under two names, which cost its space once; a copy where the disk cannot do that. */
export async function shareFile(from: string, to: string): Promise<void> {
  await link(from, to).catch(() => copyFile(from, to));
}
