import { passagesOf } from '../support/passages.ts';
import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { buildShippedLibrary, ingestFiles, type IngestOptions, type Progress } from '../../ingest/ingest.ts';
import { currentSnapshotId, openSnapshot, snapshotDir } from '../../knowledge/snapshot.ts';
import { shipped } from './shipped.ts';
import { freshDataDir, noon, writeSmallIndex } from './workshop.ts';

const yes = () => Promise.resolve(true);
const options = (dataDir: string, change: Partial<IngestOptions> = {}): IngestOptions => {
  return { dataDir, writeIndexes: writeSmallIndex, now: noon, accept: yes, ...change };
};

/** A small rule text with its metadata, as an administrator would bring it. */
async function bring(dir: string, number: string, text: string): Promise<string> {
  const path = join(dir, `${number.replaceAll('/', '-')}.txt`);
  const metadata = parse(shipped('30-CT-TU.yaml').toString('utf8')) as object;
  await writeFile(path, text);
  await writeFile(
    path.replace('.txt', '.yaml'),
    stringify({ ...metadata, number, aliases: [], corrections: [], notes: [] }),
  );
  return path;
}

describe('the shipped library', () => {
  it('is built with progress into a snapshot that opens', async () => {
    const dataDir = await freshDataDir();
    const steps: Progress[] = [];
    const report = await buildShippedLibrary({ ...options(dataDir), onProgress: (step) => steps.push(step) });
    expect(report).toMatchObject({
      documents: [
        {
          number: '30-CT/TU',
          validFrom: '2023-11-29',
          validUntil: null,
          counts: { parts: 0, chapters: 0, sections: 6, articles: 0, clauses: 0, points: 0, paragraphs: 9 },
          citations: { held: 0, notHeld: 8 },
          warnings: [],
          file: '30-CT-TU.txt',
          validity: expect.stringContaining('chưa thấy văn bản nào bãi bỏ hoặc thay thế') as string,
          relations: [],
          difference: null,
        },
      ],
      rejected: [],
      copies: [],
      conflicts: [],
    });
    expect((await openSnapshot(dataDir)).library.id).toBe(report.snapshot);
    expect(steps.map(({ stage, done, total }) => [stage, done, total])).toEqual([
      ['read', 0, 1],
      ['connect', 0, 1],
      ['index', 0, 1],
    ]);
  });
});

describe('ingest', () => {
  it('adds to what is held, replaces what is read again, and counts what the library then holds', async () => {
    const dataDir = await freshDataDir();
    await buildShippedLibrary(options(dataDir));
    const path = await bring(
      dataDir,
      '1-QĐ/TU',
      'QUY ĐỊNH\nVề họp\n\n1. Theo Chỉ thị số 30-CT/TU và 2-KL/TW.\n',
    );
    const { documents } = await ingestFiles([path], options(dataDir));
    expect(documents[0]).toMatchObject({ citations: { held: 1, notHeld: 1 }, difference: null });
    await bring(dataDir, '1-QĐ/TU', 'QUY ĐỊNH\nVề họp\n\n1. Họp ngắn.\n2. Họp đúng giờ.\n');
    const again = await ingestFiles([path], options(dataDir));
    expect(again.documents[0]?.difference).toEqual({
      same: 1,
      added: ['1-QĐ/TU#m2'],
      removed: [],
      changed: ['1-QĐ/TU#m1'],
    });
    const { library } = await openSnapshot(dataDir);
    expect(library.documents.map((one) => one.number)).toEqual(['30-CT/TU', '1-QĐ/TU']);
    expect(library.provision('1-QĐ/TU#m1')?.text).toBe('Họp ngắn.');
    expect(passagesOf(library).map((one) => one.row)).toEqual([...Array(library.passageCount).keys()]);
  });

  it('publishes nothing unless it is accepted, and shows the report before', async () => {
    const dataDir = await freshDataDir();
    const path = await bring(dataDir, '1-QĐ/TU', 'QUY ĐỊNH\nVề họp\n\n1. Họp ngắn.\n');
    const shown: unknown[] = [];
    const accept: IngestOptions['accept'] = (report) => {
      shown.push(report);
      return Promise.resolve(false);
    };
    const report = await ingestFiles([path], options(dataDir, { accept }));
    expect(report.snapshot).toBeNull();
    expect(shown).toEqual([report]);
    expect(await currentSnapshotId(dataDir)).toBeNull();
  });

  it('rejects what it cannot read with a line for each, and goes on with the rest', async () => {
    const dir = await freshDataDir();
    await copyFile(await bring(dir, '1-QĐ/TU', 'QUY ĐỊNH\nVề họp\n\n1. Họp.\n'), join(dir, 'lone.txt'));
    await writeFile(join(dir, 'own.txt'), 'Số: 2-QC/TU\n\nQUY CHẾ\nVề họp\n\n1. Họp.\n');
    await bring(dir, 'latin', '');
    await writeFile(await bring(dir, 'bytes', 'x'), Buffer.from([0xff, 0xfe, 0x41]));
    await bring(dir, 'poem', 'Trăm năm trong cõi người ta');
    const { documents, rejected } = await ingestFiles([dir, join(dir, 'nowhere.txt')], options(dir));
    expect(documents.map((one) => one.number)).toEqual(['1-QĐ/TU', '2-QC/TU']);
    const reasons = new Map(rejected.map(({ path, reason }) => [path.slice(dir.length + 1), reason]));
    expect(Object.fromEntries(reasons)).toEqual({
      'bytes.txt': expect.stringContaining('không phải văn bản mã hóa UTF-8') as string,
      'latin.txt': 'tệp rỗng',
      'lone.txt': expect.stringContaining('không thấy số hiệu văn bản ở phần đầu') as string,
      'nowhere.txt': expect.stringContaining('không tìm thấy tệp') as string,
      'poem.txt': expect.stringContaining('không thấy Điều hoặc mục nào') as string,
    });
  });

  it('keeps the better of two copies of a document, or the one asked for, and says which and why', async () => {
    const dir = await freshDataDir();
    const first = await bring(dir, '1-QĐ/TU', 'QUY ĐỊNH\nVề họp\n\n1. Họp.\n');
    await mkdir(join(dir, 'more'));
    const second = join(dir, 'more', 'second.txt');
    const longer = await bring(join(dir, 'more'), '1-QĐ/TU', 'QUY ĐỊNH\nVề họp\n\n1. Họp lại.\n2. Nghỉ.\n');
    await rename(longer, second);
    await rename(longer.replace('.txt', '.yaml'), second.replace('.txt', '.yaml'));
    const { rejected, copies, documents } = await ingestFiles([first, second, first], options(dir));
    expect(rejected).toEqual([]);
    const [kept, left] = ['second.txt', '1-QĐ-TU.txt'];
    expect(copies).toEqual([
      {
        number: '1-QĐ/TU',
        kept,
        left,
        why: 'đủ điều hơn',
        difference: { same: 1, added: [], removed: ['1-QĐ/TU#m2'], changed: ['1-QĐ/TU#m1'] },
      },
    ]);
    expect(documents.map((one) => one.file)).toEqual([kept]);
    const asked = await ingestFiles([first, second], options(dir, { keep: [left] }));
    expect(asked.documents.map((one) => one.file)).toEqual([left]);
    expect(asked.copies[0]).toMatchObject({ kept: left, left: kept, why: 'theo yêu cầu' });
  });

  it('builds a damaged library again and keeps the documents of the newest whole snapshot', async () => {
    const dataDir = await freshDataDir();
    await buildShippedLibrary(options(dataDir));
    const path = await bring(dataDir, '1-QĐ/TU', 'QUY ĐỊNH\nVề họp\n\n1. Họp.\n');
    const { snapshot } = await ingestFiles([path], options(dataDir));
    await writeFile(join(snapshotDir(dataDir, snapshot ?? ''), 'library.json'), '{');
    await buildShippedLibrary(options(dataDir));
    expect((await openSnapshot(dataDir)).library.documents.map((one) => one.number)).toEqual(['30-CT/TU']);
  });
});

describe('npm run ingest', () => {
  const main = fileURLToPath(new URL('../../ingest/main.ts', import.meta.url));
  const ingest = (...args: string[]) =>
    promisify(execFile)(process.execPath, ['--import', 'tsx', main, ...args]);

  it('publishes the shipped texts with --yes and prints JSON alone with --json', async () => {
    const dataDir = await freshDataDir();
    const { stdout, stderr } = await ingest('--data', dataDir, '--yes', '--json');
    const report = JSON.parse(stdout) as { snapshot: string; documents: { number: string }[] };
    expect(report.documents.map((one) => one.number)).toEqual(['30-CT/TU']);
    expect((await readFile(join(dataDir, 'library', 'current'), 'utf8')).trim()).toBe(report.snapshot);
    expect(stderr).toContain('Đọc 1/1');
  });

  it('publishes nothing with --dry-run, and says what it read', async () => {
    const dataDir = await freshDataDir();
    const { stdout } = await ingest('--data', dataDir, '--dry-run', '--yes');
    expect(stdout).toContain('6 mục, 9 đoạn; dẫn 8 văn bản khác (có 0, chưa có 8)');
    expect(stdout).toContain('Chưa phát hành.');
    expect(await currentSnapshotId(dataDir)).toBeNull();
  });

  it('ends with one sentence and a failure where the disk refuses or nothing can be read', async () => {
    const dataDir = await freshDataDir();
    await writeFile(join(dataDir, 'library'), '');
    await expect(ingest('--data', dataDir, '--yes')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/Không (?:đọc|ghi) được thư viện ở [^\n]*\.\n$/u) as string,
    });
    await expect(ingest('--data', dataDir, '--json', 'nowhere.txt')).rejects.toMatchObject({ code: 1 });
  });

  it('explains itself in Vietnamese, also where it is used wrongly', async () => {
    const { stdout } = await ingest('--help');
    expect(stdout).toContain('Cách dùng: npm run ingest -- [tệp, thư mục hoặc địa chỉ…] [tùy chọn]');
    expect(stdout).not.toMatch(/Usage|Options|default/u);
    await expect(ingest('--nope')).rejects.toMatchObject({
      code: 2,
      stderr: 'Không có tùy chọn --nope. Xem hướng dẫn: npm run ingest -- --help\n',
    });
  });
});
