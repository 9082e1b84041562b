import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { makePassages } from '../../ingest/passages.ts';
import { publishSnapshot } from '../../ingest/publish.ts';
import {
  currentSnapshotId,
  FORMAT,
  listSnapshots,
  openSnapshot,
  pointerFile,
  snapshotDir,
  SnapshotError,
} from '../../knowledge/snapshot.ts';
import { directiveInput, freshDataDir } from '../ingest/workshop.ts';
import { passagesOf } from '../support/passages.ts';

async function published(): Promise<{ dataDir: string; id: string; dir: string }> {
  const dataDir = await freshDataDir();
  const id = await publishSnapshot(directiveInput(dataDir));
  return { dataDir, id, dir: snapshotDir(dataDir, id) };
}

/** The only file of records of a small library. */
async function documentsFile(dir: string): Promise<string> {
  const [name] = (await readdir(dir)).filter((one) => one.startsWith('documents-'));
  if (name === undefined) throw new Error(`no records in ${dir}`);
  return name;
}

async function faultOf(opening: Promise<unknown>): Promise<SnapshotError> {
  const error: unknown = await opening.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof SnapshotError)) throw new Error(`no SnapshotError: ${String(error)}`);
  // One sentence for a terminal, without a stack or a second line.
  expect(error.message).toMatch(/^\p{Lu}[^\n]*\.$/u);
  return error;
}

describe('a published snapshot', () => {
  it('opens as what was written, text for text', async () => {
    const { dataDir, id, dir } = await published();
    const input = directiveInput(dataDir);
    const opened = await openSnapshot(dataDir);
    expect(opened.dir).toBe(dir);
    expect(opened.library.id).toBe(id);
    expect(opened.library.documents).toEqual(input.documents);
    expect(passagesOf(opened.library)).toEqual(makePassages(input.documents));
    expect(opened.manifest).toMatchObject({ format: FORMAT, id, documents: 1, indexes: { kind: 'small' } });
    expect(await readFile(join(dir, 'index.bin'), 'utf8')).toMatch(/^\d+( \d+)+$/u);
    expect(await currentSnapshotId(dataDir)).toBe(id);
  });

  it('answers look-ups by number, id and cited number', async () => {
    const { library } = await openSnapshot((await published()).dataDir);
    expect(library.document('30-CT/TU')?.kind).toBe('Chỉ thị');
    expect(library.provision('30-CT/TU#m3.d2')?.locator).toBe('mục 3, đoạn 2');
    expect(library.citationsOf('968/CĐ-TTg').map((one) => one.from)).toEqual(['30-CT/TU#m1']);
  });

  it('stores each text once', async () => {
    const { dir } = await published();
    const list = await readFile(join(dir, 'library.json'), 'utf8');
    const records = await readFile(join(dir, await documentsFile(dir)));
    const stored = list + inflateRawSync(records).toString('utf8');
    expect(stored.split('hút thuốc lá đúng nơi quy định')).toHaveLength(2);
  });
});

describe('opening refuses', () => {
  it('a data directory without a library, and says how to build one', async () => {
    const fault = await faultOf(openSnapshot(await freshDataDir()));
    expect(fault.fault).toBe('missing');
    expect(fault.message).toContain('npm run ingest');
    expect(await currentSnapshotId(await freshDataDir())).toBeNull();
  });

  it('a format of a newer version', async () => {
    const { dataDir, dir } = await published();
    const manifest = await readFile(join(dir, 'manifest.json'), 'utf8');
    await writeFile(
      join(dir, 'manifest.json'),
      manifest.replace(`"format": ${FORMAT}`, `"format": ${FORMAT + 1}`),
    );
    const fault = await faultOf(openSnapshot(dataDir));
    expect([fault.fault, fault.message]).toEqual([
      'format',
      expect.stringContaining(`định dạng ${FORMAT + 1}`),
    ]);
    expect(fault.message).toContain('phiên bản mới hơn');
  });

  it.each(['library.json', 'index.bin', 'documents'])('a changed byte in %s', async (file) => {
    const { dataDir, dir } = await published();
    const name = file === 'documents' ? await documentsFile(dir) : file;
    const bytes = await readFile(join(dir, name));
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    await writeFile(join(dir, name), bytes);
    const fault = await faultOf(openSnapshot(dataDir));
    expect(fault.fault).toBe('damaged');
    expect(fault.message).toContain(name);
  });

  it.each(['library.json', 'index.bin', 'manifest.json'])('a lost %s', async (name) => {
    const { dataDir, dir } = await published();
    await rm(join(dir, name));
    const fault = await faultOf(openSnapshot(dataDir));
    expect([fault.fault, fault.message]).toEqual(['damaged', expect.stringContaining(name)]);
  });

  it.each(['', '{', '[]', `{"format":${FORMAT}}`, `{"format":${FORMAT},"id":"../../etc"}`])(
    'a manifest that is %j',
    async (content) => {
      const { dataDir, dir } = await published();
      await writeFile(join(dir, 'manifest.json'), content);
      expect((await faultOf(openSnapshot(dataDir))).fault).toBe('damaged');
    },
  );

  it.each(['', 'x', '../../../etc', '0123456789abcde\n'])('a pointer that says %j', async (content) => {
    const { dataDir } = await published();
    await writeFile(pointerFile(dataDir), content);
    expect((await faultOf(openSnapshot(dataDir))).fault).toBe('damaged');
  });

  it('a path that leads through a file, as a fault of the disk', async () => {
    const { dataDir } = await published();
    const fault = await faultOf(openSnapshot(pointerFile(dataDir)));
    expect(fault.fault).toBe('disk');
    expect(fault.message).toContain('--data');
  });

  it('an id that is none, before it touches the disk', async () => {
    await expect(openSnapshot(await freshDataDir(), '../secret')).rejects.toThrow(RangeError);
  });
});

describe('the list of snapshots', () => {
  it('is newest first and leaves out the damaged', async () => {
    const { dataDir, id, dir } = await published();
    const later = await publishSnapshot(
      directiveInput(dataDir, { documents: [], now: () => new Date('2026-11-24T05:00:00Z') }),
    );
    expect((await listSnapshots(dataDir)).map((one) => one.id)).toEqual([later, id]);
    await rm(join(dir, 'manifest.json'));
    expect((await listSnapshots(dataDir)).map((one) => one.id)).toEqual([later]);
    expect(await listSnapshots(await freshDataDir())).toEqual([]);
  });
});
