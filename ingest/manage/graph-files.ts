import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { asDiskError } from '../../knowledge/snapshot.ts';
import { drawGraph } from '../graph.ts';
import type { Shelf } from './shelf.ts';

/** What `library graph --json` prints: the files written, as absolute paths. */
export interface WrittenGraph {
  readonly snapshot: string;
  readonly svg: string;
  readonly page: string;
}

/** Draws the library into `<data>/graph/`. Throws a `SnapshotError` where the disk refuses. */
export async function writeGraph(
  { snapshot, connected, facts, on }: Shelf,
  dataDir: string,
): Promise<WrittenGraph> {
  const { svg, html } = drawGraph(connected, facts, on);
  const folder = resolve(dataDir, 'graph');
  const paths = { svg: join(folder, 'library.svg'), page: join(folder, 'library.html') };
  try {
    await mkdir(folder, { recursive: true });
    await replace(paths.svg, svg);
    await replace(paths.page, html);
  } catch (error) {
    throw asDiskError(error, folder, 'ghi');
  }
  return { snapshot, ...paths };
}

/** A browser that has the page open sees the old drawing or the new one. */
async function replace(path: string, content: string): Promise<void> {
  await writeFile(`${path}.new`, content);
  await rename(`${path}.new`, path);
}
