import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { PublishInput, WriteIndexes } from '../../ingest/publish.ts';
import { readDirective } from './shipped.ts';

/** A fresh data directory that goes away with the test. */
export async function freshDataDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'ky-cuong-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

/** Index writing that is small and always the same: what the snapshot must carry, whatever it is. */
export const writeSmallIndex: WriteIndexes = async (dir, passages) => {
  await writeFile(
    join(dir, 'index.bin'),
    passages.runs
      .flat()
      .flatMap((document) => document.read().passages.map(({ fields }) => fields.body.length))
      .join(' '),
  );
  return { kind: 'small' };
};

export const noon = () => new Date('2026-11-23T05:00:00Z');

/** What publishing the directive takes. */
export function directiveInput(dataDir: string, change: Partial<PublishInput> = {}): PublishInput {
  const documents = change.documents ?? [readDirective().document];
  return { dataDir, documents, writeIndexes: writeSmallIndex, now: noon, ...change };
}

/** Names in the folder of snapshots, hidden ones too. */
export async function snapshotNames(dataDir: string): Promise<string[]> {
  return (await readdir(join(dataDir, 'library', 'snapshots'))).sort();
}
