import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publishSnapshot } from '../../ingest/publish.ts';
import {
  currentSnapshotId,
  openSnapshot,
  pointerFile,
  snapshotDir,
  SnapshotError,
} from '../../knowledge/snapshot.ts';
import { directiveInput, freshDataDir, snapshotNames, writeSmallIndex } from './workshop.ts';

describe('publishing', () => {
  it('gives equal content the same id, on any day and in any place', async () => {
    const [here, there] = [await freshDataDir(), await freshDataDir()];
    const id = await publishSnapshot(directiveInput(here));
    const tomorrow = () => new Date('2026-11-24T00:00:00Z');
    expect(await publishSnapshot(directiveInput(there, { now: tomorrow }))).toBe(id);
    expect(await publishSnapshot(directiveInput(here, { now: tomorrow }))).toBe(id);
    expect(await snapshotNames(here)).toEqual([id]);
    expect((await openSnapshot(here)).manifest.createdAt).toBe('2026-11-23T05:00:00.000Z');
  });

  it('gives other texts or other indexes another id, keeps the old snapshot, and moves the pointer', async () => {
    const dataDir = await freshDataDir();
    const first = await publishSnapshot(directiveInput(dataDir));
    const writeIndexes = async (dir: string) => {
      await writeFile(join(dir, 'index.bin'), 'other');
      return { kind: 'small' };
    };
    const second = await publishSnapshot(directiveInput(dataDir, { writeIndexes }));
    expect(second).not.toBe(first);
    expect(await snapshotNames(dataDir)).toEqual([first, second].sort());
    expect(await currentSnapshotId(dataDir)).toBe(second);
    expect(await publishSnapshot(directiveInput(dataDir))).toBe(first);
    expect(await currentSnapshotId(dataDir)).toBe(first);
  });

  it('leaves the snapshot in use as it was when it fails halfway, and nothing else', async () => {
    const dataDir = await freshDataDir();
    const id = await publishSnapshot(directiveInput(dataDir));
    const failing = async (dir: string) => {
      await writeFile(join(dir, 'half.bin'), 'half');
      throw new Error('killed');
    };
    await expect(
      publishSnapshot(directiveInput(dataDir, { documents: [], writeIndexes: failing })),
    ).rejects.toThrow('killed');
    expect(await snapshotNames(dataDir)).toEqual([id]);
    expect((await openSnapshot(dataDir)).library.documents).toHaveLength(1);
  });

  it('sweeps what a killed run left, whoever has its process id now: who publishes is alone', async () => {
    const dataDir = await freshDataDir();
    const snapshots = join(dataDir, 'library', 'snapshots');
    // Process 1 always lives; 4194304 is above the highest process id that Linux gives.
    for (const name of ['.tmp-4194304-dead', `.tmp-${process.pid}-dead`, '.tmp-1-living', '.tmp-odd']) {
      await mkdir(join(snapshots, name), { recursive: true });
      await writeFile(join(snapshots, name, 'library.json'), '{');
    }
    const id = await publishSnapshot(directiveInput(dataDir));
    expect(await snapshotNames(dataDir)).toEqual([id]);
  });

  it('lets two runs of one process publish at once', async () => {
    const dataDir = await freshDataDir();
    const ids = await Promise.all([
      publishSnapshot(directiveInput(dataDir)),
      publishSnapshot(directiveInput(dataDir, { documents: [] })),
      publishSnapshot(directiveInput(dataDir)),
    ]);
    expect(ids[0]).toBe(ids[2]);
    expect(await snapshotNames(dataDir)).toEqual([...new Set(ids)].sort());
    for (const id of ids) expect((await openSnapshot(dataDir, id)).manifest.id).toBe(id);
  });

  it('mends a damaged snapshot of the same content', async () => {
    const dataDir = await freshDataDir();
    const id = await publishSnapshot(directiveInput(dataDir));
    await writeFile(join(snapshotDir(dataDir, id), 'library.json'), '{}');
    await expect(openSnapshot(dataDir)).rejects.toThrow(SnapshotError);
    expect(await publishSnapshot(directiveInput(dataDir))).toBe(id);
    expect((await openSnapshot(dataDir)).library.documents).toHaveLength(1);
    expect(await snapshotNames(dataDir)).toEqual([id]);
  });

  it('ends in one clear sentence where the disk refuses', async () => {
    const dataDir = await freshDataDir();
    await writeFile(join(dataDir, 'library'), 'a file where a folder should be');
    const refused = publishSnapshot(directiveInput(dataDir));
    await expect(refused).rejects.toMatchObject({ name: 'SnapshotError', fault: 'disk' });
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    const writeIndexes = () => Promise.reject(full);
    const other = await freshDataDir();
    await expect(publishSnapshot(directiveInput(other, { writeIndexes }))).rejects.toThrow('ổ đĩa đã đầy');
    expect(await currentSnapshotId(other)).toBeNull();
  });

  it('writes the pointer as one line that other programs can read', async () => {
    const dataDir = await freshDataDir();
    const id = await publishSnapshot(directiveInput(dataDir, { writeIndexes: writeSmallIndex }));
    expect(await readFile(pointerFile(dataDir), 'utf8')).toBe(`${id}\n`);
  });
});
