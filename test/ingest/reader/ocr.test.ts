import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UnreadableError } from '../../../ingest/reader.ts';
import { pictureSize } from '../../../ingest/reader/image/size.ts';
import { READ_LIMITS } from '../../../ingest/reader/limits.ts';
import { findOcrTools } from '../../../ingest/reader/ocr.ts';
import { runProgram } from '../../../ingest/reader/ocr/program.ts';
import { scanReaders, type ScanSetting } from '../../../ingest/reader/scans.ts';
import { photo } from './photo.ts';
import { convert, newFolder, reason, scanned, scanOf, scanSetting } from './programs.ts';

const cannot = reason({ programs: ['soffice', 'pdftoppm', 'pdfunite', 'tesseract'] });
const folder = newFolder();
const pdfFile = join(folder, 'page.pdf');
let setting: ScanSetting;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Some lines of Nghị định 30/2020/NĐ-CP, on three pages. */
const PAGES = [
  [
    'Điều 1. Phạm vi điều chỉnh',
    '1. Nghị định này quy định về công tác văn thư và quản lý nhà nước về công tác văn thư. Công tác văn thư được quy định ' +
      'tại Nghị định này bao gồm: Soạn thảo, ký ban hành văn bản; quản lý văn bản; lập hồ sơ và nộp lưu hồ sơ.',
  ],
  [
    '2. Nghị định này áp dụng đối với cơ quan, tổ chức nhà nước và doanh nghiệp nhà nước.',
    'Điều 2. Đối tượng áp dụng',
  ],
  ['Nghị định này áp dụng đối với cơ quan nhà nước, đơn vị sự nghiệp công lập.'],
];

beforeAll(async () => {
  setting = await scanSetting(folder);
  if (cannot !== '') return;
  const html = join(folder, 'page.html');
  const style = 'font:14pt Liberation Serif;text-align:justify';
  const body = PAGES.map((lines, index) => {
    const page = index > 0 ? ';page-break-before:always' : '';
    return lines.map((line, at) => `<p style="${style}${at === 0 ? page : ''}">${line}</p>`).join('\n');
  }).join('\n');
  writeFileSync(html, `<html><head><meta charset="utf-8"></head><body>${body}</body></html>`);
  writeFileSync(pdfFile, convert(html, 'pdf', folder));
}, 120_000);

const read = (kind: 'pdf' | 'image', bytes: Uint8Array, name: string) =>
  scanReaders(setting, () => Promise.resolve([]))[kind](bytes, name);

describe('a picture of a page', () => {
  it.skipIf(cannot !== '').each(['png', 'jpeg', 'tiff'] as const)(
    `as %s is read by paragraphs${cannot}`,
    async (kind) => {
      const [bytes] = scanned(pdfFile, 200, folder, kind);
      const [text] = await read('image', bytes ?? Buffer.of(), `page.${kind}`);
      expect(text?.text.split('\n')).toEqual(PAGES[0]);
      expect(text?.warnings[0]).toMatch(/^trang 1 là ảnh, đã nhận dạng chữ \(độ tin cậy 9\d\/100\)$/u);
    },
  );

  it.skipIf(cannot !== '')(`that shows no text is refused${cannot}`, async () => {
    await expect(read('image', photo(), 'meo.png')).rejects.toThrow(
      /^meo\.png là ảnh nhưng không phải trang văn bản/u,
    );
  });

  it('that is cut or too large is refused before it is decoded', async () => {
    await expect(read('image', photo().subarray(0, 20), 'a.png')).rejects.toThrow(/hỏng hoặc bị cắt cụt/u);
    const large = Buffer.from(photo());
    large.writeUInt32BE(600_000, 16);
    await expect(read('image', large, 'a.png')).rejects.toThrow('600000 × 600 điểm, quá mức 100 triệu điểm');
  });
});

describe('a PDF of which a page is a picture', () => {
  it.skipIf(cannot !== '')(`has that page recognised, and a warning that names it${cannot}`, async () => {
    const [scan, mixed] = [join(folder, 'scan.pdf'), join(folder, 'mixed.pdf')];
    writeFileSync(scan, scanOf(pdfFile, 200, folder));
    for (const file of [pdfFile, scan]) execFileSync('pdfseparate', [file, `${file}-%d`]);
    execFileSync('pdfunite', [`${pdfFile}-1`, `${scan}-2`, `${pdfFile}-3`, mixed]);
    const [text] = await read('pdf', readFileSync(mixed), 'mixed.pdf');
    expect(text?.text.split('\n')).toEqual(PAGES.flat());
    expect(text?.warnings).toHaveLength(1);
    expect(text?.warnings[0]).toMatch(/^trang 2 là ảnh, đã nhận dạng chữ/u);
    expect(text?.pages.map(({ page }) => page)).toEqual([1, 2, 3]);
  });
});

describe('the programs that recognise text', () => {
  it('are named with their packages where they are absent', async () => {
    const found = await findOcrTools({ PATH: folder });
    expect(found.tools).toBeNull();
    expect(found.missing).toContain('sudo apt-get install tesseract-ocr tesseract-ocr-vie poppler-utils');
  });

  it('count as absent where Vietnamese is not installed', async () => {
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    for (const name of ['tesseract', 'pdftoppm']) {
      writeFileSync(join(bin, name), '#!/bin/sh\necho eng\n');
      chmodSync(join(bin, name), 0o755);
    }
    const found = await findOcrTools({ PATH: bin });
    expect(found.missing).toMatch(/thiếu vie;.*apt-get install tesseract-ocr-vie rồi/u);
  });

  it('are ended when they take too long', async () => {
    const limits = { timeMs: 100, memoryBytes: 1e9, prlimit: null };
    const endless = runProgram(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {}, limits);
    await expect(endless).rejects.toMatchObject({ name: 'ProgramError', timedOut: true });
  });

  it.skipIf(!existsSync('/usr/bin/prlimit'))(
    'get no more memory than allowed (skipped without prlimit)',
    async () => {
      const limits = { timeMs: 20_000, memoryBytes: 100_000_000, prlimit: '/usr/bin/prlimit' };
      await expect(runProgram(process.execPath, ['-e', '1'], {}, limits)).rejects.toThrow(/ended with/u);
    },
  );

  it('get no variable of ours', async () => {
    const limits = { timeMs: 20_000, memoryBytes: 1e10, prlimit: null };
    const print = ['-p', 'Object.keys(process.env).join()'];
    expect((await runProgram(process.execPath, print, { LC_ALL: 'C' }, limits)).trim()).toBe('LC_ALL');
  });

  it('leave no temporary file behind', () => {
    expect(existsSync(folder)).toBe(true);
    expect(execFileSync('find', [folder, '-name', 'read-*']).toString()).toBe('');
  });
});

describe('the size of a picture', () => {
  it('is read from the head of PNG, JPEG and TIFF', () => {
    expect(pictureSize(photo())).toEqual({ width: 800, height: 600, pages: 1 });
    const jpeg = Buffer.from('ffd8ffe000041234ffc0000b080102030401011100', 'hex');
    expect(pictureSize(jpeg)).toEqual({ width: 0x0304, height: 0x0102, pages: 1 });
    const tiff = Buffer.from(
      '49492a0008000000' + '0200' + '000103000100000020030000' + '010104000100000058020000' + '00000000',
      'hex',
    );
    expect(pictureSize(tiff)).toEqual({ width: 800, height: 600, pages: 1 });
  });

  it('is null of anything else, and of a TIFF whose pages lead in a circle it is large', () => {
    expect(pictureSize(Buffer.from('GIF89a'))).toBeNull();
    expect(pictureSize(Buffer.of())).toBeNull();
    const circle = Buffer.from('49492a0008000000' + '0100' + '000103000100000020030000' + '08000000', 'hex');
    expect(pictureSize(circle)?.pages).toBeGreaterThan(READ_LIMITS.pictures);
  });

  it('of an unreadable picture is a sentence for a person', async () => {
    await expect(read('image', Buffer.from('GIF89a'), 'a.gif')).rejects.toThrow(UnreadableError);
  });
});
