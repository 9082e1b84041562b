import { rmSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { UnreadableError, type SourceText } from '../../../ingest/reader.ts';
import { READ_LIMITS } from '../../../ingest/reader/limits.ts';
import { scanReaders } from '../../../ingest/reader/scans.ts';
import { picturePdf, written } from './picture-pdf.ts';
import { plainPdf } from './plain-pdf.ts';
import { newFolder, scanSetting } from './programs.ts';

const folder = newFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(bytes: Uint8Array, limits = READ_LIMITS): Promise<readonly SourceText[]> {
  const setting = { ...(await scanSetting(folder)), limits };
  return scanReaders(setting, () => Promise.resolve([])).pdf(bytes, 'a.pdf');
}

/** The smallest JPEG head that says 8 × 8 grey points, without a picture. */
const JPEG = Buffer.from('ffd8ffc0000b080008000801011100ffd9', 'hex');

describe('a PDF with text', () => {
  it('gives one line a paragraph and says where pages begin', async () => {
    const [text] = await read(
      plainPdf([['1. The first page ends in the middle of'], ['a sentence.', '2. Next.']]),
    );
    expect(text?.text).toBe('1. The first page ends in the middle of a sentence.\n2. Next.');
    expect(text?.pages.map(({ page, start }) => [page, text.text.slice(start, start + 10)])).toEqual([
      [1, '1. The fir'],
      [2, 'a sentence'],
    ]);
  });

  it('without a letter is refused', async () => {
    await expect(read(plainPdf([[], []]))).rejects.toThrow('a.pdf không có chữ nào (2 trang)');
  });

  it('with more pages than allowed is refused before they are read', async () => {
    const pages = Array.from({ length: 1000 }, () => ['1. Text.']);
    await expect(read(plainPdf(pages))).rejects.toThrow('a.pdf có 1000 trang, quá mức 900 trang');
  });

  it('that is cut or no PDF inside is refused with a sentence', async () => {
    const whole = plainPdf([['1. Text.']]);
    await expect(read(whole.subarray(0, 60))).rejects.toThrow(/hỏng hoặc bị cắt cụt/u);
    await expect(read(Buffer.from('%PDF-1.7\nnothing'))).rejects.toThrow(UnreadableError);
  });

  it('with a page tree that leads back to itself is refused or ends', async () => {
    const loop = written([
      Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
      Buffer.from('<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>'),
    ]);
    await expect(read(loop)).rejects.toThrow(UnreadableError);
  });

  it('with a password is refused', async () => {
    const key = '0'.repeat(64);
    const encrypt = `<< /Filter /Standard /V 1 /R 2 /O <${key}> /U <${key}> /P -44 >>`;
    const locked = plainPdf([['1. Text.']]).toString('latin1');
    const trailer = locked.replace('/Root 1 0 R', `/Root 1 0 R /ID [<00><00>] /Encrypt ${encrypt}`);
    await expect(read(Buffer.from(trailer, 'latin1'))).rejects.toThrow(/có mật khẩu/u);
  });
});

describe('a PDF of pictures', () => {
  it('says what to install where nothing recognises text', async () => {
    const missing = 'máy này chưa nhận dạng được chữ trong ảnh';
    const setting = { ...(await scanSetting(folder)), ocr: { tools: null, missing } };
    const { pdf } = scanReaders(setting, () => Promise.resolve([]));
    await expect(pdf(picturePdf([JPEG, JPEG], 200), 'a.pdf')).rejects.toThrow(
      `a.pdf: trang 1, 2 là ảnh, ${missing}`,
    );
  });

  it('with more pictures than allowed is refused', async () => {
    const tools = { tesseract: '/nowhere', pdftoppm: '/nowhere', prlimit: null, tessdata: null };
    const setting = {
      ...(await scanSetting(folder)),
      ocr: { tools, missing: null },
      limits: { ...READ_LIMITS, pictures: 2 },
    };
    const { pdf } = scanReaders(setting, () => Promise.resolve([]));
    await expect(pdf(picturePdf([JPEG, JPEG, JPEG], 200), 'a.pdf')).rejects.toThrow(
      'có 3 trang ảnh, quá mức 2',
    );
  });
});

describe('a PDF whose content inflates without end', () => {
  it('is read within the memory that a worker has, or refused', async () => {
    const bomb = deflateSync(Buffer.alloc(30_000_000, ' '));
    const head = Buffer.from(`<< /Length ${bomb.length} /Filter /FlateDecode >>\nstream\n`);
    const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>';
    const pdf = written([
      Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
      Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
      Buffer.from(page),
      Buffer.concat([head, bomb, Buffer.from('\nendstream')]),
    ]);
    await expect(read(pdf)).rejects.toThrow(/không có chữ nào/u);
  });
});
